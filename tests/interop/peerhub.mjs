// The peer of the fan-out figure: the smallest useful hub on Node's `ws`. Encodes each message once, sends it to all.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const groups = new Map();
const server = createServer();
const wss = new WebSocketServer({ server, handleProtocols: (offered) => [...offered][0], perMessageDeflate: false });

wss.on("connection", (socket, request) => {
  const token = new URL(request.url, "http://localhost").searchParams.get("access_token");
  const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
  for (const name of claims["webpubsub.group"] ?? []) {
    if (!groups.has(name)) groups.set(name, new Set());
    groups.get(name).add(socket);
    socket.on("close", () => groups.get(name).delete(socket));
  }
  socket.on("message", (bytes) => {
    const { group, dataType, data } = JSON.parse(bytes);
    const text = JSON.stringify({ type: "message", from: "group", group, fromUserId: claims.sub, dataType, data });
    for (const member of groups.get(group) ?? []) member.send(text);
  });
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
