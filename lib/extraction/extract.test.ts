import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/extraction/extract.ts";

const PROSE = [
  "The first paragraph of this article has enough words, commas and sense to be read as what it is, a paragraph, of a length that paragraphs have.",
  "The second goes on from there, as second paragraphs do, and says a little more of what the first began to say.",
  "The third, which is the last of them, comes to an end, though not without a clause, or two, that nobody needed and that nobody will miss.",
];
const prose = (between = "") => PROSE.map((text) => `<p>${text}</p>`).join(between);
const page = (body: string, head = "") =>
  `<!doctype html><html lang="en"><head><title>Big news | The Site</title>${head}</head><body>${body}</body></html>`;
const read = (
  html: string | Buffer,
  url = "https://www.example.org/2024/03/big-news?utm_source=x",
  contentType?: string,
) => extractPage(html, { url, contentType });

describe("what the page says of itself", () => {
  test("is found in its data first", () => {
    const data = { "@type": "NewsArticle", headline: "Big news", author: [{ name: "Jo Doe" }, { name: "Al Roe" }] };
    const dates = {
      datePublished: "2024-03-05T10:00:00+01:00",
      dateModified: "2024-03-06",
      publisher: { name: "The Site" },
    };
    const head = `<script type="application/ld+json">${JSON.stringify({ ...data, ...dates })}</script>
      <link rel="canonical" href="/2024/03/big-news?fbclid=1#top"><meta name="description" content="A line that says more.">`;
    expect(read(page(`<article>${prose()}</article>`, head))).toMatchObject({
      ...{
        title: "Big news",
        subtitle: "A line that says more.",
        byline: "Jo Doe, Al Roe",
        language: "en",
        site: "The Site",
      },
      ...{ published: "2024-03-05T09:00:00.000Z", updated: "2024-03-06", refused: null },
      canonical: "https://www.example.org/2024/03/big-news",
    });
  });

  test("is found in what is shown, where there is no data", () =>
    expect(
      read(
        page(`<article><h1>Big news</h1><p class="byline">By Jo Doe</p><time>5 March 2024</time>${prose()}</article>`),
      ),
    ).toMatchObject({ title: "Big news", byline: "Jo Doe", published: "2024-03-05", site: "example.org" }));

  test.each([
    ["2024", "2024"],
    ["2024-03", "2024-03"],
    ["20240305", "2024-03-05"],
    ["2024-03-05T10:00:00", "2024-03-05"],
    ["Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00.000Z"],
    ["March 5th, 2024", "2024-03-05"],
    ["Mar 2024", "2024-03"],
    ["2024-02-31", "2024-03"],
    ["soon", "2024-03"],
  ])("a date that says %s is as exact as that: %s", (said, date) =>
    expect(read(page(`<article>${prose()}</article>`, `<meta name="date" content="${said}">`)).published).toBe(date),
  );

  test("a subtitle that only begins the text again is none", () =>
    expect(read(page(prose(), `<meta name="description" content="${PROSE[0]}">`)).subtitle).toBeNull());

  test("a language that nobody says is told from the text", () =>
    expect(read(page(`<article>${prose()}</article>`).replace(' lang="en"', "")).language).toBe("en"));
});

