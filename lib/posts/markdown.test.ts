import { describe, expect, test } from "vitest";
import { imageSizeIn, svgSize } from "#lib/posts/figure-files.ts";
import { countWords, renderMarkdown } from "#lib/posts/markdown.ts";
import { readingMinutes } from "#lib/posts/post.ts";

const html = (markdown: string) => renderMarkdown(markdown).html;
const idsOf = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);

describe("headings", () => {
  test("have ids of their words, each once, and make the contents", () => {
    const { html, contents } = renderMarkdown(
      "## What’s new?\n\n### Café & tea\n\n## What’s new?\n\n## 数字\n\n## !!!\n\n#### Deep",
    );
    expect(contents).toEqual([
      { id: "whats-new", text: "What’s new?", level: 2 },
      { id: "cafe-tea", text: "Café & tea", level: 3 },
      { id: "whats-new-2", text: "What’s new?", level: 2 },
      { id: "数字", text: "数字", level: 2 },
      { id: "section", text: "!!!", level: 2 },
    ]);
    expect(idsOf(html)).toEqual(contents.map((heading) => heading.id));
  });

  test.each(["Sources", "Takeaways", "Numbers", "Share", "Short version"])(
    "%s does not take the id of a part of the page",
    (words) => expect(renderMarkdown(`## ${words}`).contents[0]?.id).toMatch(/-2$/),
  );
});

describe("figures", () => {
  const imageSize = (path: string) => (path === "/figures/a.svg" ? { width: 640, height: 360 } : null);
  const figure = (markdown: string) => renderMarkdown(markdown, { imageSize }).html;

  test("have their size, a description and the title as caption", () => {
    const made = figure('![Two bars](/figures/a.svg "One & two")');
    expect(made).toMatch(
      /^<figure><div class="figure-scroll" role="region" aria-label="Figure: One &#x26; two" tabindex="0"><img [^>]*><\/div><figcaption>One &#x26; two<\/figcaption><\/figure>$/,
    );
    for (const part of ['alt="Two bars"', 'width="640"', 'height="360"', 'loading="lazy"'])
      expect(made).toContain(part);
    expect(made).not.toContain("title=");
  });

  test("without a title have no caption", () =>
    expect(figure("![Two bars](/figures/a.svg)")).not.toContain("figcaption"));

  test.each([
    ["no description", "Text.\n\n![](/figures/a.svg)", /no description/],
    ["no file", "Text.\n\n![A](/figures/b.svg)", /there is no image "\/figures\/b\.svg"/],
    ["another site", "Text.\n\n![A](https://example.org/a.svg)", /there is no image/],
    ["another site by two slashes", "Text.\n\n![A](//example.org/a.svg)", /there is no image/],
    ["a picture in the address", "Text.\n\n![A](data:image/svg+xml,a)", /there is no image/],
  ])("with %s are refused with their line", (_what, markdown, message) =>
    expect(() => figure(markdown)).toThrow(
      expect.objectContaining({ line: 3, message: expect.stringMatching(message) }),
    ),
  );

  test.each(["/figures/../secret.svg", "/etc/passwd", "/figures/a.png", "/figures/none.svg", "/../x/figures/a.svg"])(
    "are not looked for at %s",
    (path) => expect(imageSizeIn("public")(path)).toBeNull(),
  );

  test("have the size that the root of the drawing states", () => {
    expect(svgSize('<?xml?><svg xmlns="a" width="640" height="360.4px"><rect width="1" height="1"/></svg>')).toEqual({
      ...{ width: 640, height: 360 },
    });
    expect(svgSize('<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>')).toBeNull();
  });
});

test("notes are lettered, so that no number is mistaken for a source, and lead there and back", () => {
  const many = Array.from({ length: 28 }, (_, at) => `x[^n${at}]`).join(" ");
  const notes = Array.from({ length: 28 }, (_, at) => `[^n${at}]: Note ${at}.`).join("\n");
  const made = html(`${many}\n\n${notes}`);
  const refs = [...made.matchAll(/href="#(fn-n\d+)"[^>]*>(\w+)<\/a>/g)].map((match) => match[2]);
  expect(refs).toEqual([..."abcdefghijklmnopqrstuvwxyz", "aa", "ab"]);
  expect(made).toContain('aria-label="Note a"');
  const ids = new Set(idsOf(made));
  expect([...made.matchAll(/href="#([^"]+)"/g)].filter((match) => !ids.has(match[1]))).toEqual([]);
  expect(ids.size).toBe(idsOf(made).length);
});

test("a table scrolls in a region that has a name and that the keyboard reaches", () => {
  const made = html("| Model | Score |\n| --- | ---: |\n| A | 1 |");
  expect(made).toMatch(/^<div class="table-scroll" role="region" aria-label="Table: Model Score" tabindex="0"><table>/);
  expect(made).not.toContain("style=");
});

test("code is coloured by classes and never by styles", () => {
  const made = html("```python\ndef a():\n    return 'b'  # c\n```\n\n```nonsense\na < b\n```");
  expect(made).toContain('<span class="hljs-keyword">def</span>');
  expect(made).toContain("a &#x3C; b");
  expect(made).not.toContain("style=");
});

test("raw HTML is dropped and its words in between stay", () =>
  expect(html("A <b onclick=x>bold</b> word.\n\n<script>alert(1)</script>\n\nEnd.")).toBe(
    "<p>A bold word.</p>\n<p>End.</p>",
  ));

test.each(["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,a", "vbscript:a", "file:///etc", "ftp://a"])(
  "a link to %s leads nowhere",
  (address) => expect(html(`[a](<${address}>)`)).toBe("<p><a>a</a></p>"),
);

test("the words of a body are counted and found without marks, notes in the margin or markup", () => {
  const { text, wordCount } = renderMarkdown(
    "## One *two*\n\n- three\n- four[^a]\n\n| five |\n| --- |\n| `six` |\n\n[^a]: seven",
  );
  expect(text.split("\n").slice(0, 5)).toEqual(["One two", "three", "four", "five", "six"]);
  expect(text).toContain("seven");
  expect(wordCount).toBe(countWords(text));
  expect(countWords("It’s state-of-the-art, 3.5% — 今日は")).toBeGreaterThan(5);
});

test.each([
  [0, 1],
  [230, 1],
  [346, 2],
  [2_300, 10],
])("%i words take %i minutes", (words, minutes) => expect(readingMinutes(words)).toBe(minutes));
