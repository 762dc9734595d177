import { beforeEach, describe, expect, test } from "vitest";
import {
  addHighlight,
  forgetRemovedHighlights,
  noteHighlight,
  removeHighlight,
  restoreHighlight,
} from "#lib/highlights/commands.ts";
import { withMarks } from "#lib/highlights/on-page.ts";
import { allHighlights, listHighlights } from "#lib/highlights/queries.ts";
import { findArticle } from "#lib/posts/queries.ts";
import { findArticleState } from "#lib/reading/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aHighlight, ahead, aPost, aReader, DAY, MINUTE, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const BODY = `Agents draft the minutes of every meeting now. Nobody had asked them to do so.

The second paragraph tells of *people* who still take notes by hand. Nobody had asked them to do so.

- A list with one item
- And another one`;

/** Marks words of a briefing as a page does that knows nothing but them. */
const mark = (reader: { id: string }, post: { id: string }, exact: string, more: object = {}) =>
  addHighlight(reader.id, { piece: post.id, exact, prefix: "", suffix: "", start: 0, note: null, ...more });

/** The article as this reader sees it. */
async function seenBy(reader: { id: string }, slug: string) {
  const article = await findArticle(slug);
  if (!article) throw new Error(`no ${slug}`);
  return withMarks(article.bodyHtml, slug, (await findArticleState(reader.id, article)).highlights);
}
const marksOf = (html: string) => [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, words]) => words);

describe("marking a passage", () => {
  test("paints it on the page of its reader, through emphasis, paragraphs and lists, and on nobody else's", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    const post = await aPost({ slug: "a", body: BODY });
    await aHighlight(reader, post, "tells of people who");
    await aHighlight(reader, post, "one item\n\n And another");
    expect(marksOf(await seenBy(reader, "a"))).toEqual(["tells of ", "people", " who", "one item", "And another"]);
    expect(await seenBy(other, "a")).toBe((await findArticle("a"))?.bodyHtml);
  });

  test("twenty times at once leaves one", async () => {
    const [reader, post] = [await aReader(), await aPost({ body: BODY })];
    const answers = await twentyTimes(() => mark(reader, post, "Agents draft"));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await world.db.highlight.count()).toBe(1);
  });

  test("that the text does not have is refused, and so is one that it has more than once", async () => {
    const [reader, post] = [await aReader(), await aPost({ body: BODY })];
    expect(await mark(reader, post, "Humans draft")).toMatchObject({
      code: "invalid",
      fields: { exact: /not in the text/ },
    });
    const twice = "Nobody had asked them to do so.";
    expect(await mark(reader, post, twice)).toMatchObject({ code: "invalid", fields: { exact: /more than once/ } });
    expect(await world.db.highlight.count()).toBe(0);
    await mark(reader, post, twice, { prefix: "take notes by hand. ", suffix: " A list with one item" });
    expect(await world.db.highlight.findFirst()).toMatchObject({ exact: twice, repeats: true });
    expect((await world.db.highlight.findFirst())?.prefix).toContain("notes by hand.");
  });

  test("of what is not published answers as not found", async () => {
    const reader = await aReader();
    const hidden = [{ id: NOBODY }, await aPost({ at: null }), await aPost({ at: ahead(MINUTE) })];
    for (const post of hidden) expect(await mark(reader, post, "Some words")).toMatchObject({ code: "not-found" });
  });

  test("ends at 500 in one briefing, also when two come at once", async () => {
    const body = Array.from({ length: 501 }, (_, at) => `Sentence number ${at} stands here.`).join(" ");
    const [reader, post] = [await aReader(), await aPost({ body })];
    const selectors = Array.from({ length: 499 }, (_, start) => ({
      ...{ userId: reader.id, postId: post.id, exact: `number ${start} stands`, prefix: "", suffix: "", start },
      fingerprint: `f${start}`,
    }));
    await world.db.highlight.createMany({ data: selectors });
    const last = await Promise.all([mark(reader, post, "number 499 stands"), mark(reader, post, "number 500 stands")]);
    expect(last.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(await world.db.highlight.count()).toBe(500);
    expect(last.find((answer) => !answer.ok)).toMatchObject({ code: "conflict" });
  });
});

describe("a highlight", () => {
  test("gets a note, another one and none, from its reader alone", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost({ slug: "a", body: BODY })];
    const id = await aHighlight(reader, post, "Agents draft");
    expect(await noteHighlight(other.id, id, "Mine")).toMatchObject({ code: "not-found" });
    await noteHighlight(reader.id, id, "Look at this");
    expect(await seenBy(reader, "a")).toContain('aria-label="Your note"');
    await noteHighlight(reader.id, id, null);
    expect(await seenBy(reader, "a")).toContain('aria-label="Your highlight"');
  });

  test("goes when its reader takes it away, comes back with its note, and is gone for good after a day", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost({ slug: "a", body: BODY })];
    const id = await aHighlight(reader, post, "Agents draft", "Why?");
    for (const act of [removeHighlight, restoreHighlight])
      expect(await act(other.id, id)).toMatchObject({ code: "not-found" });
    expect(await removeHighlight(reader.id, id)).toMatchObject({ ok: true });
    expect(marksOf(await seenBy(reader, "a"))).toEqual([]);
    expect((await listHighlights(reader.id, {})).items).toEqual([]);
    expect(await allHighlights(reader.id)).toEqual([]);
    await forgetRemovedHighlights();
    expect(await restoreHighlight(reader.id, id)).toMatchObject({ ok: true });
    expect(await allHighlights(reader.id)).toMatchObject([{ id, note: "Why?" }]);
    await removeHighlight(reader.id, id);
    await world.db.highlight.updateMany({ data: { removedAt: ago(DAY + MINUTE) } });
    await forgetRemovedHighlights();
    expect(await restoreHighlight(reader.id, id)).toMatchObject({ code: "not-found" });
  });

  test("goes with its reader's account, and others stay", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost({ body: BODY })];
    for (const who of [reader, other]) await aHighlight(who, post, "Agents draft");
    await world.db.user.delete({ where: { id: reader.id } });
    expect(await world.db.highlight.findMany({ select: { userId: true } })).toEqual([{ userId: other.id }]);
  });
});
