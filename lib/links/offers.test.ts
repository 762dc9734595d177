import { beforeEach, expect, test } from "vitest";
import { arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import { offerLink, takeUpOffer, withdrawOffer } from "#lib/links/offer-commands.ts";
import { listOffered } from "#lib/links/offer-queries.ts";
import { findLink } from "#lib/links/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anotherSite, pageOf, readWaitingLinks } from "#lib/testing/links.ts";
import { aReader, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
const site = anotherSite();
beforeEach(() => world.empty());

async function aReadLink() {
  site.pages["/a"] = { body: pageOf() };
  const made = await site.aLinkTo("/a", { comment: "For the desk" });
  await readWaitingLinks();
  return made;
}

test("nothing is offered unasked; what is offered can be taken back, and is its reader's to offer", async () => {
  const { reader, id } = await aReadLink();
  expect(await listOffered()).toEqual([]);
  expect(await offerLink((await aReader()).id, id)).toMatchObject({ ok: false, code: "not-found" });
  await twentyTimes(() => offerLink(reader.id, id));
  expect(await listOffered()).toMatchObject([
    { id, title: "On wombats", comment: "For the desk", offeredBy: reader.name, site: "The Burrow" },
  ]);
  await withdrawOffer(reader.id, id);
  expect(await listOffered()).toEqual([]);
  expect(await takeUpOffer(id)).toMatchObject({ ok: false, code: "not-found" });
});

test("one of twenty editors takes an offer up, as an item without a feed that names no reader", async () => {
  const { reader, id } = await aReadLink();
  await offerLink(reader.id, id);
  const answers = await twentyTimes(() => takeUpOffer(id));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const [item, ...others] = await world.db.feedItem.findMany();
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    ...{ feedId: null, title: "On wombats", author: "Ada Writer", url: `${site.url}/a`, language: "en" },
    publishedAt: new Date("2024-03-05"),
  });
  expect(item?.text).toContain("Paragraph 11");
  const written = JSON.stringify(item, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(written).not.toContain(reader.id);
  expect(await listOffered()).toEqual([]);
  expect(await withdrawOffer(reader.id, id)).toMatchObject({ ok: false, code: "conflict" });
  expect(await findLink(reader.id, id)).toMatchObject({ isTakenUp: true });
});

test("one page that two readers offer is one item, also when both are taken up at once", async () => {
  const [one, two] = [await aReadLink(), await aReadLink()];
  for (const { reader, id } of [one, two]) await offerLink(reader.id, id);
  const answers = await Promise.all([takeUpOffer(one.id), takeUpOffer(two.id)]);
  const ids = answers.map((answer) => (answer.ok ? answer.value.itemId : answer.message));
  expect(await world.db.feedItem.findMany({ select: { id: true } })).toEqual([{ id: ids[0] }]);
  expect(ids[1]).toBe(ids[0]);
});

test("of a page that is longer than items may be, the beginning is taken up", async () => {
  const { reader, id } = await aReadLink();
  const text = "Wombats keep minutes. ".repeat(20_000);
  await world.db.linkReading.updateMany({ data: { text, html: `<p>${text}</p><p>The end</p>` } });
  await offerLink(reader.id, id);
  expect(await takeUpOffer(id)).toMatchObject({ ok: true });
  const [item] = await world.db.feedItem.findMany();
  expect(item?.text).toHaveLength(100_000);
  expect(item?.html).toMatch(/^<p>Wombats keep.*<\/p>$/);
});

test("what was removed is offered no more", async () => {
  const { reader, id, seen } = await aReadLink();
  await offerLink(reader.id, id);
  await arrangeSaved(reader.id, { act: "unsave", ids: [(await seen())?.bookmark?.id ?? NOBODY] });
  expect(await listOffered()).toEqual([]);
  expect(await takeUpOffer(id)).toMatchObject({ ok: false });
});
