import { expect, test } from "vitest";
import { readArticleText } from "#lib/highlights/article-text.ts";
import { type Placed, paint } from "#lib/highlights/paint.ts";
import { renderMarkdown } from "#lib/posts/markdown.ts";

const SOURCE = { key: "first", number: 1, kind: "paper", title: "A paper", publisher: "A press", note: null };

const html = (markdown: string) =>
  renderMarkdown(markdown, { sources: [SOURCE], imageSize: () => ({ width: 6, height: 4 }) }).html;

/** A highlight on these words, wherever they first stand. */
function on(text: string, words: string, id = "a"): Placed {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`no "${words}" in "${text}"`);
  return { id, at, until: at + words.length, note: null };
}

/** The HTML with these words highlighted, short enough to read. */
function painted(body: string, ...words: string[]): string {
  const text = readArticleText(body);
  const placed = words.map((one, at) => on(text.text, one, "abc"[at]));
  return paint(body, text, placed, (id) => `/h/${id}`)
    .replaceAll(/<mark class="highlight( is-double)?" data-highlight="([^"]*)"[^>]*>/g, "[$2:")
    .replaceAll("</mark>", "]")
    .replaceAll(/<a class="highlight-link" href="\/h\/(.)"[^>]*><\/a>/g, "^$1");
}

test("the words of a piece are read without marks of sources and notes, margins and pictures", () => {
  const markdown =
    '## Why & how\n\nIt *works*[@first] for\n2 < 3.[^n]\n\n- one\n- two\n\n![Alt](/a.png "A caption")\n\n| a | b |\n|---|---|\n| c | d |\n\n```js\nlet a = 1;\nrun();\n```\n\n[^n]: A note.';
  expect(readArticleText(html(markdown)).text.trim()).toBe(
    "Why & how It works for 2 < 3. one two A caption a b c d let a = 1; run(); Notes A note.",
  );
});

test("a highlight inside one stretch of words is one mark with a link after it", () =>
  expect(painted("<p>One two three.</p>", "two")).toBe("<p>One [a:two]^a three.</p>"));

test("one that tags cut has a mark for each stretch, and one link at its end", () =>
  expect(painted("<p>One <em>two</em> three.</p>\n<p>Four.</p>", "two three. Four")).toBe(
    "<p>One <em>[a:two]</em>[a: three.]</p>\n<p>[a:Four]^a.</p>",
  ));

test("a list, a table and code stay what they are", () => {
  const body = html("- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n```js\nrun(1);\n```");
  const all = paint(
    body,
    readArticleText(body),
    [on(readArticleText(body).text, "one two a b c d run(1);")],
    () => "/",
  );
  expect(all.replaceAll(/<\/?mark[^>]*>|<a class="highlight-link[^>]*><\/a>/g, "")).toBe(body);
  expect(all).not.toMatch(/<(ul|ol|table|thead|tbody|tr)>\s*<mark/);
});

test("a highlight that ends inside a link has its own link behind that", () =>
  expect(painted('<p>See <a href="/x">the page</a> now.</p>', "See the")).toBe(
    '<p>[a:See ]<a href="/x">[a:the] page</a>^a now.</p>',
  ));

test("highlights that overlap, touch or lie in one another each keep their own words", () => {
  expect(painted("<p>one two three</p>", "one two", "two three")).toBe("<p>[a:one ][a b:two]^a[b: three]^b</p>");
  expect(painted("<p>one two</p>", "one ", "two")).toBe("<p>[a:one ]^a[b:two]^b</p>");
  expect(painted("<p>one two three</p>", "one two three", "two")).toBe("<p>[a:one ][a b:two]^b[a: three]^a</p>");
});

test("signs that HTML writes otherwise count as one", () => {
  const body = "<p>a &#x3C;b> &#x26; c &#38;amp; “d” 🦊 &unknown; e</p>";
  expect(readArticleText(body).text.trim()).toBe("a <b> & c &amp; “d” 🦊 &unknown; e");
  expect(painted(body, "<b> & c")).toBe("<p>a [a:&#x3C;b> &#x26; c]^a &#38;amp; “d” 🦊 &unknown; e</p>");
});

test("whatever is highlighted, the words of the page stay what they were", () => {
  const body = html(
    "A *first* paragraph[@first] with `code`, [a link](https://example.org/a) and more.\n\n> A quotation, <b>bold</b>.\n\n1. One\n2. Two[^n]\n\n[^n]: Note.",
  );
  const text = readArticleText(body);
  for (let at = 0; at < text.text.length; at += 3)
    for (let until = at + 1; until <= text.text.length; until += 7) {
      const marked = paint(
        body,
        text,
        [
          { id: "a", at, until, note: "x" },
          { id: "b", at: at >> 1, until, note: null },
        ],
        () => "/",
      );
      expect(readArticleText(marked).text).toBe(text.text);
    }
});
