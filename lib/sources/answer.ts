import type { Fetched } from "#lib/fetching/answer.ts";
import type { FetchFailure } from "#lib/fetching/failure.ts";
import { isCutOff } from "#lib/sources/cut-off.ts";
import { discoverFeeds } from "#lib/sources/discover-feeds.ts";
import { parseFeed } from "#lib/sources/parse-feed.ts";
import type { ParsedFeed } from "#lib/sources/parsed-feed.ts";

/** What a host's answer to a poll comes to; the words are for an editor. */
export type Answer =
  | { kind: "feed"; feed: ParsedFeed; url: string; movedTo: string | null }
  | { kind: "unchanged"; movedTo: string | null }
  | { kind: "page"; feedUrl: string; words: string }
  | { kind: "gone"; words: string }
  | { kind: "failed"; words: string; status: number | null; retryAfter: number | null };

/** Reads an answer as that of a source feed. Never throws. */
export function readAnswer(answer: Fetched | FetchFailure): Answer {
  if (!answer.ok) return failed(answer.words);
  const { status, url, movedTo, body, contentType, retryAfterSeconds } = answer;
  if (answer.notModified) return { kind: "unchanged", movedTo };
  if (status === 410) return { kind: "gone", words: "Its host says that it is gone for good (410)." };
  if (status !== 200) return failed(statusWords(status), status, retryAfterSeconds);
  const feed = parseFeed(body, { url, contentType });
  if (feed.ok && feed.format !== "json" && isCutOff(body)) return failed("It broke off before its end.", status);
  if (feed.ok) return { kind: "feed", feed, url, movedTo };
  const [found] = discoverFeeds(body, { url, contentType }).filter((each) => each.url !== url);
  if (found) return { kind: "page", feedUrl: found.url, words: `This is a web page. It names a feed: ${found.url}` };
  return failed(feed.words, status);
}

const failed = (words: string, status: number | null = null, retryAfter: number | null = null): Answer => ({
  ...{ kind: "failed", words, status, retryAfter },
});

const STATUSES: Record<number, string> = {
  401: "Its host wants a password for it (401).",
  403: "Its host does not let us read it (403).",
  404: "There is nothing at its address (404).",
  429: "Its host says that we ask too often (429).",
  503: "Its host is not available for the moment (503).",
};

const statusWords = (status: number) =>
  STATUSES[status] ??
  (status >= 500 ? `Its host has a fault of its own (${status}).` : `Its host answers with status ${status}.`);
