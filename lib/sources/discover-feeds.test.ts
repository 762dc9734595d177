import { expect, test } from "vitest";
import { discoverFeeds, likelyFeeds } from "#lib/sources/discover-feeds.ts";
import { readOpml } from "#lib/sources/opml.ts";

const at = { url: "https://blog.example/posts/one" };
const urls = (page: string) => discoverFeeds(page, at).map(({ url }) => url);

test("feeds that a page names, each once, those of comments last", () => {
  const page = `<head><base href="/base/">
    <link rel="alternate" type="application/rss+xml" title="Comments &amp; more" href="comments/feed">
    <LINK REL='alternate' TYPE='application/atom+xml; charset=utf-8' HREF='/atom.xml' TITLE='Notes'>
    <link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">
    <link rel="alternate" type="application/atom+xml" href="/atom.xml#again">
    <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="/a.css">
    <script>"<link rel='alternate' type='application/rss+xml' href='/script.xml'>"</script></head><body><a href="/rss">RSS</a>`;
  expect(discoverFeeds(page, at)).toEqual([
    { url: "https://blog.example/atom.xml", title: "Notes" },
    { url: "https://other.example/feed.json", title: null },
    { url: "https://blog.example/base/comments/feed", title: "Comments & more" },
  ]);
});

test("feeds that a page only leads to", () => {
  const page = `<a href="/about">About feeds</a><a href="/index.rss">RSS</a><a href="/blog/feed/">Feed</a><a href="?format=atom">Atom</a>
    <a href="feed:https://c.example/x">x</a><a href="/feedback">Tell us</a><a href="javascript:alert('/rss')">no</a>`;
  expect(urls(page)).toEqual([
    ...[
      "https://blog.example/index.rss",
      "https://blog.example/blog/feed/",
      "https://blog.example/posts/one?format=atom",
    ],
    "https://c.example/x",
  ]);
});

test("a page of tags that are never closed is looked through in no time, and so is a list", () => {
  const start = process.cpuUsage();
  expect(urls(`${"<b>".repeat(1_000_000)}<link rel=alternate type=application/rss+xml href=/f>`)).toEqual([
    "https://blog.example/f",
  ]);
  expect(readOpml(Buffer.from(`<opml>${"<outline>".repeat(500_000)}`))).toMatchObject({ ok: true, feeds: [] });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(4_000);
});

test("where a feed mostly is", () => {
  expect(likelyFeeds("https://blog.example/posts/?a#b")).toEqual([
    ...["https://blog.example/posts/feed", "https://blog.example/feed", "https://blog.example/rss.xml"],
    ...["https://blog.example/atom.xml", "https://blog.example/index.xml"],
  ]);
});
