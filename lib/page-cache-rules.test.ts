import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PAGE_TAGS, pageKey } from "#lib/page-cache-rules.ts";

const asked = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  pageKey({ method, url, headers }, "session");
const CURSOR = "mij3k2c0-0199aaaabbbbccccddddeeeeffff0000";

describe("a page is kept under one name", () => {
  test.each([
    ["/", "/"],
    ["/?utm_source=x&fbclid=y", "/"],
    [`/?before=${CURSOR}&x=1`, `/?before=${CURSOR}`],
    [`/?before=${CURSOR}&before=${CURSOR}`, "/"],
    ["/?before=nonsense", "/"],
    ["/posts/tasks-not-titles?from=topic:agents", "/posts/tasks-not-titles?from=topic:agents"],
    ["/posts/tasks-not-titles?from=path:working-well", "/posts/tasks-not-titles?from=path:working-well"],
    ["/posts/tasks-not-titles?from=following", "/posts/tasks-not-titles"],
    ["/posts/tasks-not-titles?from=topic:a%0d%0aSet-Cookie:x", "/posts/tasks-not-titles"],
    ["/posts/tasks-not-titles?_rsc=1a2b3", "/posts/tasks-not-titles"],
    ["/posts/tasks-not-titles/cover.png?v=2", "/posts/tasks-not-titles/cover.png"],
    [`/api/lists?list=all&before=${CURSOR}`, `/api/lists?before=${CURSOR}&list=all`],
    [`/api/lists?before=${CURSOR}&list=all`, `/api/lists?before=${CURSOR}&list=all`],
    ["/tags/agents", "/tags/agents"],
    ["/paths?x=1", "/paths"],
    ["/paths/working-well-0123456789bc", "/paths/working-well-0123456789bc"],
    ["/about", "/about"],
  ])("%s as %s", (url, name) => expect(asked(url)?.id).toBe(name));

  test("with HEAD and GET as one, and what a page on screen asks for apart", () => {
    expect(asked("/", {}, "HEAD")?.id).toBe("/");
    expect(asked("/?_rsc=abc", { rsc: "1" })).toMatchObject({ id: "rsc /", url: "/", rsc: true });
  });

  test("whatever a stranger sends along", () => {
    const poison = { "x-forwarded-host": "evil.test", accept: "text/evil", "x-nextjs-data": "1", "next-url": "/evil" };
    expect(asked("/", { ...poison, "next-router-state-tree": "%5B%5D" })).toEqual(asked("/"));
  });
});

describe("a page is made for its visitor", () => {
  test.each([
    ["who has a session", "/", { cookie: "session=abc" }],
    ["who has a session among others", "/", { cookie: "device=1; session=abc" }],
    ["who has an empty session", "/", { cookie: "a=b;session=" }],
    ["who names themselves otherwise", "/", { authorization: "Bearer x" }],
    ["whose browser only expects it", "/", { rsc: "1", "next-router-prefetch": "1" }],
    ["whose browser wants a part of it", "/", { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
    ["who asks in a way that browsers do not", "/", { rsc: "2" }],
  ])("%s", (_who, url, headers) => expect(asked(url, headers as Record<string, string>)).toBeNull());

  test("with another cookie it is everybody's", () => expect(asked("/", { cookie: "mysession=1" })?.id).toBe("/"));

  test.each([
    ...["/following", "/saved", "/settings", "/sign-in", "/search?q=x", "/s/abc", "/health", "/admin/people", "/x"],
    ...["/paths/new", "/paths/add", "/paths/a/edit", "/paths/A", "/paths/"],
    ...[
      "//",
      "/posts/",
      "/posts/A",
      "/posts/a/b",
      "/posts/%61",
      "/posts/a;.png",
      "/settings/x.css",
      "/tags/../settings",
    ],
    ...["/posts/a/cover.png/x", "/_next/static/x.js", "/posts/a\\b", "/api/lists/x", "/?/../settings".slice(2)],
  ])("when it is %s", (url) => expect(asked(url)).toBeNull());

  test("when it is sent to", () => expect(asked("/", {}, "POST")).toBeNull());
});

test("every tag that a page carries is announced by a trigger, and every announced tag is carried", () => {
  const folder = join(import.meta.dirname, "../prisma/migrations");
  const announced = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(join(folder, name, "migration.sql"), "utf8"))
    .flatMap((sql) => [...sql.matchAll(/EXECUTE FUNCTION announce_change\('([^']+)'\)/g)].map(([, tag]) => tag));
  expect(announced.length).toBeGreaterThan(3);
  expect(new Set(announced)).toEqual(PAGE_TAGS);
});
