// hubscope-client and @azure/web-pubsub-client in one room of our hub, each with each protocol.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import "./node18.mjs";

import { WebPubSubJsonProtocol, WebPubSubJsonReliableProtocol } from "@azure/web-pubsub-client";

import { Cli } from "./cli.mjs";
import { everything, Hub, next, receive } from "./hub.mjs";

let hub;
before(async () => (hub = await Hub.start()));
after(async () => assert.equal(await hub.stop(), 0));

const protocols = [
  "json.webpubsub.azure.v1",
  "json.reliable.webpubsub.azure.v1",
  "protobuf.webpubsub.azure.v1",
  "protobuf.reliable.webpubsub.azure.v1",
];

async function pair(protocol, room) {
  const cli = Cli.start(
    ["--hub", "chat", "--user", "qt", "--protocol", protocol, ...everything.flatMap((role) => ["--role", role])],
    { WEBPUBSUB_CONNECTION_STRING: hub.connectionString });
  const theirs = protocol.includes("reliable") ? WebPubSubJsonReliableProtocol() : WebPubSubJsonProtocol();
  const js = await hub.client("js", { protocol: theirs });
  await cli.must("start");
  await cli.must("joinGroup", { group: room });
  await js.joinGroup(room);
  return { cli, js };
}

async function part({ cli, js }) {
  js.stop();
  assert.equal(await cli.end(), 0);
}

// google.protobuf.Any of type_url "type.googleapis.com/a.B" and value "b".
const any = Buffer.from("Chd0eXBlLmdvb2dsZWFwaXMuY29tL2EuQhIBYg==", "base64");
const contents = [
  ["text", "grüße, 世界 🎉\n"],
  ["text", ""],
  ["json", { n: 1, nested: [true, null, "x"] }],
  ["json", "a string stays a string"],
  ["json", 0],
  ["binary", Buffer.from([0, 1, 254, 255])],
  ["binary", Buffer.alloc(0)],
  ["protobuf", any],
];
const isBytes = (type) => type === "binary" || type === "protobuf";
const forJs = (type, data) => (isBytes(type) ? Uint8Array.from(data).buffer : data);
const forCli = (type, data) => (isBytes(type) ? data.toString("base64") : data);

for (const protocol of protocols) {
  test(`${protocol}: each hears each data type of the other`, async () => {
    const room = `types of ${protocol}`;
    const both = await pair(protocol, room);
    for (const [type, data] of contents) {
      const heard = next(both.js, "group-message");
      const answer = await both.cli.must(
        "sendToGroup", { group: room, dataType: type, data: forCli(type, data), noEcho: true });
      assert.equal(answer.duplicate, false);
      const { message } = await heard;
      assert.deepEqual(
        [message.group, message.fromUserId, message.dataType], [room, "qt", type]);
      assert.deepEqual(message.data, forJs(type, data));

      await both.js.sendToGroup(room, forJs(type, data), type, { noEcho: true });
      const event = await both.cli.event("groupMessage");
      // The protobuf frames of the service do not tell who sent.
      assert.deepEqual(
        [event.group, event.fromUserId, event.dataType], [room, protocol.startsWith("json") ? "js" : null, type]);
      assert.deepEqual(event.data, forCli(type, data));
      assert.equal("sequenceId" in event, protocol.includes("reliable"));
    }
    await part(both);
  });

  test(`${protocol}: a thousand each way at once, in order`, async () => {
    const room = `thousand of ${protocol}`;
    const both = await pair(protocol, room);
    const count = 1000;
    const expected = Array.from({ length: count }, (_, i) => i);
    const heardByJs = receive(both.js, count);
    const heardByCli = both.cli.messages(count);
    const answers = [];
    for (let i = 0; i < count; ++i) {
      answers.push(both.cli.must("sendToGroup", { group: room, dataType: "json", data: i, noEcho: true }));
      both.js.sendToGroup(room, i, "json", { fireAndForget: true, noEcho: true });
    }
    assert.deepEqual(await heardByJs, expected);
    assert.deepEqual(await heardByCli, expected);
    await Promise.all(answers);
    await part(both);
  });
}

test("the server closes the connection: hubscope-client comes back and joins again", async () => {
  const both = await pair(protocols[1], "closing");
  const { connectionId } = await both.cli.event("connected");
  await hub.service().closeConnection(connectionId, { reason: "maintenance" });
  assert.equal((await both.cli.event("disconnected")).connectionId, connectionId);
  assert.notEqual((await both.cli.event("connected")).connectionId, connectionId);
  await both.js.sendToGroup("closing", "welcome back", "text", { noEcho: true });
  assert.deepEqual(await both.cli.messages(1), ["welcome back"]);
  await part(both);
});
