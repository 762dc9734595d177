import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { addHighlight } from "#lib/highlights/commands.ts";
import { withMarks } from "#lib/highlights/on-page.ts";
import { settleHighlights } from "#lib/highlights/settle.ts";
import { askReading, changeLink, forgetRemovedLinks, handInLink, removeSharedLink } from "#lib/links/commands.ts";
import { findLink, findLinkState } from "#lib/links/queries.ts";
import { findWaitingLinks, readLink } from "#lib/links/read-commands.ts";
import { matchTopics } from "#lib/links/topic-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { serve } from "#lib/testing/web-servers.ts";
import { ago, aReader, aTopic, HOUR, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const TEXT = Array.from(
  { length: 12 },
  (_, at) => `<p>Paragraph ${at} says that wombats keep minutes of what they decided, and why they did.</p>`,
);
const pageOf = (more = "", body = TEXT) => `<!doctype html><html lang="en"><head><title>On wombats</title>
  <meta name="author" content="Ada Writer"><meta property="article:published_time" content="2024-03-05">
  <meta property="og:site_name" content="The Burrow"></head><body><article><h1>On wombats</h1>${body.join("")}${more}</article></body></html>`;

const pages: Record<string, { status?: number; type?: string; body: string }> = {};
const asked: string[] = [];
const web = await serve((request, response) => {
  asked.push(request.url ?? "");
  const page = pages[request.url ?? ""] ?? { status: 404, body: "" };
  response.writeHead(page.status ?? 200, { "content-type": page.type ?? "text/html; charset=utf-8" }).end(page.body);
});
afterAll(web.close);
beforeEach(() => {
  asked.length = 0;
  for (const path of Object.keys(pages)) delete pages[path];
});

/** A reader with a link to a page of the test's own server, and what they see of it. */
async function aLinkTo(path: string, more: object = {}) {
  const reader = await aReader();
  const made = await handInLink(reader.id, { url: `${web.url}${path}`, ...more });
  if (!made.ok) throw new Error(made.message);
  const { id } = made.value;
  return { reader, id, seen: () => findLink(reader.id, id) };
}

describe("a link that is handed in by its address alone", () => {
  test("waits under its address, is read by the worker, and then has the page's own title and words", async () => {
    pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await aLinkTo("/a");
    const address = new URL(web.url).host;
    expect(await seen()).toMatchObject({ title: `${address}/a`, state: "waiting", reading: null });
    expect(await findLinkState(reader.id, id)).toEqual({ state: "waiting" });
    expect([await readNextLinks(), await readNextLinks()]).toEqual([true, false]);
    expect(await seen()).toMatchObject({
      ...{ title: "On wombats", state: "read", refusal: null },
      reading: { byline: "Ada Writer", published: "2024-03-05", language: "en", site: "The Burrow", readingMinutes: 1 },
    });
    expect((await seen())?.reading?.html).toContain("Paragraph 11 says");
  });

  test("is read once by many workers at once", async () => {
    for (const path of ["/a", "/b", "/c"]) pages[path] = { body: pageOf() };
    const { reader } = await aLinkTo("/a");
    for (const path of ["/b", "/c"]) await handInLink(reader.id, { url: web.url + path });
    await twentyTimes(readNextLinks);
    expect(asked.toSorted()).toEqual(["/a", "/b", "/c"]);
    expect(await world.db.sharedLink.count({ where: { state: "read" } })).toBe(3);
  });

  test("is its reader's alone", async () => {
    pages["/a"] = { body: pageOf() };
    const { id } = await aLinkTo("/a");
    await readNextLinks();
    const other = await aReader();
    expect([await findLink(other.id, id), await findLinkState(other.id, id)]).toEqual([null, null]);
    for (const answer of [
      await askReading(other.id, id),
      await changeLink(other.id, id, { title: "x", comment: "", topics: [] }),
      await removeSharedLink(other.id, id),
      await addHighlight(other.id, { piece: { sharedLinkId: id }, exact: "Paragraph 3", ...PLACE }),
      await askReading(other.id, NOBODY),
    ])
      expect(answer).toMatchObject({ ok: false, code: "not-found" });
  });
});

/** What the worker does: reads all that waits. Answers whether there was any. */
async function readNextLinks() {
  const waiting = await findWaitingLinks();
  await Promise.all(waiting.map(({ id }) => readLink(id)));
  return waiting.length > 0;
}

const PLACE = { prefix: "", suffix: "", start: 0, note: null };

describe("what a page says of itself", () => {
  test("yields to what its reader says: a title of their own stays, and is the page's again without one", async () => {
    pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await aLinkTo("/a", { title: "For Monday" });
    await readNextLinks();
    expect(await seen()).toMatchObject({ title: "For Monday", reading: { title: "On wombats" } });
    await changeLink(reader.id, id, { title: "", comment: "Why", topics: [] });
    expect(await seen()).toMatchObject({ title: "On wombats", comment: "Why" });
  });

  test("names topics of this site once; those that its reader took away stay away", async () => {
    await Promise.all([aTopic("future-of-work"), aTopic("agents")]);
    pages["/a"] = {
      body: pageOf('<p><a href="/tag/fow" rel="tag">#FutureOfWork</a> <a href="/tag/n" rel="tag">#Nothing</a></p>'),
    };
    const { reader, id, seen } = await aLinkTo("/a");
    await readNextLinks();
    await matchTopics(world.db, id, ["FutureOfWork", "#agents", "Nothing"]);
    expect((await seen())?.topics.map(({ slug }) => slug)).toContain("future-of-work");
    await changeLink(reader.id, id, { title: "", comment: "", topics: [] });
    await askReading(reader.id, id);
    await readNextLinks();
    expect((await seen())?.topics).toEqual([]);
  });
});

describe("a page that cannot be read", () => {
  test.each([
    ["is forbidden", { status: 403, body: "No" }, /does not let this page be read from here \(403\)/],
    ["is not there", { status: 404, body: "" }, /no page at this address/],
    ["wants to be asked later", { status: 503, body: "" }, /come again later/],
    ["is a file", { type: "application/pdf", body: "%PDF" }, /no page but a file \(application\/pdf\)/],
    ["has no text", { body: "<!doctype html><title>x</title><body></body>" }, /./],
  ])("as it %s says so in words, and the link is kept", async (_what, page, words) => {
    pages["/a"] = page;
    const { seen } = await aLinkTo("/a");
    await readNextLinks();
    expect(await seen()).toMatchObject({ state: "refused", refusal: expect.stringMatching(words), reading: null });
    expect(await world.db.bookmark.count()).toBe(1);
  });

  test("is read when it is tried again, and keeps its reading when it is gone later", async () => {
    pages["/a"] = { status: 500, body: "" };
    const { reader, id, seen } = await aLinkTo("/a");
    await readNextLinks();
    pages["/a"] = { body: pageOf() };
    await askReading(reader.id, id);
    await readNextLinks();
    expect(await seen()).toMatchObject({ state: "read", refusal: null });
    pages["/a"] = { status: 410, body: "" };
    await askReading(reader.id, id);
    expect(await seen()).toMatchObject({ state: "waiting", reading: { title: "On wombats" } });
    await readNextLinks();
    expect(await seen()).toMatchObject({ state: "refused", reading: { title: "On wombats" } });
  });

  test("that is given back when the worker stops is read by the next", async () => {
    pages["/a"] = { body: pageOf() };
    const { id, seen } = await aLinkTo("/a");
    await readLink(id, AbortSignal.abort());
    expect(await seen()).toMatchObject({ state: "waiting" });
    expect(await world.db.sharedLink.findFirst()).toMatchObject({ tries: 0, claimedUntil: null });
    await readNextLinks();
    expect(await seen()).toMatchObject({ state: "read" });
  });

  test("stops workers only so often", async () => {
    const { seen } = await aLinkTo("/a");
    await world.db.sharedLink.updateMany({ data: { tries: 3, claimedUntil: ago(1_000) } });
    await readNextLinks();
    expect(await seen()).toMatchObject({ state: "refused", refusal: /again and again/ });
    expect(asked).toEqual([]);
  });
});

describe("a passage that is marked in a link", () => {
  test("stays where it is when the page is read again with other words around it", async () => {
    pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await aLinkTo("/a");
    await readNextLinks();
    const exact = "Paragraph 3 says that wombats keep minutes";
    expect(await addHighlight(reader.id, { piece: { sharedLinkId: id }, exact, ...PLACE })).toMatchObject({ ok: true });
    const marked = async () => {
      const link = await seen();
      const html = withMarks(link?.reading?.html ?? "", id, link?.highlights ?? []);
      return [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/g)].map(([, words]) => words).join("");
    };
    expect(await marked()).toBe(exact);
    pages["/a"] = {
      body: pageOf("", ["<p>All of this is new, and stands before everything else on the page.</p>", ...TEXT]),
    };
    await askReading(reader.id, id);
    await readNextLinks();
    expect(await marked()).toBe("");
    await settleHighlights(reader.id, [id]);
    expect(await marked()).toBe(exact);
  });
});

