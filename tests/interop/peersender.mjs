// The peer of the send figure: the official client, with as many acknowledged sends in flight. Arguments: URL COUNT
// INFLIGHT.
import "./node18.mjs";
import { WebPubSubClient, WebPubSubJsonReliableProtocol } from "@azure/web-pubsub-client";

const [url, count, inFlight] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const client = new WebPubSubClient(url, { protocol: WebPubSubJsonReliableProtocol(), autoReconnect: false });
const payload = "x".repeat(100);
const connected = new Promise((resolve) => client.on("connected", resolve));
await client.start();
await connected;

let sent = 0;
const begin = process.hrtime.bigint();
async function sendOneAfterAnother() {
  while (sent < count) {
    ++sent;
    await client.sendToGroup("fan", payload, "text");
  }
}
await Promise.all(Array.from({ length: inFlight }, sendOneAfterAnother));
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
console.log(JSON.stringify({ messagesPerSecond: Math.round(count / seconds) }));
process.exit(0);
