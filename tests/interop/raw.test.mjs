// Bad input over a plain WebSocket: each is refused clearly and the hub goes on.
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";

import WebSocket from "ws";

import { Hub } from "./hub.mjs";

const subprotocol = "json.webpubsub.azure.v1";
let hub;
before(async () => (hub = await Hub.start()));
after(async () => assert.equal(await hub.stop(), 0));

async function refusal(url, options) {
  const socket = new WebSocket(url, subprotocol, options);
  socket.on("error", () => {});
  const [, response] = await once(socket, "unexpected-response");
  response.resume();
  socket.terminate();
  return response.statusCode;
}

test("a foreign browser origin is refused before the upgrade", async () => {
  assert.equal(await refusal(await hub.url("mallory"), { origin: "https://evil.example" }), 403);
});

test("a foreign Host is refused: no DNS rebinding", async () => {
  assert.equal(await refusal(await hub.url("mallory"), { headers: { Host: "evil.example" } }), 421);
});

test("no token, a broken token and a token of another hub are refused with 401", async () => {
  const url = await hub.url("mallory");
  assert.equal(await refusal(url.replace(/\?.*/, "")), 401);
  assert.equal(await refusal(url.slice(0, -3) + "abc"), 401);
  assert.equal(await refusal((await hub.url("mallory")).replace("/hubs/chat", "/hubs/other")), 401);
});

const closes = [
  ["no JSON", "{", 1007],
  ["an unknown type", '{"type":"dance"}', 1007],
  ["a negative ack id", '{"type":"joinGroup","group":"g","ackId":-1}', 1007],
  ["a binary frame on a JSON subprotocol", Buffer.from([1]), 1003],
  ["more than 1 MiB", "x".repeat(1024 * 1024 + 1), 1009],
];

for (const [name, frame, code] of closes) {
  test(`${name} closes with ${code}`, async () => {
    const socket = new WebSocket(await hub.url("mallory"), subprotocol);
    await once(socket, "open");
    socket.send(frame);
    const [closedWith] = await once(socket, "close");
    assert.equal(closedWith, code);
  });
}

test("a refused recovery is an accepted socket closed with 1008", async () => {
  const url = `${await hub.url("mallory")}&awps_connection_id=nobody&awps_reconnection_token=x`;
  const socket = new WebSocket(url, "json.reliable.webpubsub.azure.v1");
  await once(socket, "open");
  const [code] = await once(socket, "close");
  assert.equal(code, 1008);
});