describe("a link that is removed", () => {
  test("is nowhere, comes back within the hour with all that was read and marked, and is gone after it", async () => {
    pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await aLinkTo("/a");
    await readNextLinks();
    await addHighlight(reader.id, { piece: { sharedLinkId: id }, exact: "Paragraph 3", ...PLACE });
    const before = await seen();
    const removed = await removeSharedLink(reader.id, id);
    expect(await seen()).toBeNull();
    await forgetRemovedLinks();
    await undoArrangement(reader.id, (removed.ok && removed.value.undo) || NOBODY);
    expect(await seen()).toEqual(before);
    await removeSharedLink(reader.id, id);
    await world.db.sharedLink.updateMany({ data: { removedAt: ago(HOUR + 1_000) } });
    await forgetRemovedLinks();
    expect([
      await world.db.sharedLink.count(),
      await world.db.linkReading.count(),
      await world.db.highlight.count(),
    ]).toEqual([0, 0, 0]);
  });

  test("and handed in again is the same link, as it was read", async () => {
    pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await aLinkTo("/a");
    await readNextLinks();
    await removeSharedLink(reader.id, id);
    expect(await handInLink(reader.id, { url: `${web.url}/a` })).toMatchObject({ ok: true, value: { id } });
    expect(await seen()).toMatchObject({ state: "read", reading: { title: "On wombats" } });
  });

  test("while it is read, is not brought back by that", async () => {
    pages["/a"] = { body: pageOf() };
    const { reader, id } = await aLinkTo("/a");
    await Promise.all([readNextLinks(), removeSharedLink(reader.id, id)]);
    expect(await findLink(reader.id, id)).toBeNull();
  });
});
