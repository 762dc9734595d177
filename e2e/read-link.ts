import type { World } from "./world.ts";

/** A link among a reader's saved that was read: with a heading, code, a table and an end that is cut off. */
export async function aReadLink(world: World, userId: string) {
  const html =
    '<p>One paragraph of a page from elsewhere.</p><h2 id="part-1">A part</h2><pre tabindex="0">code</pre>' +
    "<table><tr><td>A cell</td></tr></table>";
  const title = "A piece from elsewhere";
  const text = "One paragraph of a page from elsewhere. A part";
  const words = { title, html, text, excerpt: text, hash: "x", wordCount: 9, readingMinutes: 1 };
  return world.db.sharedLink.create({
    data: {
      ...{ userId, url: "https://example.org/piece", title, comment: "Worth it.", state: "read" },
      bookmark: { create: { userId } },
      reading: { create: { ...words, language: "en", published: "2024-03", truncated: true } },
    },
    select: { id: true },
  });
}
