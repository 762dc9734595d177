import { expect, test } from "vitest";
import { plainByline } from "#lib/extraction/byline.ts";
import { plainText } from "#lib/extraction/plain-text.ts";

test("a text with more blanks than letters is plain in no time", () => {
  const blanks = " ".repeat(500_000);
  expect(plainText(`<pre>a  b${blanks}</pre><p>c</p>`)).toMatch(/^a b\s*c$/);
});

test.each(["a.", "a@", ";,", "-"])("a name of %j again and again is looked through in no time", (piece) => {
  const name = piece.repeat(500_000);
  for (let times = 0; times < 20; times++) plainByline([name], null);
});
