import { describe, expect, test } from "vitest";
import { parseFeed } from "#lib/sources/parse-feed.ts";
import type { ParsedFeed } from "#lib/sources/parsed-feed.ts";

const AT = { url: "https://news.example/feeds/all" };

function read(source: string | Buffer, meta: { url?: string; contentType?: string } = AT): ParsedFeed {
  const feed = parseFeed(source, meta);
  if (!feed.ok) throw new Error(feed.words);
  return feed;
}
const item = (source: string | Buffer, meta?: { url?: string; contentType?: string }) => read(source, meta).items[0];
const rss = (inside: string, head = "") => `<rss version="2.0" ${head}><channel>${inside}</channel></rss>`;
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">${inside}</feed>`;

describe("a feed is read", () => {
  test("as RSS, with the vocabularies of others by whatever prefix", () => {
    const spaces = 'xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"';
    const feed = read(
      rss(
        `<title>Caf&eacute; &amp; Co</title><link>/</link><ttl>90</ttl><item><title>Q&A: a < b</title><guid isPermaLink="false">g1</guid>
        <link>../one?a=1&b=2</link><d:creator>Ada Hall</d:creator><d:creator>Ben</d:creator><d:date>2026-01-02</d:date>
        <description>Short</description><c:encoded><![CDATA[<p>Long <a href="x">there</a></p>]]></c:encoded><category>ai</category><d:subject>ai</d:subject>
        <enclosure url="a.mp3" length="9" type="audio/mpeg"/></item>`,
        spaces,
      ),
    );
    expect(feed).toMatchObject({ format: "rss", title: "Café & Co", link: "https://news.example/", ttlMinutes: 90 });
    expect(feed.items).toMatchObject([
      {
        ...{
          id: "g1",
          title: "Q&A: a < b",
          link: "https://news.example/one?a=1&b=2",
          author: "Ada Hall, Ben",
          summary: "Short",
        },
        ...{
          content: '<p>Long <a href="https://news.example/feeds/x">there</a></p>',
          published: "2026-01-02T00:00:00Z",
        },
        ...{ categories: ["ai"], markup: ["summary", "content"] },
        enclosures: [{ url: "https://news.example/feeds/a.mp3", type: "audio/mpeg", length: "9" }],
      },
    ]);
  });

  test("as Atom, with every kind of text and xml:base", () => {
    const feed = read(
      atom(`<title type="html">A &amp;amp; B</title><link rel="self" href="f.xml"/><link rel="next" href="?page=2"/>
        <entry xml:base="https://other.example/deep/"><id>tag:1</id><title>a &lt;b&gt; tag</title><link href="one"/>
        <author><name>Ada</name><email>ada@a.example</email></author><updated>2026-01-02T03:04:05+01:00</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi<br/><img src="i.png"/></p></div></content></entry>`),
    );
    expect(feed).toMatchObject({
      format: "atom",
      titleText: "A & B",
      feedUrl: "https://news.example/feeds/f.xml",
      language: "en",
    });
    expect(feed.nextUrl).toBe("https://news.example/feeds/all?page=2");
    expect(feed.items).toMatchObject([
      {
        ...{ id: "tag:1", title: "a <b> tag", titleText: "a <b> tag", link: "https://other.example/deep/one" },
        ...{ author: "Ada (ada@a.example)", authorName: "Ada", published: null, updated: "2026-01-02T02:04:05Z" },
        ...{ content: '<p>Hi<br /><img src="https://other.example/deep/i.png" /></p>', markup: ["summary", "content"] },
      },
    ]);
  });

  test("as RDF, CDF and JSON Feed", () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>R</title></channel>
      <item rdf:about="https://a.example/1"><title>One</title></item></rdf:RDF>`;
    expect(read(rdf)).toMatchObject({
      format: "rdf",
      title: "R",
      items: [{ id: "https://a.example/1", link: "https://a.example/1" }],
    });
    const cdf =
      '<CHANNEL HREF="https://a.example/"><TITLE>C</TITLE><ITEM HREF="/1" LASTMOD="2026-01-02"><ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>';
    expect(read(cdf)).toMatchObject({
      format: "cdf",
      link: "https://a.example/",
      items: [{ summary: "Short", updated: "2026-01-02T00:00:00Z" }],
    });
    const json = {
      version: "https://jsonfeed.org/version/1.1",
      title: "J",
      items: [{ id: 7, url: "/7", title: 3, tags: ["a", 4, {}] }, "no"],
    };
    expect(read(JSON.stringify(json))).toMatchObject({
      format: "json",
      items: [{ id: "7", link: "https://news.example/7", titleText: "3" }],
    });
  });

  test("though its XML is none", () => {
    const broken = `<br>Warning: x<?xml version="1.0"?> <rss><channel><title>T</channel><item><title>One<b>two</title><item><title>Three &nbsp;&bogus; & four</title>
      <description>a<br>b</p></description>`;
    expect(read(broken).items.map(({ titleText }) => titleText)).toEqual(["Onetwo", "Three &bogus; & four"]);
    expect(item(rss("<item><title>a</title><dc:creator>by an undeclared prefix</dc:creator></item>"))?.author).toBe(
      "by an undeclared prefix",
    );
  });

  test.each([
    ["UTF-16 with a mark", Buffer.from("\ufeff<rss><item><title>é</title></item></rss>", "utf16le")],
    ["UTF-16 without one", Buffer.from("<rss><item><title>é</title></item></rss>", "utf16le")],
    ["windows-1252 that says nothing", Buffer.from("<rss><item><title>é</title></item></rss>", "latin1")],
    [
      "windows-1252 that says UTF-8",
      Buffer.from('<?xml version="1.0" encoding="utf-8"?><rss><item><title>é</title></item></rss>', "latin1"),
    ],
    [
      "UTF-8 that says Latin 1",
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><rss><item><title>é</title></item></rss>'),
    ],
    [
      "UTF-8 that says UTF-16",
      Buffer.from('<?xml version="1.0" encoding="utf-16"?><rss><item><title>é</title></item></rss>'),
    ],
    [
      "an encoding that nobody knows",
      Buffer.from('<?xml version="1.0" encoding="bogus"?><rss><item><title>é</title></item></rss>'),
    ],
  ])("in %s", (_, bytes) => expect(item(bytes)?.titleText).toBe("é"));

  test("in the encoding of its header, with Windows' own quotes", () => {
    const bytes = Buffer.concat([
      Buffer.from("<rss><item><title>"),
      Buffer.from([0x93, 0xe9, 0x94]),
      Buffer.from("</title></item></rss>"),
    ]);
    expect(item(bytes, { contentType: "text/xml; charset=windows-1252" })?.titleText).toBe("“é”");
  });

  test("with one id for what has none, as long as it says the same", () => {
    const [one, same, other] = ["a", "a", "b"].map((title) => item(rss(`<item><title>${title}</title></item>`))?.id);
    expect(one).toMatch(/^digest:/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(item(rss("<item><link>https://a.example/x</link></item>"))?.id).toBe("https://a.example/x");
  });

  test("without links that run something", () => {
    const feed = read(
      rss("<link>javascript:alert(1)</link><item><link>data:text/html,x</link><guid>javascript:alert(1)</guid></item>"),
    );
    expect([feed.link, feed.items[0]?.link]).toEqual([null, null]);
  });
});
