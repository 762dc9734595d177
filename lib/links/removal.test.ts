import { beforeEach, describe, expect, test } from "vitest";
import { undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { addHighlight } from "#lib/highlights/commands.ts";
import { forgetRemovedLinks, handInLink, removeSharedLink } from "#lib/links/commands.ts";
import { findLink } from "#lib/links/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anotherSite, pageOf, readWaitingLinks } from "#lib/testing/links.ts";
import { ago, HOUR, NOBODY } from "#lib/testing/world.ts";

const world = testDatabase();
const site = anotherSite();
beforeEach(() => world.empty());

const PLACE = { prefix: "", suffix: "", start: 0, note: null };

describe("a link that is removed", () => {
  test("is nowhere, comes back within the hour with all that was read and marked, and is gone after it", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await site.aLinkTo("/a");
    await readWaitingLinks();
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
    site.pages["/a"] = { body: pageOf() };
    const { reader, id, seen } = await site.aLinkTo("/a");
    await readWaitingLinks();
    await removeSharedLink(reader.id, id);
    expect(await handInLink(reader.id, { url: `${site.url}/a` })).toMatchObject({ ok: true, value: { id } });
    expect(await seen()).toMatchObject({ state: "read", reading: { title: "On wombats" } });
  });

  test("while it is read, is not brought back by that", async () => {
    site.pages["/a"] = { body: pageOf() };
    const { reader, id } = await site.aLinkTo("/a");
    await Promise.all([readWaitingLinks(), removeSharedLink(reader.id, id)]);
    expect(await findLink(reader.id, id)).toBeNull();
  });
});
