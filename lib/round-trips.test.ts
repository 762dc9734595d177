import { beforeAll, expect, test, vi } from "vitest";
import { openSession } from "#lib/accounts/commands.ts";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { followAuthor, followFeed, followTopic } from "#lib/following/commands.ts";
import { listRemoved } from "#lib/highlights/queries.ts";
import { settledHighlights } from "#lib/highlights/settle.ts";
import { handInLink } from "#lib/links/commands.ts";
import { addMute } from "#lib/mutes/commands.ts";
import { findPath, findPathPlace, findPathState, listPaths } from "#lib/paths/queries.ts";
import { findPostCard } from "#lib/posts/queries.ts";
import { keepSearch } from "#lib/search/commands.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { findShareLink, listShareLinks } from "#lib/sharing/queries.ts";
import { listTopics } from "#lib/tags/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed } from "#lib/testing/feeds.ts";
import { aPath } from "#lib/testing/paths.ts";
import { makePage } from "#lib/testing/whole-page.ts";
import { ago, aHighlight, aReader, aTopic, MINUTE, posts } from "#lib/testing/world.ts";

// How many statements a page sends as a running site makes it, its session among them, over a site with
// more than a page of everything; and how many the reads of other pages send.
vi.mock("react", async (original) => ({
  ...(await original<object>()),
  ...{ cache: (await import("#lib/testing/requests.ts")).cache },
}));
vi.mock("next/headers", async () => (await import("#lib/testing/requests.ts")).nextHeaders);

const world = testDatabase();
let me: string;
let [plain, full] = ["", ""];
let linked = { few: "", all: "" };
let slug: string;
let pathSlug: string;

/** A reader who follows, saved, marked and handed in; their session. */
async function aBusyReader(made: Awaited<ReturnType<typeof posts>>) {
  const { id } = await aReader();
  await followTopic(id, (await aTopic("agents")).id);
  await followAuthor(id, made[0]?.authorId ?? "");
  for (const post of made) await addBookmark(id, post.id);
  await aHighlight({ id }, { id: made[0]?.id ?? "" }, "Some words");
  await handInLink(id, { url: "https://example.org/a", title: "A page", topics: ["agents", "work"] });
  return { id, session: (await openSession(id)).token };
}

/** Mutes something, and keeps searches with and without a name in them. */
async function muteAndSearch(id: string) {
  expect(await addMute(id, { kind: "word", key: "zyzzyva" }, { length: "ever" })).toMatchObject({ ok: true });
  for (const query of ["words topic:agents", "words"])
    expect(await keepSearch(id, { name: query, query, order: "best" })).toMatchObject({ ok: true });
}

/** The same reader follows a source feed as well, which had two links since they were here; so had what else they follow, and more. */
async function followLinks({ id }: { id: string }) {
  const feed = await aFeed();
  expect(await followFeed(id, feed.id)).toMatchObject({ ok: true });
  const item = (nth: number) => ({
    ...{
      feedId: feed.id,
      guid: `${nth}`,
      url: `https://news.example/${nth}`,
      title: "A link",
      summary: "",
      html: "",
      text: "",
    },
    ...{ contentHash: "0", publishedAt: ago(nth * MINUTE), arrivedAt: ago(nth * MINUTE), fetchedAt: ago(nth * MINUTE) },
  });
  await world.db.feedItem.createMany({ data: [item(1), item(2)] });
  // What is new begins within the posts, so that one page of the ranked has all of them and the links below.
  await world.db.user.update({
    where: { id },
    data: { newSince: ago(10 * MINUTE), lastSeenAt: ago(MINUTE), visitAt: ago(MINUTE) },
  });
}

beforeAll(async () => {
  const made = await posts(25, { topics: ["agents", "work"], author: "one" });
  slug = made[0]?.slug ?? "";
  const reader = await aBusyReader(made);
  [me, plain] = [reader.id, reader.session];
  pathSlug = (await aPath({ id: me, role: "reader" }, 3, "link")).slug;
  const other = await aBusyReader(made);
  full = other.session;
  await muteAndSearch(other.id);
  const [few, all] = [await aBusyReader(made), await aBusyReader(made)];
  linked = { few: few.session, all: all.session };
  await muteAndSearch(all.id);
  for (const each of [few, all]) await followLinks(each);
}, 60_000);

/** Runs the reads and answers how many statements they took; `BEGIN` and the like would count as well. */
async function counted(reads: () => Promise<unknown>) {
  world.statements.length = 0;
  await reads();
  return world.statements.length;
}

