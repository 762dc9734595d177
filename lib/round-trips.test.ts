import { beforeAll, expect, test } from "vitest";
import { findAuthor } from "#lib/authors/queries.ts";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { listSaved, savedNeighbours } from "#lib/bookmarks/queries.ts";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { listRemoved } from "#lib/highlights/queries.ts";
import { settledHighlights } from "#lib/highlights/settle.ts";
import { handInLink } from "#lib/links/commands.ts";
import { findPath, findPathPlace, findPathState, listPaths } from "#lib/paths/queries.ts";
import { findArticle, findPostCard, findSurroundings, listBriefings } from "#lib/posts/queries.ts";
import { findCandidates } from "#lib/ranking/queries.ts";
import { openArticle } from "#lib/reading/openings.ts";
import { listItems, overlayFor } from "#lib/reading/overlay.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { findShareLink, listShareLinks } from "#lib/sharing/queries.ts";
import { findTopicPage } from "#lib/tags/about-queries.ts";
import { listBusiestTopics, listTopics } from "#lib/tags/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath } from "#lib/testing/paths.ts";
import { aHighlight, aReader, aTopic, posts } from "#lib/testing/world.ts";

// How many statements the reads of each page send, over a site with more than a page of everything. The session is one more.
const world = testDatabase();
let me: string;
let slug: string;
let pathSlug: string;

beforeAll(async () => {
  const made = await posts(25, { topics: ["agents", "work"], author: "one" });
  me = (await aReader()).id;
  slug = made[0]?.slug ?? "";
  await followTopic(me, (await aTopic("agents")).id);
  await followAuthor(me, made[0]?.authorId ?? "");
  for (const post of made) await addBookmark(me, post.id);
  pathSlug = (await aPath({ id: me, role: "reader" }, 3, "link")).slug;
  await aHighlight({ id: me }, { id: made[0]?.id ?? "" }, "Some words");
  await handInLink(me, { url: "https://example.org/a", title: "A page", topics: ["agents", "work"] });
}, 60_000);

/** Runs the reads and answers how many statements they took; `BEGIN` and the like would count as well. */
async function counted(reads: () => Promise<unknown>) {
  world.statements.length = 0;
  await reads();
  return world.statements.length;
}
const ids = (items: { id: string }[]) => items.map((post) => post.id);

async function feed(reader?: string) {
  const [page] = await Promise.all([listBriefings({ kind: "all" }, null), listBusiestTopics()]);
  expect(await listItems(page.items, reader)).toHaveLength(20);
}

async function article(reader?: string, from: "all" | "saved" = "all") {
  const found = await findArticle(slug);
  if (!found) throw new Error("no article");
  await findSurroundings(found, { kind: from === "saved" ? "all" : from }, null);
  if (reader) await openArticle(reader, found);
  if (reader && from === "saved") await savedNeighbours(reader, found.id);
}

async function topic(reader?: string) {
  const [, page] = await Promise.all([
    findTopicPage("agents", reader ? { id: reader, muteCount: 0 } : null),
    listBriefings({ kind: "topic", slug: "agents" }, null),
  ]);
  await overlayFor(reader, { posts: ids(page.items), topics: ["agents"] });
}

async function path(reader?: string) {
  const found = await findPath(pathSlug, reader);
  if (!found) throw new Error("no path");
  await findPathState(reader, found);
}

async function author(reader?: string) {
  const [, page] = await Promise.all([findAuthor("one"), listBriefings({ kind: "author", handle: "one" }, null)]);
  await overlayFor(reader, { posts: ids(page.items), authors: ["one"] });
}

async function following() {
  const visit = await visitFollowing(me, "look");
  const page = await listBriefings({ kind: "following", userId: me }, null, undefined, 20, visit.until);
  expect(await listItems(page.items, me)).toHaveLength(20);
}

async function rankedFollowing() {
  const visit = await visitFollowing(me, "look");
  const found = await findCandidates(
    { kind: "following", userId: me },
    { id: me, muteCount: 0 },
    { ...visit, since: new Date(0) },
  );
  expect(
    await listItems(
      found.slice(0, 20).map(({ post }) => post),
      me,
    ),
  ).toHaveLength(20);
}

const TRIPS: [string, () => Promise<unknown>, number][] = [
  ["the feed, signed out, takes two", () => feed(), 2],
  ["the feed, signed in, takes one more", () => feed(me), 3],
  ["an article, signed out, takes two", () => article(), 2],
  ["an article, signed in, takes one more", () => article(me), 3],
  ["an article from the saved takes one more for its neighbours", () => article(me, "saved"), 4],
  ["a topic, signed out, takes two", () => topic(), 2],
  ["a topic, signed in, takes one more", () => topic(me), 3],
  ["an author, signed out, takes two", () => author(), 2],
  ["an author, signed in, takes one more", () => author(me), 3],
  ["a path, signed out, takes one", () => path(), 1],
  ["a path, signed in, takes one more", () => path(me), 2],
  ["all paths take one", () => listPaths(me), 1],
  ["where an article stands in a path takes one", () => findPathPlace(pathSlug, me, me), 1],
  ["all topics take one", () => listTopics(), 1],
  ["Following takes three: the visit, the feed and what was done with it", () => following(), 3],
  ["Following in the reader's own order takes as many", () => rankedFollowing(), 3],
  ["the saved list takes one", () => listSaved(me), 1],
  ["the highlights take two", () => Promise.all([settledHighlights(me, {}), listRemoved(me)]), 2],
  ["search takes one", () => searchBriefings("words", null), 1],
  ["the share page takes two", () => Promise.all([findPostCard(slug), findShareLink(me, me)]), 2],
  ["the account takes one", () => listShareLinks(me), 1],
  ["an unknown share link takes one", () => openShareLink("unknown"), 1],
];

test.each(TRIPS)("%s", async (_page, reads, trips) => expect(await counted(reads)).toBe(trips));

test("no list reads a body", async () => {
  world.statements.length = 0;
  await Promise.all([feed(me), following(), listSaved(me)]);
  expect(world.statements.filter((sql) => /"?bodyHtml"?|p\."?body"?\b|"bodyText"/.test(sql))).toEqual([]);
});
