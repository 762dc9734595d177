import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { pageCache } from "#lib/page-cache.ts";
import { answerOf } from "#lib/page-cache-answer.ts";
import { answerInFront } from "#lib/page-cache-front.ts";
import { type Asked, pageKey } from "#lib/page-cache-rules.ts";
import { replyAtOnce, send } from "#lib/page-cache-send.ts";
import { refuseUnread } from "#lib/raw-refusal.ts";

// Servers as server.ts is one, with three pages that lie ready, and what one says to them byte by byte.

const HOST = "a.example";
const headers = { "content-type": "text/html; charset=utf-8", "x-powered-by": "a press" };
const cache = pageCache({
  maxBytes: 10_000_000,
  render: async ({ url }) => {
    const body = Buffer.from(`<p>This is ${url}.</p>`.repeat(400));
    return answerOf({ id: "1", status: 200, headers, body, nonce: "nonce" }, { "X-Own": "1" }, () => "a policy");
  },
});
cache.trust();
const keyOf = (asked: Asked) => (asked.headers.host === HOST ? pageKey(asked, "session") : null);
for (const url of ["/", "/about", "/tags"]) {
  const key = keyOf({ method: "GET", url, headers: { host: HOST } });
  for (const encoding of ["br", "gzip", "identity"] as const)
    await (key && cache.get(key))?.then(({ answer }) => answer.encoded(encoding));
}
function readyFor(asked: Asked) {
  const key = keyOf(asked);
  const found = key && cache.atOnce(key);
  return found && replyAtOnce(asked, found);
}

export type PressOptions = { keepAliveTimeout?: number; headersTimeout?: number; connectionsCheckingInterval?: number };

/** A server; `asked` are the addresses that reached Node. */
export async function startPress(hasFront: boolean, options: PressOptions = {}) {
  const asked: string[] = [];
  const server = createServer(
    { maxHeaderSize: 16 * 1024, optimizeEmptyRequests: true, ...options },
    (request, response) => {
      asked.push(String(request.url));
      const reply = readyFor(request);
      if (reply) return send(response, reply);
      let size = 0;
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      const { method, url, headers: said } = request;
      request.on("end", () => response.end(JSON.stringify([method, url, said, size])));
      // Where nothing waits for a body there is no end of one either.
      const answer = () => response.end(JSON.stringify([method, url, said]));
      if (url === "/bye") response.setHeader("Connection", "close");
      if (url === "/slow") setTimeout(answer, 500);
      else if (method !== "POST" || url === "/unread") answer();
    },
  );
  refuseUnread(server, { https: false, dev: false });
  server.on("upgrade", (_, socket) => socket.destroy());
  if (hasFront) answerInFront(server, readyFor);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, asked };
}

/** A connection that is there; whatever goes wrong on it ends it and nothing else. */
export const openTo = async (server: Server) => {
  const socket = connect({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", noDelay: true });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
};

/** A GET as it travels, or another method; `lines` are its headers beside the host. */
export const get = (path = "/", lines = "", method = "GET") =>
  `${method} ${path} HTTP/1.1\r\nHost: ${HOST}\r\n${lines}\r\n`;
/** A form with this body. */
export const post = (body: string, lines = `Content-Length: ${body.length}\r\n`) =>
  `${get("/form", lines, "POST")}${body}`;
/** The same without the body, to an address that answers before it has come. */
export const unread = (length: number) => get("/unread", `Content-Length: ${length}\r\n`, "POST");
const LAST = get("/last", "Connection: close\r\n");

/** What is written at once; to a part of something nothing is said until the rest has come. */
export type Piece = string | { part: string };

/**
 * All that a server says to pieces until it closes. Each is written when something was said to the one before; none once
 * the server has said that it closes, because then it is up to chance whether it still hears it.
 */
export async function talk(server: Server, pieces: Piece[]) {
  const socket = await openTo(server);
  const heard: Buffer[] = [];
  socket.on("data", (chunk) => heard.push(chunk));
  for (const piece of [...pieces, LAST]) {
    const before = heard.length;
    if (socket.closed || Buffer.concat(heard).includes("Connection: close")) break;
    const [text, patience] = typeof piece === "string" ? [piece, 2_000] : [piece.part, 5];
    socket.write(text, "latin1");
    for (const end = Date.now() + patience; Date.now() < end && heard.length === before && !socket.closed; )
      await sleep(1);
  }
  // What took the last request for a part of another waits for more.
  const leave = setTimeout(() => socket.end(), 1_000);
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
  clearTimeout(leave);
  return Buffer.concat(heard)
    .toString("latin1")
    .replaceAll(/^Date: .*$/gm, "Date");
}
