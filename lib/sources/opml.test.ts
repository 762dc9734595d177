import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { opmlOf, readOpml } from "#lib/sources/opml.ts";

const read = (text: string) => readOpml(Buffer.from(text));
const opml = (outlines: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>${outlines}</body></opml>`;

describe("a list of feeds", () => {
  test("brings each feed once, however deep it stands and however it is written", () => {
    const list =
      opml(`<outline text="News"><outline title="Deep"><OUTLINE Type="RSS" TEXT="A &amp; B" XMLURL="https://a.example/feed?x=1&y=2"/>
      <outline text="again" xmlUrl="https://a.example/feed?x=1&amp;y=2#top"/></outline>
      <outline type="rss" xmlUrl=" feed://b.example/rss "><outline type="atom" text="C" url="https://c.example/atom"/></outline>
      <outline text="a page" type="link" url="https://page.example/"/><outline text="no address" xmlUrl="javascript:alert(1)"/>`);
    expect(read(list)).toEqual({
      ok: true,
      feeds: [
        { url: "https://a.example/feed?x=1&y=2", title: "A & B" },
        { url: "http://b.example/rss", title: "" },
        { url: "https://c.example/atom", title: "C" },
      ],
      unusable: 1,
    });
  });

  test("that breaks off keeps what it had, and one in UTF-16 is read", () => {
    const cut =
      opml('<outline xmlUrl="https://a.example/f" text="A"/><outline xmlUrl="https://b.exam').split("</body>")[0] ?? "";
    expect(read(cut)).toMatchObject({ feeds: [{ title: "A" }] });
    const wide = Buffer.from(`\ufeff${opml('<outline xmlUrl="https://a.example/f" text="Ä"/>')}`, "utf16le");
    expect(readOpml(wide)).toMatchObject({ feeds: [{ title: "Ä" }] });
  });

  test.each(["", "hello", "<rss><channel/></rss>", "<!doctype html><html></html>", "PK\u0003\u0004", "{}"])(
    "of another kind is refused in words: %s",
    (text) => expect(read(text)).toEqual({ ok: false, words: "This is no list of feeds: choose an OPML file." }),
  );

  test("that was written here is read as it was", () => {
    const feeds = [{ title: 'A "B" <C> & D', url: "https://a.example/?a=1&b=2", siteUrl: null }];
    expect(read(opmlOf("Mine", feeds))).toEqual({
      ok: true,
      feeds: feeds.map(({ title, url }) => ({ title, url })),
      unusable: 0,
    });
  });

  test("comes with the site: dozens of feeds, each with a name, none in the open", () => {
    const list = readOpml(readFileSync("content/feeds.opml"));
    expect(list).toMatchObject({ ok: true, unusable: 0 });
    const feeds = list.ok ? list.feeds : [];
    expect(feeds.length).toBe(readFileSync("content/feeds.opml", "utf8").match(/xmlUrl=/g)?.length);
    expect(feeds.length).toBeGreaterThanOrEqual(25);
    expect(feeds.filter(({ url, title }) => !url.startsWith("https://") || !title)).toEqual([]);
  });
});
