import { expect, test } from "vitest";
import { plainByline } from "#lib/extraction/byline.ts";
import { extractPage } from "#lib/extraction/extract.ts";
import { plainText } from "#lib/extraction/plain-text.ts";

test("a text with more blanks than letters is plain in no time", () => {
  const blanks = " ".repeat(500_000);
  expect(plainText(`<pre>a  b${blanks}</pre><p>c</p>`)).toMatch(/^a b\s*c$/);
});

test.each(["a.", "a@", ";,", "-"])("a name of %j again and again is looked through in no time", (piece) => {
  const name = piece.repeat(500_000);
  for (let times = 0; times < 20; times++) plainByline([name], null);
});

test.each([
  ["code with long runs of blanks", `<pre>${`x${" ".repeat(50_000)}`.repeat(20)}</pre>`, ""],
  ["a title of many parts", "", `<title>${"x - ".repeat(50_000)}</title>`],
])("a page with %s is read in no time", (_what, more, head) => {
  const text = "<p>Wombats keep minutes of what they decided, and why they did.</p>".repeat(12);
  const html = `<html><head>${head}</head><body><article>${text}${more}</article></body></html>`;
  expect(extractPage(html, { url: "https://site.example/a" }).refused).toBeNull();
});
