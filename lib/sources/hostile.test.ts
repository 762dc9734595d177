import { describe, expect, test } from "vitest";
import { parseFeed } from "#lib/sources/parse-feed.ts";
import type { ParsedFeed } from "#lib/sources/parsed-feed.ts";

// What somebody would write to have a reader of feeds run out of time or memory, or say what it should not (F6).

const SIZE = 4 * 1_024 * 1_024;
const full = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length));
const rss = (inside: string) => `<rss><channel><title>t</title>${inside}</channel></rss>`;
const numbered = (count: number, item: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => item(n)).join("");

/** Reads within two seconds of the processor; a feed, whatever is left of it. */
function read(text: string): ParsedFeed {
  const before = process.cpuUsage();
  const feed = parseFeed(text, { url: "https://feed.example/" });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(2_000);
  if (!feed.ok) throw new Error(feed.words);
  return feed;
}

describe("a hostile feed", () => {
  test("expands no entity that it declares, once or a billion times", () => {
    const more = numbered(9, (n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    const feed = read(`<!DOCTYPE lolz [<!ENTITY l0 "lol">${more}]>${rss("<item><title>&l9;</title></item>")}`);
    expect(feed.items[0]?.titleText).toBe("&l9;");
  });

  test("loads nothing from outside", () => {
    const feed = read(
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss("<item><title>a&x;b</title></item>")}`,
    );
    expect(feed.items[0]?.titleText).toBe("a&x;b");
  });

  test("has at most 500 items, the newer ones, in its own order", () => {
    const dated = (n: number) =>
      `<item><guid>${n}</guid><pubDate>${new Date(1e12 + n * 1e6).toUTCString()}</pubDate></item>`;
    const upward = read(rss(numbered(100_000, dated)));
    expect(upward.items.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, n) => `${99_500 + n}`));
    const downward = read(rss(numbered(2_000, (n) => dated(5_000 - n))));
    expect(downward.items.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, n) => `${5_000 - n}`));
    const json = {
      version: "https://jsonfeed.org/version/1.1",
      items: Array.from({ length: 2_000 }, (_, id) => ({ id })),
    };
    expect(read(JSON.stringify(json)).items).toHaveLength(500);
  });

  test("has titles of at most 300 characters", () => {
    const feed = read(
      rss(`<item><title>${full("word ")}</title></item><item><title>${full("&amp;eacute;")}</title></item>`),
    );
    for (const { title, titleText } of feed.items) {
      expect(titleText.length).toBe(300);
      expect(title).toBe(titleText);
    }
  });

  test("has no NUL and no other character that is none", () => {
    const { items } = read(rss("<item><title>a\0b\ufffe\x08c\ud800</title></item>"));
    expect(items[0]?.titleText).toBe("abc\ufffd");
  });

  test.each([
    ["nested elements", rss(`<item><guid>x</guid>${full("<a>")}</item>`)],
    [
      "nested markup",
      rss(`<item><guid>x</guid><description>${"<b>".repeat(9e4)}x${"</b>".repeat(9e4)}</description></item>`),
    ],
    ["items left open", `<rss><channel>${full("<item><guid>x</guid>")}`],
    ["items and channels in turn", `<rss>${full("<item xml:base='x/'><guid>x</guid><channel xml:base='y/'>")}`],
    ["empty elements", rss(`<item><guid>x</guid>${full("<p/>")}</item>`)],
    ["links", rss(`<item><guid>x</guid>${full("<link href='/a'/>")}</item>`)],
    ["enclosures", rss(`<item><guid>x</guid>${numbered(1e5, (n) => `<enclosure url="/${n}"/>`)}</item>`)],
    ["attributes", rss(`<item ${numbered(3e5, (n) => `a${n}='b' `)}><guid>x</guid></item>`)],
    [
      "namespaces",
      `<rss ${numbered(1e5, (n) => `xmlns:a${n}='http://b/${n}' `)}>${"<item><guid>x</guid></item>".repeat(600)}</rss>`,
    ],
    ["tags that never end", rss(`<item><guid>x</guid><title><![CDATA[</b>${full("<a ")}]]></title></item>`)],
    ["comments that never end", rss(`<item><guid>x</guid><title><![CDATA[</b>${full("<!--")}]]></title></item>`)],
    ["addresses", rss(`<item><guid>x</guid><description><![CDATA[${full("<a href=x>")}]]></description></item>`)],
    ["pieces of CDATA", rss(`<item><guid>x</guid><description>${full("<![CDATA[a]]>")}</description></item>`)],
    ["ampersands", rss(`<item><guid>x</guid><title>${full("&")}</title></item>`)],
    ["a date without end", rss(`<item><guid>x</guid><pubDate>${full("1 ")}</pubDate></item>`)],
    ["an author without end", rss(`<item><guid>x</guid><author>${full(" a@")}</author></item>`)],
  ])("of %s is read in two seconds, with its item", (_, text) => expect(read(text).items[0]?.id).toBe("x"));

  test.each([
    ["", "This is empty."],
    [full(" "), "This is empty."],
    [full("<a>"), "This is no feed: it begins with <a>."],
    [full("<!DOCTYPE ["), "This is neither XML nor JSON, so no feed."],
    [full("["), "This begins like JSON, but cannot be read as JSON."],
    ['{"version":"1"}', "This is JSON, but no JSON Feed."],
    ["<!doctype html><html><body><p>Hello</p></body></html>", "This is a web page, not a feed."],
    ["<opml version='2.0'><body/></opml>", "This is a list of feeds (OPML), not a feed."],
  ])("%.20s is refused in words", (text, words) => expect(parseFeed(text)).toEqual({ ok: false, words }));
});
