// @azure/web-pubsub-client against our hub.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import "./node18.mjs";

import { WebPubSubJsonProtocol, WebPubSubJsonReliableProtocol } from "@azure/web-pubsub-client";

import { Hub, next, receive } from "./hub.mjs";

let hub;
before(async () => (hub = await Hub.start()));
after(async () => assert.equal(await hub.stop(), 0));

const protocols = { json: WebPubSubJsonProtocol, "reliable json": WebPubSubJsonReliableProtocol };

for (const [name, protocol] of Object.entries(protocols)) {
  test(`${name}: two users exchange a message of each type`, async () => {
    const alice = await hub.client("alice", { protocol: protocol() });
    const bob = await hub.client("bob", { protocol: protocol() });
    await alice.joinGroup("types");
    await bob.joinGroup("types");
    const cases = [
      ["text", "grüße, 世界 🎉"],
      ["json", { n: 1, nested: [true, null, "x"] }],
      ["json", "a string stays a string"],
      ["json", 0],
      ["binary", new Uint8Array([0, 1, 254, 255]).buffer],
      ["text", ""],
    ];
    for (const [type, data] of cases) {
      const arrival = next(bob, "group-message");
      const ack = await alice.sendToGroup("types", data, type, { noEcho: true });
      assert.equal(ack.isDuplicated, false);
      const { message } = await arrival;
      assert.equal(message.dataType, type);
      assert.equal(message.fromUserId, "alice");
      assert.equal(message.group, "types");
      assert.deepEqual(message.data, data);
    }
    alice.stop();
    bob.stop();
  });

  test(`${name}: noEcho keeps a message from its sender, and only then`, async () => {
    const alice = await hub.client("alice", { protocol: protocol() });
    await alice.joinGroup("echo");
    const arrival = receive(alice, 2);
    await alice.sendToGroup("echo", "one", "text");
    await alice.sendToGroup("echo", "hidden", "text", { noEcho: true });
    await alice.sendToGroup("echo", "two", "text");
    assert.deepEqual(await arrival, ["one", "two"]);
    alice.stop();
  });

  test(`${name}: a thousand messages come in order`, async () => {
    const alice = await hub.client("alice", { protocol: protocol() });
    const bob = await hub.client("bob", { protocol: protocol() });
    await bob.joinGroup("order");
    const arrival = receive(bob, 1000);
    for (let i = 0; i < 1000; ++i) alice.sendToGroup("order", i, "json", { fireAndForget: true });
    assert.deepEqual(await arrival, Array.from({ length: 1000 }, (_, i) => i));
    alice.stop();
    bob.stop();
  });
}

test("a join without the role is refused with Forbidden", async () => {
  const carol = await hub.client("carol", { roles: [] });
  await assert.rejects(carol.joinGroup("closed"), (error) => error.errorDetail.name === "Forbidden");
  await assert.rejects(carol.sendToGroup("closed", "x", "text"), (error) => error.errorDetail.name === "Forbidden");
  carol.stop();
});

test("the same ack id twice is a duplicate and is delivered once", async () => {
  const alice = await hub.client("alice");
  await alice.joinGroup("dedupe");
  const arrival = receive(alice, 2);
  const first = await alice.sendToGroup("dedupe", "once", "text", { ackId: 4242 });
  const second = await alice.sendToGroup("dedupe", "once", "text", { ackId: 4242 });
  assert.deepEqual([first.isDuplicated, second.isDuplicated], [false, true]);
  await alice.sendToGroup("dedupe", "last", "text");
  assert.deepEqual(await arrival, ["once", "last"]);
  alice.stop();
});

test("a destroyed socket is recovered with nothing lost or doubled", async () => {
  const bob = await hub.client("bob");
  await bob.joinGroup("recovery");
  const service = hub.service().group("recovery");
  const arrival = receive(bob, 200);
  let stopped = false;
  bob.on("disconnected", () => (stopped = true));
  for (let i = 0; i < 200; ++i) {
    if (i % 40 === 20) hub.cut();
    await sendThroughCuts(service, i);
  }
  assert.deepEqual(await arrival, Array.from({ length: 200 }, (_, i) => i));
  assert.equal(stopped, false, "the connection was recovered, not replaced");
  bob.stop();
});

// hub.cut() also hits the keep-alive sockets of the REST client.
async function sendThroughCuts(group, data) {
  for (;;) {
    try {
      return await group.sendToAll(data);
    } catch (error) {
      if (error.code !== "ECONNRESET") throw error;
    }
  }
}

test("after a drop that cannot be recovered the client joins its groups again", async () => {
  const bob = await hub.client("bob", { protocol: WebPubSubJsonProtocol() });
  await bob.joinGroup("rejoin");
  const before = bob.connectionId;
  const again = next(bob, "connected");
  hub.cut();
  assert.notEqual((await again).connectionId, before);
  const arrival = receive(bob, 1);
  await sendThroughCuts(hub.service().group("rejoin"), "welcome back");
  assert.deepEqual(await arrival, ["welcome back"]);
  bob.stop();
});

test("a connection that the server closed is replaced by a new one", async () => {
  const bob = await hub.client("bob");
  await bob.joinGroup("closing");
  const before = bob.connectionId;
  const gone = next(bob, "disconnected");
  const again = next(bob, "connected");
  await hub.service().closeConnection(before, { reason: "maintenance" });
  assert.match((await gone).message.message, /maintenance/);
  assert.notEqual((await again).connectionId, before);
  bob.stop();
});

test("an event without a handler is answered with an error and the connection stays", async () => {
  const alice = await hub.client("alice");
  await assert.rejects(alice.sendEvent("buy", { q: 2 }, "json"), (error) => error.errorDetail !== undefined);
  await alice.joinGroup("still-here");
  alice.stop();
});

test("stop() ends the session at the hub", async () => {
  const alice = await hub.client("alice");
  const id = alice.connectionId;
  const stopped = next(alice, "stopped");
  alice.stop();
  await stopped;
  const service = hub.service();
  while (await service.connectionExists(id)) await new Promise((resolve) => setImmediate(resolve));
});
