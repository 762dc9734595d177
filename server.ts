import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { isbot } from "isbot";
import next from "next";
import { renderToStaticMarkup } from "react-dom/server";
import { networkOf } from "#lib/accounts/network.ts";
import { sessionCookieName } from "#lib/accounts/session-cookie.ts";
import { actionPages } from "#lib/action-pages.ts";
import { isAdmitted } from "#lib/admission.ts";
import { busyPage, sayAway } from "#lib/away-page.ts";
import { db } from "#lib/db.ts";
import { byEntrypoint } from "#lib/entrypoints.ts";
import { env } from "#lib/env.ts";
import { log, loggedPath } from "#lib/log.ts";
import { renderMarkupWith } from "#lib/markup.ts";
import { giveBackTyped } from "#lib/old-page.ts";
import { answerInFront } from "#lib/page-cache-front.ts";
import { keepPages } from "#lib/page-cache-serving.ts";
import { withPageTexts } from "#lib/page-texts.ts";
import { refuseUnread } from "#lib/raw-refusal.ts";
import {
  bodyMost,
  clientAddress,
  forgetClaims,
  isLooking,
  isOwnHost,
  isOwnWrite,
  isPlainBehindTls,
  isReadable,
  isSentPicture,
  onSite,
  PICTURE_POLICY,
  securityHeaders,
} from "#lib/request-rules.ts";
import { finishHead } from "#lib/response-head.ts";
import { sendTogether } from "#lib/sent-together.ts";
import { sendPlain } from "#lib/server-page.ts";

// HTTP in front of Next: what may come in at all, and what every response carries.

const { PORT, HOST, AUTH_URL, TRUST_PROXY, NODE_ENV, DATABASE_URL, PAGE_CACHE_MB } = env();
const dev = NODE_ENV === "development";
const https = AUTH_URL.startsWith("https:");
/** What comes beyond this is closed at once, instead of taking what the others need. */
const SOCKETS_MOST = 20_000;

renderMarkupWith(renderToStaticMarkup);

