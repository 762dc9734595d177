import { beforeEach, describe, expect, test } from "vitest";
import { askReading } from "#lib/links/commands.ts";
import { importLink } from "#lib/links/import-commands.ts";
import { markdownOf } from "#lib/links/markdown-of.ts";
import { findPostImage } from "#lib/posts/image-queries.ts";
import { findArticle } from "#lib/posts/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anotherSite, pageOf, readWaitingLinks } from "#lib/testing/links.ts";
import { picture } from "#lib/testing/pictures.ts";
import { anAuthor, aReader, aTopic } from "#lib/testing/world.ts";

const world = testDatabase();
const site = anotherSite();
beforeEach(() => world.empty());

const DRAFT = {
  ...{ title: "On wombats", subtitle: "", shortVersion: "Wombats keep minutes.", author: "desk", topics: ["work"] },
  ...{ publisher: "The Burrow", byline: "Ada Writer", date: "2024-03" },
};

/** A page with a picture, read by an editor. */
async function aReadPage() {
  await Promise.all([anAuthor("desk"), aTopic("work")]);
  const figure = '<figure><img src="/one.png" alt="A burrow"><figcaption>At &quot;work&quot;</figcaption></figure>';
  site.pages["/a"] = { body: pageOf(`${figure}<p>It says [@nobody] and <b>no more</b>.</p>`) };
  site.pages["/one.png"] = { body: await picture(64, 40).png().toBuffer() };
  const made = await site.aLinkTo("/a");
  await readWaitingLinks();
  return made;
}

describe("an imported page", () => {
  test("is a briefing with the original's text and pictures, its writer, first publication and itself as source", async () => {
    const { reader, id } = await aReadPage();
    expect(await importLink(reader.id, id, DRAFT)).toMatchObject({ ok: true, value: { slug: "on-wombats" } });
    const article = await findArticle("on-wombats");
    const url = `${site.url}/a`;
    expect(article).toMatchObject({
      firstPublished: { publisher: "The Burrow", date: "2024-03", url, byline: "Ada Writer", isCutOff: false },
      ...{ author: { handle: "desk" }, sources: [{ url, publisher: "The Burrow", date: "2024-03" }] },
    });
    expect(article?.bodyHtml).toContain("Paragraph 11 says");
    const [image] = await world.db.postImage.findMany();
    expect(article?.bodyHtml).toContain(`src="/posts/images/${image?.id}"`);
    expect(article?.bodyHtml).toMatch(/<figcaption>At "work"<\/figcaption>/);
    expect(await findPostImage(image?.id ?? "")).toMatchObject({ type: "image/webp" });
    await world.db.post.updateMany({ data: { publishedAt: null } });
    expect(await findPostImage(image?.id ?? "")).toBeNull();
  });

  test("stays when its reader removes the link, and is imported once", async () => {
    const { reader, id } = await aReadPage();
    await importLink(reader.id, id, DRAFT);
    expect(await importLink(reader.id, id, { ...DRAFT, title: "Again" })).toMatchObject({
      ok: false,
      code: "conflict",
    });
    await world.db.sharedLink.deleteMany();
    expect(await findArticle("on-wombats")).toMatchObject({ title: "On wombats" });
    expect(await world.db.postImage.count()).toBe(1);
  });

  test("is imported once also by two presses at once, under one title or two", async () => {
    const { reader, id } = await aReadPage();
    const press = (title: string) => importLink(reader.id, id, { ...DRAFT, title });
    const answers = await Promise.all([press("On wombats"), press("On wombats"), press("Wombats"), press("More")]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe("conflict");
    expect(await world.db.post.count()).toBe(1);
    expect(await world.db.postImage.count()).toBe(1);
  });

  test("that stops short of its original says so", async () => {
    const { reader, id } = await aReadPage();
    await world.db.linkReading.updateMany({ data: { truncated: true, truncatedWords: "keep reading" } });
    await importLink(reader.id, id, DRAFT);
    expect((await findArticle("on-wombats"))?.firstPublished).toMatchObject({ isCutOff: true });
  });

  test.each([
    ["of another's link", {}, "not-found", true],
    ["without an author of this site", { author: "nobody" }, "invalid", false],
    ["with a topic that there is not", { topics: ["work", "nothing"] }, "invalid", false],
  ])("%s is refused, and nothing is published", async (_what, changes, code, isAnothers) => {
    const { reader, id } = await aReadPage();
    const editor = isAnothers ? await aReader() : reader;
    expect(await importLink(editor.id, id, { ...DRAFT, ...changes })).toMatchObject({ ok: false, code });
    expect(await world.db.post.count()).toBe(0);
  });

  test("gets an address that no other briefing has", async () => {
    const { reader, id } = await aReadPage();
    await importLink(reader.id, id, DRAFT);
    await world.db.post.updateMany({ data: { firstUrl: "https://example.org/other" } });
    await askReading(reader.id, id);
    await readWaitingLinks();
    expect(await importLink(reader.id, id, DRAFT)).toMatchObject({ value: { slug: "on-wombats-2" } });
  });
});

test.each([
  ['<p>a <b>b</b> <a href="https://example.org/">c</a></p>', "a **b** [c](https://example.org/)\n"],
  ["<p>*a* # b &lt;script&gt;</p>", "\\*a\\* # b \\<script>\n"],
  ['<figure><img src="/x" alt="" /><figcaption>a "b"</figcaption></figure>', '![a "b"](/x "a \\"b\\"")\n'],
  ['<p>a <img src="/x" alt="" /></p>', "a ![Picture from the original](/x)\n"],
  ['<figure><img src="/x" alt="" /><figcaption>for $&amp; $$</figcaption></figure>', '![for $& $$](/x "for $& $$")\n'],
  ["<h2>a</h2><ul><li>b</li></ul>", "## a\n\n- b\n"],
])("%j is written as Markdown", (html, markdown) => expect(markdownOf(html)).toBe(markdown));
