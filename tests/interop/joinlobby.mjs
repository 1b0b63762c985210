// Joins room "lobby" of hub "demo" at WEBPUBSUB_CONNECTION_STRING, says hello, and echoes what it hears until told "bye".
import "./node18.mjs";

import { WebPubSubServiceClient } from "@azure/web-pubsub";
import { WebPubSubClient } from "@azure/web-pubsub-client";

const service = new WebPubSubServiceClient(
  process.env.WEBPUBSUB_CONNECTION_STRING, "demo", { allowInsecureConnection: true });
const roles = ["webpubsub.joinLeaveGroup", "webpubsub.sendToGroup"];
const client = new WebPubSubClient({
  getClientAccessUrl: async () => (await service.getClientAccessToken({ userId: "node", roles })).url,
});
client.on("group-message", async ({ message }) => {
  if (message.data === "bye") return client.stop();
  if (message.fromUserId !== "node") await client.sendToGroup("lobby", { heard: message.data }, "json");
});
client.on("stopped", () => process.exit(0));
await client.start();
await client.joinGroup("lobby");
await client.sendToGroup("lobby", "hello from node", "text");
