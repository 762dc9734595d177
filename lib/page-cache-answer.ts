import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Found, Keepable } from "#lib/page-cache.ts";
import { fewestBytes, fewestBytesOf } from "#lib/page-cache-best.ts";

/** What a render came to, before anything is made of it. `nonce` is the one that it was rendered with, `id` its number. */
export type Rendered = { id: string; status: number; headers: OutgoingHttpHeaders; body: Buffer; nonce: string };

/** The ways to send an answer, the one with the fewest bytes first. */
export const ENCODINGS = ["br", "gzip", "identity"] as const;
export type Encoding = (typeof ENCODINGS)[number];

type How = Found<Answer>["how"];

/** What is sent for one encoding; `heads` as names and values by turns, which is how Node sends them soonest. */
export type Sent = { etag: string; heads: Record<How, string[]>; body: Buffer };

/** An answer ready to be sent: compressed once for each encoding, at the first wish for it. */
export type Answer = Keepable & {
  encoded: (encoding: Encoding) => Promise<Sent>;
  /** The same without waiting, where it was wished for before. */
  ready: (encoding: Encoding) => Sent | undefined;
};

const CACHE_STATUS: Record<How, string> = {
  hit: "ai-briefing; hit",
  stale: "ai-briefing; hit; detail=stale",
  miss: "ai-briefing; fwd=uri-miss",
  collapsed: "ai-briefing; fwd=uri-miss; collapsed",
  "stale-error": "ai-briefing; hit; detail=stale-if-error",
};

const brotliWell = promisify(brotliCompress);
const gzipWell = promisify(gzip);

/** While somebody waits for it; lib/page-cache-best.ts makes fewer bytes of it afterwards. */
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
    // What is named in a header is let through by its address.
    value === undefined || OURS.test(name) ? [] : [[name, blotted(String(value).replaceAll(`; nonce="${nonce}"`, ""))]],
  );

  async function bytesIn(encoding: Encoding): Promise<Buffer> {
    if (encoding === "identity") return plain;
    return (encoding === "br" && fewestBytesOf(hash)) || COMPRESS[encoding](plain);
  }

  function sentAs(encoding: Encoding, sent: Buffer): Sent {
    // Weak: a text has other bytes in Brotli once fewer were made of it.
    const etag = `W/"${hash}-${encoding}"`;
    const head = [...own, ...copied, ["Content-Length", String(sent.length)]];
    if (encoding !== "identity") head.push(["Content-Encoding", encoding]);
    if (isKeepable) head.push(["ETag", etag]);
    const withHow = ([how, status]: [string, string]) => [how, [...head.flat(), "Cache-Status", status]];
    const heads = Object.fromEntries(Object.entries(CACHE_STATUS).map(withHow)) as Sent["heads"];
    return { etag, heads, body: sent };
  }

  const which = (encoding: Encoding) => (isText ? encoding : "identity");
  const making = new Map<Encoding, Promise<Sent>>();
  const ready = new Map<Encoding, Sent>();

  async function make(encoding: Encoding): Promise<Sent> {
    const sent = sentAs(encoding, await bytesIn(encoding));
    if (encoding === "br" && isKeepable && sent.body !== fewestBytesOf(hash)) improve(sent.body.length);
    return sent;
  }

  /** Sends fewer bytes than so many from when they are made. */
  function improve(length: number) {
    fewestBytes(hash, plain)
      .then((bytes) => {
        if (!bytes || bytes.length >= length) return;
        const better = sentAs("br", bytes);
        making.set("br", Promise.resolve(better));
        ready.set("br", better);
      })
      // What is sent already goes on being sent.
      .catch(() => {});
  }

  return {
    status,
    isKeepable,
    bytes: (isText ? bytesOfText(plain) : plain.length) + bytesOfHeads([...own, ...copied]),
    ready: (encoding) => ready.get(which(encoding)),
    encoded: (encoding) => {
      const wanted = which(encoding);
      const sent = making.get(wanted) ?? make(wanted);
      making.set(wanted, sent);
      return sent.then((done) => {
        // Fewer bytes may have taken its place meanwhile.
        if (making.get(wanted) === sent) ready.set(wanted, done);
        return done;
      });
    },
  };
}

/** Compressed forms come later, when somebody wants them: those of a text take half of it each at most. */
const bytesOfText = (plain: Buffer) => Math.ceil(plain.length * 2) + 256;

/**
 * What stands around the bytes: names and values once, one list of them for each way to be come by and to be sent, and a
 * kilobyte for what holds it together.
 */
const bytesOfHeads = (head: [string, string][]) => {
  const texts = head.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  const lists = ENCODINGS.length * Object.keys(CACHE_STATUS).length;
  return texts + lists * (head.length + 4) * 2 * 8 + 1024;
};

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