const server = createServer({
  ...{ requestTimeout: 30_000, headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
  ...{ maxHeaderSize: 16 * 1024, keepAliveTimeout: 15_000, optimizeEmptyRequests: true },
});
server.maxConnections = SOCKETS_MOST;
const app = next({ dev, port: PORT, hostname: HOST, httpServer: server });
const byNext = app.getRequestHandler();
const sessionCookie = sessionCookieName(AUTH_URL);
const handle = withPageTexts(dev ? byNext : byEntrypoint(import.meta.dirname, AUTH_URL, byNext), sessionCookie);
const passOn = dev ? null : actionPages(import.meta.dirname);

const kept =
  dev || PAGE_CACHE_MB === 0
    ? null
    : keepPages(handle, {
        ...{ url: AUTH_URL, https, TRUST_PROXY, databaseUrl: DATABASE_URL },
        ...{ megabytes: PAGE_CACHE_MB, sessionCookie },
      });

server.on("request", (request, response) => {
  // Nothing is made or waited for here that a page which lies ready does without.
  try {
    if (kept?.answeredAtOnce(request, response)) return;
  } catch (error) {
    return failed(error, request, response, randomUUID());
  }
  void serve(request, response);
});
if (kept) answerInFront(server, kept.readyFor);

async function serve(request: IncomingMessage, response: ServerResponse) {
  const id = randomUUID();
  try {
    if (await kept?.answered(request, response)) return;
    const nonce = randomBytes(16).toString("base64");
    const headers = securityHeaders(nonce, { https, dev });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (await answeredHere(request, response)) return;
    const client = clientOf(request);
    if (request.method === "POST" && !(await isAdmitted(request, response, networkOf(client))))
      return await tooBusy(response, nonce);
    prepare(request, id, nonce, headers["Content-Security-Policy"] ?? "", client);
    // Next leaves a header alone that is there already, so that no route can say this itself.
    if (isSentPicture(request.url ?? "")) response.setHeader("Content-Security-Policy", PICTURE_POLICY);
    finishHead(request, response, id);
    sendTogether(request, response);
    giveBackTyped(request, response, nonce);
    sayAway(response, id, nonce);
    await handle(request, response);
  } catch (error) {
    failed(error, request, response, id);
  }
}

function failed(error: unknown, request: IncomingMessage, response: ServerResponse, id: string) {
  log().error({ err: error, request: id, path: loggedPath(request.url) }, "request failed");
  if (!response.headersSent) sendPlain(response, 500, `Something went wrong here. It was noted as ${id}.`);
  else response.destroy();
}

refuseUnread(server, { https, dev });

// The product speaks no WebSocket; Next's own is for development.
if (!dev) server.on("upgrade", (_, socket) => socket.destroy());

/** Answers what needs no page: health, and everything that is refused before Next sees it. */
async function answeredHere(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.url?.split("?")[0] ?? "/";
  if (path === "/health") return sendPlain(response, 200, "alive");
  if (path === "/.well-known/change-password") {
    response.setHeader("Location", "/settings/ways-in");
    return sendPlain(response, 302, "The password is changed at /settings/ways-in.");
  }
  if (path === "/ready")
    return (await databaseAnswers()) ? sendPlain(response, 200, "ready") : sendPlain(response, 503, "no database");
  if (!["GET", "HEAD", "POST"].includes(request.method ?? "")) {
    response.setHeader("Allow", "GET, HEAD, POST");
    return sendPlain(response, 405, "This address answers GET, HEAD and POST.");
  }
  if (!path.startsWith("/") || !isReadable(path))
    return sendPlain(response, 400, "This is not an address of this site.");
  if (!isOwnHost(request.headers.host, AUTH_URL)) {
    if (request.method === "POST") return sendPlain(response, 403, "This site has another address.");
    response.setHeader("Location", onSite(request.url ?? "/", AUTH_URL));
    return sendPlain(response, 308, `This site is at ${AUTH_URL}.`);
  }
  if (isPlainBehindTls(request.headers, { https, TRUST_PROXY })) {
    if (request.method === "POST") return sendPlain(response, 403, "This site is written to over https alone.");
    response.setHeader("Location", onSite(request.url ?? "/", AUTH_URL));
    return sendPlain(response, 308, `This site is at ${AUTH_URL}.`);
  }
  if (request.method !== "POST") return false;
  if (!isOwnWrite(request.headers, AUTH_URL))
    return sendPlain(response, 403, "This did not come from a page of this site.");
  const most = bodyMost(path);
  const size = request.headers["content-length"];
  if (Number(size ?? 0) > most) return tooLarge(response);
  if (size === undefined) limitBody(request, response, most);
  return false;
}

/** A body of unknown length is cut when it passes the limit. */
function limitBody(request: IncomingMessage, response: ServerResponse, most: number) {
  let received = 0;
  request.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > most && !response.headersSent) {
      tooLarge(response);
      request.destroy();
    }
  });
  // Listening starts the flow; Next reads later.
  request.pause();
}

function tooLarge(response: ServerResponse): true {
  response.setHeader("Connection", "close");
  return sendPlain(response, 413, "This is more than a form of this site sends.");
}

/** Whoever is turned away waits for it: a flood that takes each answer as a sign to go on comes slower. */
async function tooBusy(response: ServerResponse, nonce: string) {
  await sleep(1_000);
  if (response.destroyed) return;
  response.setHeader("Retry-After", "3");
  response.writeHead(429, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" });
  response.end(busyPage(nonce));
}

const clientOf = ({ socket, headers }: IncomingMessage) =>
  clientAddress(socket.remoteAddress, String(headers["x-forwarded-for"] ?? ""), TRUST_PROXY);

/** What Next and our pages learn of a request; nothing that a stranger sent under these names stays. */
function prepare(request: IncomingMessage, id: string, nonce: string, policy: string, client: string) {
  const { headers } = request;
  const looking = isLooking(request.method, headers, isbot(String(headers["user-agent"] ?? "")));
  forgetClaims(headers);
  headers["x-forwarded-proto"] = https ? "https" : "http";
  headers["x-briefing-request"] = id;
  headers["x-briefing-client"] = client;
  headers["x-briefing-path"] = request.url;
  if (looking) headers["x-briefing-looking"] = "1";
  // A script on the page that is open wants the parts of another, which it may show or not.
  if (headers.rsc !== undefined) headers["x-briefing-soft"] = "1";
  if (looking || request.method === "POST") headers["x-briefing-active"] = "1";
  headers["content-security-policy"] = policy;
  headers["x-briefing-nonce"] = nonce;
  passOn?.(request);
}

async function databaseAnswers(): Promise<boolean> {
  return db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  // What is under way ends; then the process does. Idle connections are closed at once.
  server.close(() => Promise.allSettled([kept?.stop(), db().$disconnect()]).finally(() => process.exit(0)));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 30_000).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

await app.prepare();
server.listen(PORT, HOST);