const PAGES = {
  feed: { of: () => import("../app/page.tsx") },
  "feed, ranked": { of: () => import("../app/page.tsx"), search: { order: "ranked" } },
  Following: { of: () => import("../app/following/page.tsx") },
  "Following, ranked": { of: () => import("../app/following/page.tsx"), search: { order: "ranked" } },
  saved: { of: () => import("../app/saved/page.tsx") },
  article: { of: () => import("../app/posts/[slug]/page.tsx"), params: () => ({ slug }) },
  "article, from the saved": {
    of: () => import("../app/posts/[slug]/page.tsx"),
    ...{ params: () => ({ slug }), search: { from: "saved" } },
  },
  topic: { of: () => import("../app/tags/[slug]/page.tsx"), params: () => ({ slug: "agents" }) },
  author: { of: () => import("../app/authors/[handle]/page.tsx"), params: () => ({ handle: "one" }) },
  search: { of: () => import("../app/search/page.tsx"), search: { q: "words" } },
};

// Signed out; signed in; and for a reader who has mutes and a kept search.
const WHOLE: [keyof typeof PAGES, number, number, number][] = [
  ["feed", 1, 2, 2],
  ["feed, ranked", 1, 4, 4],
  ["Following", 0, 3, 4],
  ["Following, ranked", 0, 3, 4],
  ["saved", 0, 2, 2],
  ["article", 2, 2, 2],
  ["article, from the saved", 2, 2, 2],
  ["topic", 1, 2, 2],
  ["author", 1, 2, 2],
  ["search", 1, 2, 2],
];

test.each(WHOLE)(
  "%s: %i statements signed out, %i signed in, %i with mutes and a kept search",
  async (name, ...trips) => {
    const { of, ...asked } = PAGES[name];
    const page = await of();
    const params = "params" in asked ? asked.params() : {};
    const search = "search" in asked ? asked.search : {};
    const took = [];
    for (const session of [undefined, plain, full])
      took.push(await counted(() => makePage(page, { params, search, ...(session && { session }) })));
    expect(took).toEqual(trips);
  },
);

test.each<[string, Record<string, string>]>([
  ["Following", {}],
  ["Following, ranked", { order: "ranked" }],
  ["Following, as much as there are minutes for", { order: "ranked", minutes: "15" }],
])("%s with links of source feeds: 4 statements, also with mutes and kept searches", async (_, search) => {
  const page = await import("../app/following/page.tsx");
  for (const session of [linked.few, linked.all]) {
    let html = "";
    const took = await counted(async () => {
      html = await makePage(page, { session, search });
    });
    expect(html.match(/https:\/\/news\.example\/\d/g)).not.toBeNull();
    expect(took).toBe(4);
  }
});

test("what stands around every page asks nothing but who is signed in", async () => {
  const { readFile } = await import("node:fs/promises");
  const layout = await readFile("app/layout.tsx", "utf8");
  const reads = [...layout.matchAll(/from "(#lib\/[^"]+)"/g)].map(([, path]) => path);
  expect(reads).toEqual(["#lib/accounts/session.ts", "#lib/page-texts.ts", "#lib/response-status.ts"]);
});

async function path(reader?: string) {
  const found = await findPath(pathSlug, reader);
  if (!found) throw new Error("no path");
  await findPathState(reader, found);
}

const TRIPS: [string, () => Promise<unknown>, number][] = [
  ["a path, signed out, takes one", () => path(), 1],
  ["a path, signed in, takes one more", () => path(me), 2],
  ["all paths take one", () => listPaths(me), 1],
  ["where an article stands in a path takes one", () => findPathPlace(pathSlug, me, me), 1],
  ["all topics take one", () => listTopics(), 1],
  ["the highlights take two", () => Promise.all([settledHighlights(me, {}), listRemoved(me)]), 2],
  ["the share page takes two", () => Promise.all([findPostCard(slug), findShareLink(me, me)]), 2],
  ["the account takes one", () => listShareLinks(me), 1],
  ["an unknown share link takes one", () => openShareLink("unknown"), 1],
];

test.each(TRIPS)("%s", async (_page, reads, trips) => expect(await counted(reads)).toBe(trips));

test("no list reads a body", async () => {
  world.statements.length = 0;
  for (const name of ["feed", "Following", "saved", "topic"] as const) {
    const { of, ...asked } = PAGES[name];
    await makePage(await of(), { session: plain, ...("params" in asked && { params: asked.params() }) });
  }
  expect(world.statements.length).toBeGreaterThan(4);
  expect(world.statements.filter((sql) => /"?bodyHtml"?|p\."?body"?\b|"bodyText"/.test(sql))).toEqual([]);
});
