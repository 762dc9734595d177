import { type Db, db } from "#lib/db.ts";
import { fetchUrl } from "#lib/fetching/fetch.ts";
import { type Answer, readAnswer } from "#lib/sources/answer.ts";
import {
  type ClaimedFeed,
  claim,
  holds,
  letGo,
  noteFailure,
  noteGone,
  noteSuccess,
  startAnew,
} from "#lib/sources/claim-commands.ts";
import { joinOrMove } from "#lib/sources/move-commands.ts";
import { arrive, prepare, store } from "#lib/sources/store-commands.ts";

const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";
/** As often as this a feed's address may answer with a web page before the feed that the page names takes its place. */
const PAGES = 3;

/**
 * Asks a feed what is new, once: claims it, fetches it, keeps what it says, and says when it is due again. Whoever comes
 * while it is claimed or not due finds nothing to do. Killed at any moment it leaves the feed as it was, or done; told to
 * stop, it gives the feed back.
 */
export async function pollFeed(id: string, signal: AbortSignal): Promise<void> {
  const feed = await claim(id);
  if (!feed) return;
  try {
    const { etag, lastModified } = feed;
    const answer = await fetchUrl(feed.url, {
      accept: ACCEPT,
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      signal,
    });
    if (signal.aborted) return await letGo(feed);
    await settle(feed, readAnswer(answer), answer.ok ? answer : { etag: null, lastModified: null });
  } catch (error) {
    // A fault of ours: it is thrown on to be seen, and the feed waits as after any failure.
    await noteFailure(feed, {
      words: "It could not be read, by a fault of this site. The log says more.",
      status: null,
      retryAfter: null,
    });
    throw error;
  }
}

type Validators = { etag: string | null; lastModified: string | null };

async function settle(feed: ClaimedFeed, answer: Answer, { etag, lastModified }: Validators) {
  if (answer.kind === "failed") return noteFailure(feed, answer);
  if (answer.kind === "gone") return noteGone(feed, answer.words);
  if (answer.kind === "page") {
    const isTurned = feed.succeededAt === null || feed.failures + 1 >= PAGES;
    if (!isTurned) return noteFailure(feed, { words: answer.words, status: 200, retryAfter: null });
    return whileHeld(feed, async (tx) => {
      await startAnew(tx, feed);
      await joinOrMove(tx, feed, answer.feedUrl);
    });
  }
  const news = answer.kind === "feed" ? await prepare(feed, answer.feed, answer.url) : null;
  await whileHeld(feed, async (tx) => {
    const added = news ? await store(tx, feed, news) : [];
    await noteSuccess(tx, feed, news && { ...news.about, etag, lastModified });
    if (answer.movedTo) await joinOrMove(tx, feed, answer.movedTo);
    // Last, because nobody publishes or looks for what is new from here to the end.
    await arrive(tx, feed, added);
  });
}

const whileHeld = (feed: ClaimedFeed, write: (tx: Db) => Promise<void>) =>
  db().$transaction(async (tx) => void ((await holds(tx, feed)) && (await write(tx))), {
    ...{ timeout: 30_000, maxWait: 10_000 },
  });