describe("the text", () => {
  test("is without what stands around it", () => {
    const around = `<nav><a href="/">Home</a></nav><article><h1>Big news</h1><p>By Jo Doe</p><div class="share-bar">Share this</div>
      ${prose('<p>Advertisement</p><p>Read more: <a href="/x">Other news of the day</a></p>')}
      <div class="newsletter">Get it in your inbox</div><div id="comments"><p>What somebody says about all of this, at length, and with commas.</p></div>
      <h3>Related stories</h3><ul><li><a href="/y">Another story that is related</a></li></ul><p>© 2024 The Site</p></article>`;
    expect(read(page(around)).text).toBe(PROSE.join("\n\n"));
  });

  test("keeps headings, lists, tables, quotes, code and notes", () => {
    const parts = `<h4>A heading</h4><ul><li>One</li><li>Two</li></ul><table><tr><th>A</th><td>1</td></tr></table>
      <blockquote><p>Quoted words.</p></blockquote><div class="highlight-source-ts"><pre>let a = 1;</pre></div>`;
    const note = '<p>With a note<sup><a href="#fn1">1</a></sup>, and <a href="../else?gclid=1">a link</a> to see.</p>';
    const { html } = read(page(`<article>${prose(parts + note)}<ol><li id="fn1">The note.</li></ol></article>`));
    expect(html).toContain("<h2>A heading</h2>");
    expect(html).toContain("<ul><li>One</li><li>Two</li></ul>");
    expect(html).toContain("<tr><th>A</th><td>1</td></tr>");
    expect(html).toContain("<blockquote><p>Quoted words.</p></blockquote>");
    expect(html).toContain('<pre><code class="language-ts">let a = 1;</code></pre>');
    expect(html).toContain('<a href="#from-fn1">1</a>');
    expect(html).toContain('<li id="from-fn1">The note.</li>');
    expect(html).toContain('<a href="https://www.example.org/2024/else">a link</a>');
  });

  test("has its pictures with captions, wherever their addresses stand", () => {
    const late =
      '<div class="wp-caption"><img src="data:image/gif;base64,R0" data-src="/a.jpg" alt="A"><p class="wp-caption-text">Of A</p></div>';
    const set =
      '<figure><picture><source srcset="/b-1.webp 400w, /b-2.webp 1200w"><img alt="No alt text provided"></picture></figure>';
    const noscript = '<p><img class="lazy" src="/blank.gif"><noscript><img src="/c.png"></noscript></p>';
    const { images, text } = read(page(`<article>${prose(late + set + noscript)}</article>`));
    expect(images.slice(0, 3)).toEqual([
      { src: "https://www.example.org/a.jpg", alt: "A", caption: "Of A" },
      { src: "https://www.example.org/b-2.webp", alt: "", caption: "" },
      { src: "https://www.example.org/c.png", alt: "", caption: "" },
    ]);
    expect(text).not.toContain("Of A");
  });

  test("is without how its words are pronounced, which the HTML keeps", () => {
    const { html, text } = read(
      page(`<article>${prose()}<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です。</p></article>`),
    );
    expect(html).toContain("<rt>かんじ</rt>");
    expect(text).toContain("漢字です。");
  });

  test("gives its hashtags away as topics", () => {
    const { topics, text } = read(page(`<article>${prose()}<p>#AI #FutureOfWork#machine_learning</p></article>`));
    expect(topics).toEqual(["ai", "future-of-work", "machine-learning"]);
    expect(text).not.toContain("#");
  });

  test.each([
    ["utf-8", "text/html; charset=utf-8", Buffer.from(page(`<article>${prose()}<p>Grüße, €.</p></article>`))],
    [
      "windows-1252",
      "text/html",
      Buffer.from(page(`<article>${prose()}<p>Gr\xfc\xdfe, \x80.</p></article>`), "latin1"),
    ],
    ["utf-16", "text/html", Buffer.from(`\ufeff${page(`<article>${prose()}<p>Grüße, €.</p></article>`)}`, "utf16le")],
  ])("is read in its encoding: %s", (_, type, bytes) =>
    expect(read(bytes, undefined, type).text).toContain("Grüße, €."),
  );
});

describe("a text that stops short", () => {
  test.each([
    "Keep reading with a 7-day free trial",
    "Subscribe to continue reading",
    "Diesen Artikel weiterlesen mit Abo",
  ])("says so and how it goes on: %s", (words) => {
    const found = read(page(`<article>${prose()}<p>${words}</p><p>Already a member? Sign in</p></article>`));
    expect([found.truncated, found.truncatedWords]).toEqual([true, words]);
    expect(found.text).toBe(PROSE.join("\n\n"));
  });

  test("says so where only its data does", () => {
    const head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>';
    expect(read(page(`<article>${prose()}</article>`, head))).toMatchObject({ truncated: true, truncatedWords: null });
  });

  test("is not every text", () => expect(read(page(`<article>${prose()}</article>`)).truncated).toBe(false));
});

describe("a page without a text says why", () => {
  test.each([
    ["", /empty/],
    ["%PDF-1.7", /PDF/],
    [page('<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>'), /script/],
    [page('<form><h1>Sign in</h1><input name="user"><input type="password"></form>'), /sign in/],
    [page("<h1>Just a moment...</h1><p>Checking your browser before you go on.</p>"), /that a person asks/],
    [page("<h1>Page not found</h1>").replace("Big news", "404 Not Found"), /no such page/],
    [page('<a href="/a">Some story</a> '.repeat(50)), /list of links/],
    ['<?xml version="1.0"?><rss version="2.0"></rss>', /feed/],
  ])("%#", (html, why) =>
    expect(read(html)).toMatchObject({ refused: expect.stringMatching(why), html: "", text: "" }),
  );
});

test("a page of any size and depth is read within bounds, and nothing is thrown", { timeout: 120_000 }, () => {
  const deep = "<div>".repeat(100_000) + PROSE[0];
  const wide = "<p>Words, and more words that make a sentence of it, one after another, for a while.</p>".repeat(
    60_000,
  );
  for (const html of [deep, wide, "<".repeat(500_000), `<p ${"a=b ".repeat(200_000)}>`, "\u0000".repeat(1_000)])
    expect(extractPage(html, { url: "no address" }).text.length).toBeLessThan(2_000_000);
});
