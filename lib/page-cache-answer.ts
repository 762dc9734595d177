import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import fresh from "fresh";
import Negotiator from "negotiator";
import type { Found, Keepable } from "#lib/page-cache.ts";

/** What a render came to, before anything is made of it. `nonce` is the one that it was rendered with, `id` its number. */
export type Rendered = { id: string; status: number; headers: OutgoingHttpHeaders; body: Buffer; nonce: string };

const ENCODINGS = ["br", "gzip", "identity"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** What is sent for one encoding; `head` as names and values by turns, which is how Node sends it soonest. */
type Sent = { etag: string; head: string[]; body: Buffer };

/** An answer ready to be sent: compressed once for each encoding, at the first wish for it. */
export type Answer = Keepable & { encoded: (encoding: Encoding) => Promise<Sent> };

const brotliWell = promisify(brotliCompress);
const gzipWell = promisify(gzip);

/** Sent once and read by many: the time goes into fewer bytes. */
const COMPRESS: Record<Exclude<Encoding, "identity">, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => brotliWell(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => gzipWell(body, { level: 9 }),
};

/** Headers of a rendered answer that are ours to say, or belong to one connection. */
const OURS =
  /^(connection|keep-alive|transfer-encoding|date|etag|content-length|cache-control|vary|content-security-policy)$/i;

/** For a proxy in front a short life; a browser asks each time, and is told by ETag that it has it already. */
const SHARED = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";

/**
 * Makes the answer that is kept and sent of what was rendered. The page was rendered with a nonce that nobody else knew, so
 * an inline script that carries it is our own: those are allowed by their hashes, and the nonce is blotted out, everywhere and
 * at equal length, because lengths stand in what Next writes.
 * `policy` makes the content policy of hashes of scripts and styles ("'sha256-…' …").
 */
export function answerOf(
  { id, status, headers, body, nonce }: Rendered,
  security: Record<string, string>,
  policy: (hashes: { scripts: string; styles: string }) => string,
): Answer {
  const type = String(headers["content-type"] ?? "");
  const isText = /^text\/|json|xml|svg/.test(type);
  const isKeepable = status === 200 && headers["set-cookie"] === undefined;
  const blotted = (text: string) => text.replaceAll(nonce, "x".repeat(nonce.length));
  const page = isText ? body.toString("utf8") : "";
  const plain = isText ? Buffer.from(blotted(page)) : body;
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const own: [string, string][] = [
    ...Object.entries(security).filter(([name]) => name !== "Content-Security-Policy"),
    ["Content-Security-Policy", policy(hashesOf(type.startsWith("text/html") ? page : "", nonce, blotted))],
    ["Cache-Control", isKeepable ? SHARED : "private, no-cache"],
    ["Vary", "Cookie, Accept-Encoding, RSC"],
    ...(status >= 400 ? [["X-Request-Id", id] as [string, string]] : []),
  ];
  const copied = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || OURS.test(name) ? [] : [[name, blotted(String(value))]],
  );

  async function make(encoding: Encoding): Promise<Sent> {
    const sent = encoding === "identity" ? plain : await COMPRESS[encoding](plain);
    const etag = `"${hash}-${encoding}"`;
    const head = [...own, ...copied, ["Content-Length", String(sent.length)]];
    if (encoding !== "identity") head.push(["Content-Encoding", encoding]);
    if (isKeepable) head.push(["ETag", etag]);
    return { etag, head: head.flat(), body: sent };
  }

  const made = new Map<Encoding, Promise<Sent>>();
  return {
    status,
    isKeepable,
    // Compressed forms come later, when somebody wants them: they take about half as much again.
    bytes: Math.ceil(plain.length * 1.5),
    encoded: (encoding) => {
      const which = isText ? encoding : "identity";
      const sent = made.get(which) ?? make(which);
      made.set(which, sent);
      return sent;
    },
  };
}

/** The hashes of the inline scripts and styles that carry the nonce, as the browser will see them. */
function hashesOf(page: string, nonce: string, blotted: (text: string) => string) {
  const of = (element: "script" | "style") => {
    const found = [...page.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}>`, "g"))]
      .filter(([, attributes = ""]) => attributes.includes(`nonce="${nonce}"`) && !/\ssrc=/.test(attributes))
      .map(([, , content = ""]) => blotted(content))
      .map((content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`);
    return [...new Set(found)].join(" ");
  };
  return { scripts: of("script"), styles: of("style") };
}

// A few dozen browsers send the same few headers again and again.
const negotiated = new Map<string, Encoding>();

/** The encoding to send to whoever accepts this. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return "identity";
  const known = negotiated.get(accepted);
  if (known) return known;
  const acceptable = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...ENCODINGS]);
  const chosen = ENCODINGS.find((encoding) => acceptable.includes(encoding)) ?? "identity";
  if (negotiated.size > 500) negotiated.clear();
  negotiated.set(accepted, chosen);
  return chosen;
}

const CACHE_STATUS: Record<Found<Answer>["how"], string> = {
  hit: "ai-briefing; hit",
  stale: "ai-briefing; hit; detail=stale",
  miss: "ai-briefing; fwd=uri-miss",
  collapsed: "ai-briefing; fwd=uri-miss; collapsed",
  "stale-error": "ai-briefing; hit; detail=stale-if-error",
};

/** Sends an answer: 304 to who has it, the head alone to HEAD. `Cache-Status` says how it was come by (RFC 9211). */
export async function send(request: IncomingMessage, response: ServerResponse, { answer, how }: Found<Answer>) {
  const { etag, head, body } = await answer.encoded(encodingFor(request.headers["accept-encoding"]));
  const full = [...head, "Cache-Status", CACHE_STATUS[how]];
  if (answer.isKeepable && fresh(request.headers, { etag })) response.writeHead(304, full).end();
  else response.writeHead(answer.status, full).end(request.method === "HEAD" ? undefined : body);
}
