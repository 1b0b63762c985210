// @azure/web-pubsub against our hub.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Hub, next, receive } from "./hub.mjs";

let hub;
let service;
let alice;
let bob;

before(async () => {
  hub = await Hub.start();
  service = hub.service();
  alice = await hub.client("alice");
  bob = await hub.client("bob");
});
after(async () => {
  alice.stop();
  bob.stop();
  assert.equal(await hub.stop(), 0);
});

const contents = [
  ["text", "plain", { contentType: "text/plain" }, "plain"],
  ["json", { a: [1] }, {}, { a: [1] }],
  ["json", "a string is JSON for this package", {}, "a string is JSON for this package"],
  ["binary", new Uint8Array([0, 255]), {}, new Uint8Array([0, 255]).buffer],
];

for (const [type, content, options, expected] of contents) {
  test(`sendToAll reaches everybody as ${type} (${JSON.stringify(content)})`, async () => {
    const both = [next(alice, "server-message"), next(bob, "server-message")];
    await service.sendToAll(content, options);
    for (const { message } of await Promise.all(both)) {
      assert.equal(message.dataType, type);
      assert.deepEqual(message.data, expected);
    }
  });
}

test("sendToUser and sendToConnection reach one", async () => {
  const forBob = next(bob, "server-message");
  await service.sendToUser("bob", "to bob", { contentType: "text/plain" });
  assert.equal((await forBob).message.data, "to bob");
  const forAlice = next(alice, "server-message");
  await service.sendToConnection(alice.connectionId, "to alice", { contentType: "text/plain" });
  assert.equal((await forAlice).message.data, "to alice");
});

test("excluded connections get nothing", async () => {
  let disturbed = false;
  const listener = () => (disturbed = true);
  alice.on("server-message", listener);
  const forBob = next(bob, "server-message");
  await service.sendToAll("not alice", { excludedConnections: [alice.connectionId] });
  await forBob;
  alice.off("server-message", listener);
  assert.equal(disturbed, false);
});

test("the server puts connections and users into groups and takes them out", async () => {
  const group = service.group("made by the server/+é");
  await group.addConnection(alice.connectionId);
  await group.addUser("bob");
  assert.equal(await service.groupExists("made by the server/+é"), true);
  const both = [receive(alice, 1), receive(bob, 1)];
  await group.sendToAll({ hello: "both" });
  for (const got of await Promise.all(both)) assert.deepEqual(got, [{ hello: "both" }]);
  await group.removeConnection(alice.connectionId);
  await group.removeUser("bob");
  assert.equal(await service.groupExists("made by the server/+é"), false);
});

test("existence is told by 200 and 404", async () => {
  assert.equal(await service.connectionExists(alice.connectionId), true);
  assert.equal(await service.connectionExists("nobody"), false);
  assert.equal(await service.userExists("bob"), true);
  assert.equal(await service.userExists("nobody"), false);
  assert.equal(await service.groupExists("no such group"), false);
});

test("an unknown connection cannot be added, and the error is the service's", async () => {
  await assert.rejects(service.group("g").addConnection("nobody"), (error) => {
    assert.equal(error.statusCode, 404);
    assert.equal(error.code, "Error.Connection.NotExisted");
    return true;
  });
});

test("a wrong key is refused with 401", async () => {
  const { WebPubSubServiceClient } = await import("@azure/web-pubsub");
  const wrong = hub.connectionString.replace(/AccessKey=[^;]+/, "AccessKey=" + "x".repeat(44));
  const stranger = new WebPubSubServiceClient(wrong, "chat", { allowInsecureConnection: true });
  await assert.rejects(stranger.sendToAll("x"), (error) => error.statusCode === 401);
});

test("hubs are worlds of their own, and the case of their names does not matter", async () => {
  const got = [];
  const listener = ({ message }) => got.push(message.data);
  alice.on("server-message", listener);
  await hub.service("other").sendToAll("for nobody here");
  const forAlice = next(alice, "server-message");
  await hub.service("CHAT").sendToUser("alice", "the same hub");
  await forAlice;
  alice.off("server-message", listener);
  assert.deepEqual(got, ["the same hub"]);
});
