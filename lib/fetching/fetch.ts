import { Agent, request } from "undici";
import { type Fetched, retryAfter } from "#lib/fetching/answer.ts";
import { ENCODINGS, readBody } from "#lib/fetching/body.ts";
import { guardedConnector } from "#lib/fetching/connector.ts";
import { type FetchFailure, FetchRefused, failureOf } from "#lib/fetching/failure.ts";
import { enterLine } from "#lib/fetching/host-line.ts";
import { hostOf, type Rules, siteRules } from "#lib/fetching/rules.ts";
import { target } from "#lib/fetching/target.ts";

const MAX_HOPS = 5;

type Options = {
  /** For the Accept header. */
  accept?: string;
  /** What was kept from the last answer; the host may say that nothing changed. */
  etag?: string;
  lastModified?: string;
  /** Of the decoded body; 15 MiB unless said. */
  maxBytes?: number;
  /** For everything: the line, names, redirects, the last byte; 20 seconds unless said. */
  totalMs?: number;
  signal?: AbortSignal;
};

/**
 * Fetches an address of the public web by GET, the one way out of this product: no address of one's own network is dialled
 * whatever it is called, redirects are followed five times at most and checked each, no cookie, credential or referrer goes
 * along. Every status is an answer; a failure says why in words for a reader.
 */
export const fetchUrl = (url: string, options: Options = {}) => fetchWith(siteRules(), url, options);

/** `fetchUrl` under rules that are given. */
export async function fetchWith(rules: Rules, url: string, options: Options = {}): Promise<Fetched | FetchFailure> {
  const { totalMs = 20_000 } = options;
  const limit = new AbortController();
  const late = () => limit.abort(new FetchRefused("timeout", "It took too long to answer."));
  const stop = () => limit.abort(new FetchRefused("network", "It was stopped before the answer was there."));
  const timer = setTimeout(late, totalMs);
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener("abort", stop);
  const { signal } = limit;
  const agent = new Agent({
    connect: guardedConnector(rules, signal),
    maxHeaderSize: 65_536,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  let at = url;
  let isForGood = true;
  try {
    for (let hops = 0; hops <= MAX_HOPS; hops++) {
      const from = target(at, rules);
      const step = await ask(from, { agent, signal, rules, options });
      if ("body" in step) return { ...step, movedTo: hops > 0 && isForGood ? step.url : null };
      isForGood &&= step.isForGood;
      at = step.to;
      if (from.protocol === "https:" && at.startsWith("http:"))
        throw new FetchRefused("redirects", "The address leads from https to plain http.");
    }
    throw new FetchRefused("redirects", `The address leads on more than ${MAX_HOPS} times.`);
  } catch (error) {
    return failureOf(signal.aborted ? signal.reason : error, URL.parse(at)?.hostname ?? "");
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", stop);
    await agent.destroy();
  }
}

type Asking = { agent: Agent; signal: AbortSignal; rules: Rules; options: Options };
type Step = Omit<Fetched, "movedTo"> | { to: string; isForGood: boolean };

/** One request: an answer, or where it leads on. */
async function ask(url: URL, { agent, signal, rules, options }: Asking): Promise<Step> {
  const leave = await enterLine(url.host, signal);
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      reset: true,
      headers: {
        "user-agent": rules.userAgent,
        accept: options.accept ?? "*/*",
        "accept-encoding": ENCODINGS,
        ...(options.etag && { "if-none-match": options.etag }),
        ...(options.lastModified && { "if-modified-since": options.lastModified }),
      },
    });
    const said = (name: string) => [headers[name] ?? []].flat().join(", ") || null;
    const location = said("location");
    if (location && [301, 302, 303, 307, 308].includes(statusCode)) {
      body.on("error", () => {}).destroy();
      // Bytes beyond ASCII in a location are UTF-8, as browsers read them.
      const to = URL.parse(Buffer.from(location, "latin1").toString("utf8"), url);
      if (!to) throw new FetchRefused("redirects", "The address leads to something that is no address.");
      return { to: to.href, isForGood: statusCode === 301 || statusCode === 308 };
    }
    const limits = { host: hostOf(url), maxBytes: options.maxBytes ?? 15 * 1_048_576 };
    url.hash = "";
    return {
      ok: true,
      status: statusCode,
      url: url.href,
      contentType: said("content-type"),
      etag: said("etag"),
      lastModified: said("last-modified"),
      retryAfterSeconds: retryAfter(said("retry-after")),
      notModified: statusCode === 304,
      body: await readBody(
        body,
        { encoding: said("content-encoding") ?? "", length: Number(said("content-length")) },
        limits,
      ),
    };
  } finally {
    leave();
  }
}
