// Starts hubscope-hub on a free port and stops it again.
import "./node18.mjs";

import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { createInterface } from "node:readline";

import { WebPubSubServiceClient } from "@azure/web-pubsub";
import { WebPubSubClient, WebPubSubJsonReliableProtocol } from "@azure/web-pubsub-client";

export const everything = ["webpubsub.joinLeaveGroup", "webpubsub.sendToGroup"];
const startMs = 10_000;

const sockets = new Set();
const connect = net.Socket.prototype.connect;
// The packages keep their sockets to themselves; a broken network is made here, below them.
net.Socket.prototype.connect = function (...args) {
  sockets.add(this);
  this.once("close", () => sockets.delete(this));
  return connect.apply(this, args);
};

export class Hub {
  static async start(args = []) {
    const binary = process.env.HUBSCOPE_HUB;
    if (!binary) throw new Error("HUBSCOPE_HUB must name the hubscope-hub program");
    const hub = new Hub();
    hub.process = spawn(binary, ["--port", "0", "--quiet", ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: hub.process.stdout })[Symbol.asyncIterator]();
    const timer = setTimeout(() => hub.process.kill("SIGKILL"), startMs);
    hub.endpoint = (await lines.next()).value.replace("Endpoint: ", "");
    hub.connectionString = (await lines.next()).value.replace("ConnectionString: ", "");
    clearTimeout(timer);
    hub.port = Number(new URL(hub.endpoint).port);
    return hub;
  }

  async stop() {
    const exited = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const [code] = await exited;
    return code;
  }

  service(hubName = "chat") {
    return new WebPubSubServiceClient(this.connectionString, hubName, { allowInsecureConnection: true });
  }

  async url(userId, roles = everything, hubName = "chat", groups = undefined) {
    return (await this.service(hubName).getClientAccessToken({ userId, roles, groups })).url;
  }

  // A started client that has been told its connection id.
  async client(userId, { protocol = WebPubSubJsonReliableProtocol(), roles = everything, options = {} } = {}) {
    const client = new WebPubSubClient(
      { getClientAccessUrl: () => this.url(userId, roles) },
      { protocol, messageRetryOptions: { maxRetries: 0 }, ...options });
    const connected = new Promise((resolve) => client.on("connected", resolve));
    await client.start();
    client.connectionId = (await connected).connectionId;
    return client;
  }

  // Destroys every socket of this process to the hub, without a close frame.
  cut() {
    for (const socket of sockets) {
      if (socket.remotePort === this.port) socket.destroy();
    }
  }
}

// The next `count` group messages, as an array of their data.
export function receive(client, count, milliseconds = 15_000) {
  return new Promise((resolve, reject) => {
    const got = [];
    const timer = setTimeout(() => reject(new Error(`only ${got.length} of ${count} messages came`)), milliseconds);
    const listener = ({ message }) => {
      got.push(message.data);
      if (got.length < count) return;
      clearTimeout(timer);
      client.off("group-message", listener);
      resolve(got);
    };
    client.on("group-message", listener);
  });
}

// The next event of that name.
export function next(client, event, milliseconds = 15_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} came`)), milliseconds);
    const listener = (value) => {
      clearTimeout(timer);
      client.off(event, listener);
      resolve(value);
    };
    client.on(event, listener);
  });
}
