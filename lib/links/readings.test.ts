import { beforeEach, describe, expect, test } from "vitest";
import { addHighlight } from "#lib/highlights/commands.ts";
import { withMarks } from "#lib/highlights/on-page.ts";
import { settleHighlights } from "#lib/highlights/settle.ts";
import { askReading, changeLink, handInLink, removeSharedLink } from "#lib/links/commands.ts";
import { findLink, findLinkState } from "#lib/links/queries.ts";
import { readLink } from "#lib/links/read-commands.ts";
import { matchTopics } from "#lib/links/topic-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anotherSite, pageOf, readWaitingLinks, TEXT } from "#lib/testing/links.ts";
import { ago, aReader, aTopic, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
const site = anotherSite();
beforeEach(() => world.empty());

const PLACE = { prefix: "", suffix: "", start: 0, note: null };

describe("a link that is handed in by its address alone", () => {
  test("waits under its address, is read by the worker, and then has the page's own title and words", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await site.aLinkTo("/a");
    const address = new URL(site.url).host;
    expect(await seen()).toMatchObject({ title: `${address}/a`, state: "waiting", reading: null });
    expect(await findLinkState(reader.id, id)).toEqual({ state: "waiting" });
    expect([await readWaitingLinks(), await readWaitingLinks()]).toEqual([true, false]);
    expect(await seen()).toMatchObject({
      ...{ title: "On wombats", state: "read", refusal: null },
      reading: { byline: "Ada Writer", published: "2024-03-05", language: "en", site: "The Burrow", readingMinutes: 1 },
    });
    expect((await seen())?.reading?.html).toContain("Paragraph 11 says");
  });

  test("is read once by many workers at once", async () => {
    for (const path of ["/a", "/b", "/c"]) site.pages[path] = { body: pageOf() };
    const { reader } = await site.aLinkTo("/a");
    for (const path of ["/b", "/c"]) await handInLink(reader.id, { url: site.url + path });
    await twentyTimes(readWaitingLinks);
    expect(site.asked.toSorted()).toEqual(["/a", "/b", "/c"]);
    expect(await world.db.sharedLink.count({ where: { state: "read" } })).toBe(3);
  });

  test("is its reader's alone", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { id } = await site.aLinkTo("/a");
    await readWaitingLinks();
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

describe("what a page says of itself", () => {
  test("yields to what its reader says: a title of their own stays, and is the page's again without one", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await site.aLinkTo("/a", { title: "For Monday" });
    await readWaitingLinks();
    expect(await seen()).toMatchObject({ title: "For Monday", reading: { title: "On wombats" } });
    await changeLink(reader.id, id, { title: "", comment: "Why", topics: [] });
    expect(await seen()).toMatchObject({ title: "On wombats", comment: "Why" });
  });

  test("names topics of this site once; those that its reader took away stay away", async () => {
    await Promise.all([aTopic("future-of-work"), aTopic("agents")]);
    site.pages["/a"] = {
      body: pageOf('<p><a href="/tag/fow" rel="tag">#FutureOfWork</a> <a href="/tag/n" rel="tag">#Nothing</a></p>'),
    };
    const { reader, id, seen } = await site.aLinkTo("/a");
    await readWaitingLinks();
    await matchTopics(world.db, id, ["FutureOfWork", "#agents", "Nothing"]);
    expect((await seen())?.topics.map(({ slug }) => slug)).toContain("future-of-work");
    await changeLink(reader.id, id, { title: "", comment: "", topics: [] });
    await askReading(reader.id, id);
    await readWaitingLinks();
    expect((await seen())?.topics).toEqual([]);
  });
});

test("a page that stops short says so in its own words", async () => {
  const wall =
    '<div class="paywall"><h2>Keep reading with a 7-day free trial</h2><a href="/subscribe">Start trial</a></div>';
  site.pages["/a"] = { body: pageOf(wall) };
  const { seen } = await site.aLinkTo("/a");
  await readWaitingLinks();
  expect((await seen())?.reading).toMatchObject({
    ...{ truncated: true, truncatedWords: "Keep reading with a 7-day free trial" },
  });
});

describe("a page that cannot be read", () => {
  test.each([
    ["is forbidden", { status: 403, body: "No" }, /does not let this page be read from here \(403\)/],
    ["is not there", { status: 404, body: "" }, /no page at this address/],
    ["wants to be asked later", { status: 503, body: "" }, /come again later/],
    ["wants a sign-in", { status: 401, body: "No" }, /sign in first \(401\)/],
    ["is gone", { status: 410, body: "" }, /gone for good \(410\)/],
    ["is asked for too often", { status: 429, body: "" }, /come again later \(429\)/],
    ["is kept back by law", { status: 451, body: "" }, /legal reasons \(451\)/],
    ["has a fault", { status: 500, body: "" }, /fault of its own \(500\)/],
    ["is a PDF", { type: "application/pdf", body: "%PDF" }, /is a PDF, not a page/],
    ["is a picture", { type: "image/png", body: "x" }, /is a picture, not a page/],
    ["is a file", { type: "application/zip", body: "PK" }, /no page but a file \(application\/zip\)/],
    ["has no text", { body: "<!doctype html><title>x</title><body></body>" }, /./],
  ])("as it %s says so in words, and the link is kept", async (_what, page, words) => {
    site.pages["/a"] = page;
    const { seen } = await site.aLinkTo("/a");
    await readWaitingLinks();
    expect(await seen()).toMatchObject({ state: "refused", refusal: expect.stringMatching(words), reading: null });
    expect(await world.db.bookmark.count()).toBe(1);
  });

  test("is read when it is tried again, and keeps its reading when it is gone later", async () => {
    site.pages["/a"] = { status: 500, body: "" };
    const { reader, id, seen } = await site.aLinkTo("/a");
    await readWaitingLinks();
    site.pages["/a"] = { body: pageOf() };
    await askReading(reader.id, id);
    await readWaitingLinks();
    expect(await seen()).toMatchObject({ state: "read", refusal: null });
    site.pages["/a"] = { status: 410, body: "" };
    await askReading(reader.id, id);
    expect(await seen()).toMatchObject({ state: "waiting", reading: { title: "On wombats" } });
    await readWaitingLinks();
    expect(await seen()).toMatchObject({ state: "refused", reading: { title: "On wombats" } });
  });

  test("that is given back when the worker stops is read by the next", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { id, seen } = await site.aLinkTo("/a");
    await readLink(id, AbortSignal.abort());
    expect(await seen()).toMatchObject({ state: "waiting" });
    expect(await world.db.sharedLink.findFirst()).toMatchObject({ tries: 0, claimedUntil: null });
    await readWaitingLinks();
    expect(await seen()).toMatchObject({ state: "read" });
  });

  test("stops workers only so often", async () => {
    const { seen } = await site.aLinkTo("/a");
    await world.db.sharedLink.updateMany({ data: { tries: 3, claimedUntil: ago(1_000) } });
    await readWaitingLinks();
    expect(await seen()).toMatchObject({ state: "refused", refusal: /again and again/ });
    expect(site.asked).toEqual([]);
  });
});

describe("a passage that is marked in a link", () => {
  test("stays where it is when the page is read again with other words around it", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await site.aLinkTo("/a");
    await readWaitingLinks();
    const exact = "Paragraph 3 says that wombats keep minutes";
    expect(await addHighlight(reader.id, { piece: { sharedLinkId: id }, exact, ...PLACE })).toMatchObject({ ok: true });
    const marked = async () => {
      const link = await seen();
      const html = withMarks(link?.reading?.html ?? "", id, link?.highlights ?? []);
      return [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/g)].map(([, words]) => words).join("");
    };
    expect(await marked()).toBe(exact);
    site.pages["/a"] = {
      body: pageOf("", ["<p>All of this is new, and stands before everything else on the page.</p>", ...TEXT]),
    };
    await askReading(reader.id, id);
    await readWaitingLinks();
    expect(await marked()).toBe("");
    await settleHighlights(reader.id, [id]);
    expect(await marked()).toBe(exact);
  });
});
