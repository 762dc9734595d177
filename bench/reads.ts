import { findAuthor } from "#lib/authors/queries.ts";
import { listSaved } from "#lib/bookmarks/queries.ts";
import { db } from "#lib/db.ts";
import { listFollowing } from "#lib/following/list-queries.ts";
import type { Span } from "#lib/following/span.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { ALL_KINDS } from "#lib/notices/notice.ts";
import { listNotices } from "#lib/notices/queries.ts";
import { listPaths } from "#lib/paths/queries.ts";
import { findArticle, findSurroundings } from "#lib/posts/queries.ts";
import { BALANCED } from "#lib/ranking/mix.ts";
import { findCandidates } from "#lib/ranking/queries.ts";
import { ranked } from "#lib/ranking/receipt.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { overlayFor } from "#lib/reading/overlay.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { suggest } from "#lib/search/suggest-queries.ts";
import { findTopicPage } from "#lib/tags/about-queries.ts";
import { listChoices } from "#lib/tags/choice-queries.ts";
import { listBusiestTopics } from "#lib/tags/queries.ts";
import { muteReads } from "./mute-reads.ts";

// What the pages read, over the readers, topics and words that bench/fill.ts makes for it.

/** A read by the name that the tables show. */
export type Read = { name: string; run: () => Promise<unknown> };

const readerOf = async (number: number) => {
  const found = await db().user.findUniqueOrThrow({
    where: { email: `reader-${number}@bench.example` },
    select: { id: true },
  });
  return found.id;
};

/** A reader who muted nothing, and nobody. */
const looking = (userId?: string): ListReader => (userId ? { id: userId, muteCount: 0 } : null);

async function following(userId: string) {
  const visit = await visitFollowing(userId, "nobody");
  await listFollowing({ id: userId, muteCount: 0 }, undefined, 20, visit.until);
}

/** The line ten years back: everything is new. */
const AGES: Span = { since: new Date("2016-01-01"), until: new Date("2099-01-01"), began: new Date("2099-01-01") };

async function rankedFollowing(userId: string) {
  const visit = await visitFollowing(userId, "nobody", AGES);
  const found = await findCandidates({ kind: "following", userId }, looking(userId), visit, { onlyNew: true });
  ranked(found, BALANCED, visit.began);
}

async function topic(slug: string, userId?: string) {
  await Promise.all([
    findTopicPage(slug, looking(userId)),
    listItems({ kind: "topic", slug }, looking(userId)),
    overlayFor(userId, { topics: [slug] }),
  ]);
}

async function article(slug: string) {
  const found = await findArticle(slug);
  if (found) await findSurroundings(found, { kind: "all" }, null);
}

async function feed(userId?: string) {
  await Promise.all([listItems({ kind: "all" }, looking(userId)), listBusiestTopics()]);
}

/** The reads on the database that `db()` is at the moment. */
export async function reads(): Promise<Read[]> {
  const [busy, dead, mixed] = [await readerOf(1), await readerOf(2), await readerOf(3)];
  const search = (name: string, words: string, userId?: string): Read => ({
    name: `search: ${name}`,
    run: () => searchBriefings(words, looking(userId)),
  });
  return [
    { name: "feed", run: () => feed() },
    { name: "feed, signed in", run: () => feed(busy) },
    { name: "article", run: () => article("post-100") },
    { name: "topic, the busiest", run: () => topic("topic-1", busy) },
    { name: "topic, dead", run: () => topic("topic-295") },
    {
      name: "author",
      run: () => Promise.all([findAuthor("author-1"), listItems({ kind: "author", handle: "author-1" }, null)]),
    },
    { name: "Following, thirty busy topics", run: () => following(busy) },
    { name: "Following, twenty dead topics", run: () => following(dead) },
    { name: "Following, ten of each", run: () => following(mixed) },
    { name: "Following, ranked, all of it new", run: () => rankedFollowing(busy) },
    { name: "Following, ranked, ten of each", run: () => rankedFollowing(mixed) },
    { name: "notices, 5,000 saved", run: () => listNotices({ id: busy, muteCount: 0 }, ALL_KINDS, new Date(0)) },
    { name: "topics to choose from", run: () => listChoices({ id: busy, muteCount: 0 }) },
    { name: "reading paths", run: () => listPaths(busy) },
    { name: "saved, 5,000 of them", run: () => listSaved(busy) },
    { name: "saved, fifty of them", run: () => listSaved(dead) },
    search("a word of every text", "work"),
    search("two common words", "work agents"),
    search("a word of no text", "zyzzyva"),
    search("a common word of a dead topic", "work topic:topic-295"),
    search("a common word in 5,000 saved", "work is:saved", busy),
    search("a phrase of common words", '"work agents"'),
    search("a phrase of common words that few have", '"agents work agents work"'),
    search("a topic, the busiest", "topic:topic-1"),
    search("a topic of three old briefings", "topic:topic-285"),
    search("an author and a word", "work author:author-7"),
    search("a source and a word", 'work source:"publisher 1"'),
    search("without a common word", "-work"),
    search("what is unread of a common word", "work is:unread", busy),
    search("a common word of a year ago", "work after:2025-06 before:2025-09"),
    search("a slip", "wrok"),
    search("words that no text has all of", "work zyzzyva agents"),
    { name: "as somebody types", run: () => suggest("wo", null) },
    { name: "as somebody types, with a slip", run: () => suggest("tpoic", null) },
    ...(await muteReads()),
  ];
}
