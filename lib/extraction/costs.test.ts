import { expect, test } from "vitest";
import { extractPage } from "#lib/extraction/extract.ts";
import { pictureList } from "#lib/extraction/picture-list.ts";

// Pages that are written to be slow to read: each of these took minutes, or would have for ever.

const SIZE = 400_000;
const FEW = SIZE / 2;
const full = (piece: string, size = SIZE) => piece.repeat(Math.ceil(size / piece.length));
/** In pieces, for what is read of one value is bounded. */
const values = (piece: string, longest: number, element: (value: string) => string) =>
  element(full(piece, longest)).repeat(1_000_000 / longest);
const inside = (open: string, words: string) => full(open, open.length * 150) + full(words, FEW);

test.each([
  ["hashtags that go on and on", `<p>Words ${full("#ab ")}and more</p>`],
  ["hashtags with breaks between them", `<p>Words <b>${full("#ab<br>", FEW)}</b></p>`],
  ["names of parts without end", values("-noj", 19_000, (name) => `<div class="related ${name}.">a</div>`)],
  ["addresses of pictures without end", values("_1x1.v", 19_000, (src) => `<img src="/${src}">`)],
  ["one word without end", `<p>${full("aktivier")}</p>`],
  ["many parts that are called the text", full("<div class=entry>a</div>", FEW)],
  ["authors in authors", inside('<div class="author">', "word ")],
  ["boxes in boxes", inside("<div>", "word ")],
  ["lists in lists", inside("<ul><li>", "<li>word ")],
])("a page of %s is read in no time", (_, more) => {
  const prose = "<p>Wombats keep minutes of what they decided, and why they did, for others to read.</p>".repeat(12);
  const html = `<html><head><title>Wombats</title></head><body><article>${prose}${more}</article></body></html>`;
  const before = process.cpuUsage();
  extractPage(html, { url: "https://site.example/a" });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(6_000);
});

test("what describes thousands of pictures at once is read once", () => {
  const html = `<figure>${'<img src="https://a.example/a.png">'.repeat(4_000)}<figcaption>${full("word ")}</figcaption></figure>`;
  const before = process.cpuUsage();
  expect(pictureList(html)[3_999]?.caption).toMatch(/^word word/);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
});

test("hashtags behind the last sentence become topics, whatever stands between them", () => {
  const text = "<p>Wombats keep minutes of what they decided, and why they did, for others to read.</p>".repeat(12);
  const html = (end: string) => `<html><body><article>${text}<p>That was all. ${end}</p></article></body></html>`;
  const read = (end: string) => extractPage(html(end), { url: "https://site.example/a" });
  expect(read("<b>#FutureOfWork</b>, #AI<br>#Ai_Safety ")).toMatchObject({
    topics: ["future-of-work", "ai", "ai-safety"],
  });
  expect(read("<b>#FutureOfWork</b>, #AI").text).toMatch(/That was all\.$/);
  expect(read("We said #one and #two.").topics).toEqual([]);
});
