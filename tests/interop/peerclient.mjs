// The peer of the receive figure: the official client counts the same messages. Arguments: URL COUNT.
import "./node18.mjs";
import { WebPubSubClient, WebPubSubJsonReliableProtocol } from "@azure/web-pubsub-client";

const [url, count] = [process.argv[2], Number(process.argv[3])];
const client = new WebPubSubClient(url, { protocol: WebPubSubJsonReliableProtocol(), autoReconnect: false });
let received = 0;
let begin = 0n;
client.on("group-message", () => {
  if (received++ === 0) begin = process.hrtime.bigint();
  if (received < count) return;
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  console.log(JSON.stringify({ messagesPerSecond: Math.round((count - 1) / seconds) }));
  process.exit(0);
});
await client.start();
