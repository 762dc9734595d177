import { expect, test } from "vitest";
import { atomFeed, type Feed } from "#lib/atom.ts";
import { feedRoute } from "#lib/feed-route.ts";

const feed: Feed = {
  id: "urn:uuid:1",
  title: "Tools & <work>",
  self: "https://example.org/lists/a/feed.xml?a=1&b=2",
  alternate: "https://example.org/lists/a",
  updated: new Date("2026-03-01T09:00:00.500Z"),
  entries: [
    {
      id: "urn:uuid:2",
      title: 'A "title" ]]>\u0000\u0007\ud800',
      url: "https://example.org/posts/a",
      updated: new Date("2026-03-01T08:00:00Z"),
      published: new Date("2026-02-01T08:00:00Z"),
      author: "Rosa",
      summary: "Short & sweet",
      note: "For <Monday>",
      topics: ["agents"],
    },
  ],
};

const route = feedRoute(async ({ token }: { token: string }) => (token === "a" ? feed : null));
const ask = (headers: HeadersInit = {}, token = "a") =>
  route(new Request("https://example.org/", { headers }), { params: Promise.resolve({ token }) });

test("a feed carries its texts as texts, without what XML cannot carry", () => {
  const xml = atomFeed(feed);
  expect(xml).toContain("<title>Tools &#38; &#60;work&#62;</title>");
  expect(xml).toContain("<title>A &#34;title&#34; ]]&#62;\ufffd</title>");
  expect(xml).toContain('href="https://example.org/lists/a/feed.xml?a=1&#38;b=2"');
  expect(xml).toContain('<content type="text">For &#60;Monday&#62;</content>');
  expect(xml).toContain('<category term="agents"/>');
  expect(xml).not.toContain("subtitle");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
  expect(xml).not.toMatch(/[\u0000-\u0008\ud800-\udfff]/);
});

test("a feed that is not there, or not any more, answers 404 and is kept by nobody", async () => {
  const answer = await ask({}, "b");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("cache-control")).toBe("private, no-cache");
});

test("who has the feed already is told so, without a body", async () => {
  const first = await ask();
  expect(first.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
  const modified = first.headers.get("last-modified") ?? "";
  expect(modified).toBe("Sun, 01 Mar 2026 09:00:00 GMT");
  for (const headers of [
    { "If-None-Match": tag },
    { "If-None-Match": tag.slice(2) },
    { "If-None-Match": `"x", ${tag}` },
    { "If-None-Match": "*" },
    { "If-Modified-Since": modified },
  ] as HeadersInit[]) {
    const again = await ask(headers);
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  }
});

test("who has an older one gets it whole, and a tag counts before a date", async () => {
  for (const headers of [
    { "If-None-Match": '"another"' },
    { "If-None-Match": '"another"', "If-Modified-Since": "Sun, 01 Mar 2026 09:00:00 GMT" },
    { "If-Modified-Since": "Sun, 01 Mar 2026 08:59:59 GMT" },
    { "If-Modified-Since": "no date" },
  ] as HeadersInit[])
    expect((await ask(headers)).status).toBe(200);
});
