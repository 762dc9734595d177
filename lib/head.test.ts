import { expect, test } from "vitest";
import { headLines, titleOf } from "#lib/head.ts";

const SITE = "http://localhost:3000";

test("a title is followed by the site's name, which stands alone where a page has none", () => {
  expect(titleOf({ title: "Topics" })).toBe("Topics · AI Briefing");
  expect(titleOf({})).toBe("AI Briefing");
});

test("every page has a description and a card, its own or the site's", () => {
  const own = headLines({ title: "Agents", description: "What they do.", path: "/tags/agents" }, true);
  for (const line of [
    '<meta name="description" content="What they do."/>',
    `<link rel="canonical" href="${SITE}/tags/agents"/>`,
    '<meta property="og:title" content="Agents"/>',
    '<meta property="og:type" content="website"/>',
    '<meta name="twitter:card" content="summary"/>',
  ])
    expect(own).toContain(line);
  expect(own).not.toContain("robots");
  expect(headLines({}, true)).toContain('<meta property="og:title" content="AI Briefing"/>');
  expect(headLines({ path: "/" }, true)).toContain(`<link rel="canonical" href="${SITE}"/>`);
});

test("what is hidden from search engines says so, and what has a feed names it", () => {
  expect(headLines({ hidden: true }, true)).toContain('<meta name="robots" content="noindex"/>');
  const list = headLines({ title: "Mine", hidden: "with its links", feed: "/lists/x/feed.xml" }, true);
  expect(list).toContain('<meta name="robots" content="noindex, nofollow"/>');
  expect(list).toContain('<link rel="alternate" type="application/atom+xml" title="Mine" href="/lists/x/feed.xml"/>');
});

test("a property of a card takes the place of what every page has; a list has a line for each, what is unset none", () => {
  const html = headLines(
    {
      card: () => ({
        "og:type": "article",
        "og:image": "/a.png",
        "article:tag": ["One", "Two"],
        "article:modified_time": undefined,
      }),
    },
    true,
  );
  expect(html.match(/og:type/g)).toHaveLength(1);
  expect(html).toContain('<meta property="article:tag" content="One"/><meta property="article:tag" content="Two"/>');
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  expect(html).not.toContain("modified_time");
});

test("who is signed in gets no card, and all else", () => {
  const own = headLines({ title: "Agents", path: "/tags/agents", hidden: true }, false);
  expect(own.match(/<(meta|link) [a-z]+="[\w:]+"/g)).toEqual([
    ...['<meta name="description"', '<link rel="canonical"', '<meta name="robots"'],
  ]);
});

test("no title ends its attribute or begins an element", () => {
  const html = headLines({ title: `"><script>alert(1)</script>'&`, description: "</head><b>", feed: '"' }, true);
  expect(html.replaceAll(/<(?:meta|link)(?: [\w:-]+="[^"<>]*")+\/>/g, "")).toBe("");
});
