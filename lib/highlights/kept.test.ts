import { beforeEach, describe, expect, test } from "vitest";
import { keepArchived } from "#lib/highlights/archive-commands.ts";
import { annotationCollection, markdownOf } from "#lib/highlights/formats.ts";
import { withMarks } from "#lib/highlights/on-page.ts";
import { allHighlights, listHighlights } from "#lib/highlights/queries.ts";
import { settledHighlights, settleHighlights } from "#lib/highlights/settle.ts";
import { findArticle } from "#lib/posts/queries.ts";
import { findArticleState } from "#lib/reading/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aHighlight, aPost, aReader, DAY } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const BODY = `Agents draft the minutes of every meeting now. Nobody had asked them to do so.

The second paragraph tells of *people* who still take notes by hand. Nobody had asked them to do so.

- A list with one item
- And another one`;

/** The article as this reader sees it. */
async function seenBy(reader: { id: string }, slug: string) {
  const article = await findArticle(slug);
  if (!article) throw new Error(`no ${slug}`);
  return withMarks(article.bodyHtml, slug, (await findArticleState(reader.id, article)).highlights);
}
const marksOf = (html: string) => [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, words]) => words);

const quotes = async (reader: { id: string }, asked: object = {}) =>
  (await settledHighlights(reader.id, asked)).items.flatMap(({ highlights }) => highlights.map(({ exact }) => exact));

describe("when a briefing is corrected", () => {
  test("a passage is found again where it stands now, also when it was changed itself", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a", body: BODY })];
    await aHighlight(reader, post, "The second paragraph tells of people who still take notes by hand.");
    const corrected = BODY.replace("still take notes", "take their notes").replace("Agents", "At first agents");
    await aPost({ slug: "a", body: `A paragraph that is new.\n\n${corrected}` });
    expect(marksOf(await seenBy(reader, "a"))).toEqual([]);
    await settleHighlights(reader.id, [post.id]);
    expect(marksOf(await seenBy(reader, "a")).join("")).toBe(
      "The second paragraph tells of people who take their notes by hand.",
    );
    expect(await quotes(reader)).toEqual(["The second paragraph tells of people who still take notes by hand."]);
  });

  test("one that is gone is kept and said to be lost, and is there again when the text has it again", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a", body: BODY })];
    await aHighlight(reader, post, "Agents draft the minutes of every meeting now.");
    const lost = async () => (await settledHighlights(reader.id, {})).items[0]?.highlights.map(({ isLost }) => isLost);
    expect(await lost()).toEqual([false]);
    await aPost({ slug: "a", body: "Something else entirely stands here today." });
    expect(await lost()).toEqual([true]);
    await aPost({ slug: "a", body: BODY });
    expect(await lost()).toEqual([false]);
  });

  test("looking costs one query when nothing changed, and five once after it did", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a", body: BODY })];
    await aHighlight(reader, post, "Agents draft");
    await aPost({ slug: "a", body: `New. ${BODY}` });
    const trips = async () => {
      world.statements.length = 0;
      await settledHighlights(reader.id, {});
      return world.statements.length;
    };
    expect([await trips(), await trips()]).toEqual([5, 1]);
  });
});

describe("the page of all highlights", () => {
  async function threeBriefings() {
    const reader = await aReader();
    for (const slug of ["a", "b", "c"]) {
      const post = await aPost({ slug, body: `${BODY}\n\nOnly in ${slug}: café 100% naïve.` });
      await aHighlight(reader, post, `Only in ${slug}: café 100% naïve.`);
      await aHighlight(reader, post, "Agents draft", `A note on <b>${slug}</b>`);
    }
    return reader;
  }

  test("groups them by briefing, the one marked last first, each in the order of its text", async () => {
    const reader = await threeBriefings();
    const { items } = await listHighlights(reader.id, {});
    expect(items.map(({ piece }) => piece.key)).toEqual(["c", "b", "a"]);
    expect(items[0]).toMatchObject({ count: 2, highlights: [{ exact: "Agents draft" }, { exact: /Only in c/ }] });
    expect(await listHighlights((await aReader()).id, {})).toEqual({ items: [], older: null });
  });

  test.each([
    ["CAFE naive", 3],
    ["only b:", 1],
    ["100%", 3],
    ["1_0", 0],
    ["note c", 1],
    ["<b>a</b>", 1],
    ["\\", 0],
    ["\u0000", 6],
    ["draft only", 0],
  ])("finds %j in passages and notes", async (words, count) => {
    const reader = await threeBriefings();
    expect(await quotes(reader, { words })).toHaveLength(count);
  });

  test("has ten briefings on a page with no gap and no repeat, and ten of each, all of one when asked", async () => {
    const reader = await aReader();
    const body = Array.from({ length: 13 }, (_, at) => `Sentence number ${at} stands here.`).join(" ");
    for (let at = 0; at < 12; at++) await aHighlight(reader, await aPost({ body }), "number 3 stands");
    const many = await aPost({ slug: "many", body });
    for (let at = 0; at < 13; at++) await aHighlight(reader, many, `number ${at} stands`);
    await world.db.highlight.updateMany({ data: { createdAt: ago(DAY) } });
    const first = await listHighlights(reader.id, {});
    const second = await listHighlights(reader.id, { before: first.older ?? "" });
    expect([first.items.length, second.items.length, second.older]).toEqual([10, 3, null]);
    expect(new Set([...first.items, ...second.items].map(({ piece }) => piece.id)).size).toBe(13);
    const group = [...first.items, ...second.items].find(({ piece }) => piece.id === many.id);
    expect(group).toMatchObject({ count: 13, highlights: { length: 10 } });
    expect((await listHighlights(reader.id, { key: "many" })).items[0]?.highlights).toHaveLength(13);
  });

  test("leaves out what is no longer published", async () => {
    const reader = await threeBriefings();
    await world.db.post.update({ where: { slug: "b" }, data: { publishedAt: null } });
    expect((await listHighlights(reader.id, {})).items.map(({ piece }) => piece.key)).toEqual(["c", "a"]);
    expect(await allHighlights(reader.id)).toHaveLength(4);
  });
});

describe("files", () => {
  const about = { site: "https://briefing.example/", now: new Date("2026-11-24T08:00:00Z") };

  test("as annotations hold what the W3C model asks for", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a", body: BODY })];
    await aHighlight(reader, post, "people who still", "<script>alert(1)</script>");
    const collection = JSON.parse(annotationCollection(await allHighlights(reader.id), about));
    expect(collection).toMatchObject({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "AnnotationCollection",
      total: 1,
      first: { type: "AnnotationPage", startIndex: 0 },
    });
    expect(collection.first.items[0]).toMatchObject({
      type: "Annotation",
      motivation: "commenting",
      body: { type: "TextualBody", value: "<script>alert(1)</script>", format: "text/plain" },
      target: {
        source: "https://briefing.example/posts/a",
        selector: [
          {
            type: "TextQuoteSelector",
            exact: "people who still",
            prefix: /paragraph tells of $/,
            suffix: /^ take notes/,
          },
          { type: "TextPositionSelector" },
        ].map((part) => expect.objectContaining({ type: part.type })),
      },
    });
  });

  test("as Markdown quote each passage below its briefing, and nothing in them is markup", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a", title: "On [a] *b*", body: BODY })];
    await aHighlight(reader, post, "Agents draft", "- <b>bold</b>\n# One");
    const text = markdownOf(await allHighlights(reader.id), about);
    expect(text).toContain("## [On \\[a\\] \\*b\\*](https://briefing.example/posts/a)\n\n> Agents draft\n\n");
    expect(text).toContain("\\- \\<b\\>bold\\</b\\>\n\\# One");
  });
});

describe("what was taken along", () => {
  const archived = (postId: string, exact: string) => ({
    ...{ postId, exact, prefix: "", suffix: "", start: 0, repeats: false, note: null },
    createdAt: ago(DAY),
  });

  test("comes in once, and is found in the text when it is shown", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a", body: BODY })];
    const highlights = [archived(post.id, "Agents draft"), archived(post.id, "Nowhere to be found in this text")];
    expect(await keepArchived(reader.id, [...highlights, ...highlights])).toBe(2);
    expect(await keepArchived(reader.id, highlights)).toBe(0);
    const [group] = (await settledHighlights(reader.id, {})).items;
    expect(group?.highlights.map(({ exact, isLost }) => [exact, isLost])).toEqual([
      ["Agents draft", false],
      ["Nowhere to be found in this text", true],
    ]);
  });

  test("ends at 500 in one briefing", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    const many = Array.from({ length: 600 }, (_, at) => archived(post.id, `Passage ${at}`));
    expect(await keepArchived(reader.id, many)).toBe(500);
    expect(await keepArchived(reader.id, many.slice(500))).toBe(0);
  });
});
