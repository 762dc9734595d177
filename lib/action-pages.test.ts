import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { afterAll, expect, test } from "vitest";
import { actionPages } from "#lib/action-pages.ts";
import { builtSite } from "#lib/testing/built-site.ts";

const on = (...pages: string[]) => ({ workers: Object.fromEntries(pages.map((page) => [`app${page}/page`, {}])) });
const { folder, remove } = builtSite({
  everywhere: on("/_not-found", "", "/about", "/posts/[slug]"),
  reading: on("/links/[id]", "/saved", "/posts/[slug]"),
  article: on("/posts/[slug]"),
});
afterAll(remove);

/** Where the server has an action done that was sent to a path: undefined where it leaves it. */
function homeOf(action: string, path: string, method = "POST") {
  const request = { method, url: path, headers: { "next-action": action } as IncomingHttpHeaders };
  actionPages(folder)(request as IncomingMessage);
  expect(request.headers["x-action-forwarded"]).toBe(request.url === path ? undefined : "1");
  return request.url === path ? undefined : request.url;
}

test("an action is done on the page that it was sent to, where that has it", () => {
  for (const path of ["/", "/about?tab=1", "/posts/some-piece", "/nothing/is/here"])
    expect(homeOf("everywhere", path), path).toBeUndefined();
  for (const path of ["/saved", "/posts/some-piece", "/posts/some-piece/", "/links/1"])
    expect(homeOf("reading", path), path).toBeUndefined();
});

test("elsewhere it is taken to a page that has it, one without parts of its own where there is one", () => {
  for (const path of ["/", "/about", "/links/new", "/nothing/is/here"]) {
    expect(homeOf("reading", path), path).toBe("/saved");
    expect(homeOf("article", path), path).toBe("/posts/[slug]");
  }
});

test("what no page has is left to be refused", () => {
  for (const id of ["", "unknown", "toString", "__proto__"]) expect(homeOf(id, "/about")).toBeUndefined();
  expect(homeOf("reading", "/about", "GET")).toBeUndefined();
});
