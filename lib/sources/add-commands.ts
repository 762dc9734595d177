import { db } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { fetchUrl } from "#lib/fetching/fetch.ts";
import { readAnswer } from "#lib/sources/answer.ts";
import { addFeeds } from "#lib/sources/commands.ts";
import { discoverFeeds, likelyFeeds } from "#lib/sources/discover-feeds.ts";
import { typedAddress } from "#lib/sources/feed-address.ts";

/** Less than the patience of whoever waits for the page. */
const TOTAL_MS = 8_000;
const LIKELY_MS = 3_000;

/**
 * Adds the feed at an address: that of the feed itself, or of a site, which names it. Where a site names several, they are
 * answered as choices. What is there already is not added again; what was removed comes back.
 */
export async function addFeed(typed: string): Promise<Result<{ id: string; isNew: boolean }>> {
  const address = typedAddress(typed);
  if (!address) return wrong("Write the address of a site or of a feed, such as https://example.org/feed.xml.");
  const known = await db().feed.findUnique({ where: { url: address }, select: { id: true, removedAt: true } });
  if (known && !known.removedAt) return done({ id: known.id, isNew: false });
  const found = await look(address);
  if (!found.ok) return found;
  const { added } = await addFeeds(db(), [found.value]);
  const { id } = await db().feed.findUniqueOrThrow({ where: { url: found.value.url }, select: { id: true } });
  return done({ id, isNew: added > 0 });
}

async function look(address: string): Promise<Result<{ url: string; title: string }>> {
  const answer = await fetchUrl(address, { totalMs: TOTAL_MS });
  if (!answer.ok) return wrong(answer.words);
  const read = readAnswer(answer);
  if (read.kind === "feed") return done({ url: read.movedTo ?? address, title: read.feed.titleText.trim() });
  if (read.kind !== "page") {
    const isPage = answer.status === 200 && /html/i.test(answer.contentType ?? "");
    const guessed = isPage ? await tryLikely(answer.url) : null;
    if (guessed) return done(guessed);
    return wrong("words" in read ? read.words : "Nothing came from there.");
  }
  const feeds = discoverFeeds(answer.body, { url: answer.url, contentType: answer.contentType });
  const [only] = feeds;
  if (only && feeds.length === 1) return done({ url: only.url, title: only.title?.trim() ?? "" });
  return refused("conflict", "This site has several feeds. Choose one.", {
    choices: feeds
      .slice(0, 20)
      .map(({ url, title }) => ({ value: url, label: title?.trim() ? `${title.trim()} (${url})` : url })),
  });
}

/** The first of the likely addresses where there is a feed, all of them asked at once. */
async function tryLikely(page: string): Promise<{ url: string; title: string } | null> {
  const answers = await Promise.all(
    likelyFeeds(page).map(async (url) => ({ url, read: readAnswer(await fetchUrl(url, { totalMs: LIKELY_MS })) })),
  );
  for (const { url, read } of answers)
    if (read.kind === "feed") return { url: read.movedTo ?? url, title: read.feed.titleText.trim() };
  return null;
}

const wrong = (words: string) => refused("invalid", words, { fields: { url: words } });
