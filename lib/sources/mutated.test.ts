import { expect, test } from "vitest";
import { parseFeed } from "#lib/sources/parse-feed.ts";
import { printedFeed } from "#lib/sources/printed-feed.ts";

// Feeds that were damaged on their way: cut anywhere, bytes changed, moved and doubled. The dice are thrown the same each time.

const RSS = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Caf\u00e9 &amp; Co</title><link>https://cafe.example/</link><ttl>60</ttl>
<item xml:base="/a/"><title><![CDATA[One <b>bold</b> thing]]></title><link>one?a=1&b=2</link><guid isPermaLink="false">1</guid>
<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><dc:creator>Ada Hall</dc:creator><enclosure url="x.mp3" type="audio/mpeg" length="9"/>
<content:encoded>&lt;p&gt;Text &lt;a href="two"&gt;and link&lt;/a&gt;&lt;/p&gt;</content:encoded></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">A &amp;amp; B</title>
<link rel="self" href="/f"/><entry><id>x</id><title>T</title><updated>2004-01-01T19:48:21+01:00</updated><author><name>B</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <img src="i.png" alt=""/></p></div></content></entry></feed>`;
const JSON_FEED = `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":1,"content_html":"<p>x</p>","tags":["a"],
"date_published":"2004-01-01T19:48:21Z","attachments":[{"url":"a.mp3","mime_type":"audio/mpeg"}]}]}`;

/** Numbers from 0 to below `most` (mulberry32). */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

function damaged(bytes: Buffer, roll: (most: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let times = roll(8); times > 0; times--) copy[roll(copy.length)] = roll(256);
  const [from, to] = [roll(copy.length), roll(copy.length)];
  if (roll(3) === 0) return copy.subarray(0, from);
  if (roll(3) === 0) return Buffer.concat([copy.subarray(0, from), copy.subarray(to), copy.subarray(from)]);
  return copy;
}

test("a feed damaged in 4,500 ways is read or refused in words, each time in less than a second", () => {
  const roll = dice(2_026);
  let read = 0;
  for (const whole of [RSS, ATOM, JSON_FEED].map((text) => Buffer.from(text)))
    for (let round = 0; round < 1_500; round++) {
      const bytes = damaged(whole, roll);
      const start = process.cpuUsage();
      const feed = parseFeed(bytes, { url: "https://cafe.example/feed" });
      const printed = feed.ok ? printedFeed(feed) : feed;
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000, bytes.toString("hex")).toBeLessThan(1_000);
      expect(() => JSON.stringify(printed)).not.toThrow();
      if (feed.ok) {
        read++;
        for (const { published, id } of feed.items)
          expect(id && (published === null || !Number.isNaN(Date.parse(published)))).toBeTruthy();
      } else expect(feed.words).toMatch(/\.$/);
    }
  expect(read).toBeGreaterThan(2_000);
});
