import { expect, test } from "vitest";
import { refusalPage } from "#lib/server-page.ts";

test("a browser that is refused before any page is told what happened, and has a way on", () => {
  const page = refusalPage(413, "This is more than a form of this site sends.", "text/html,*/*", "abc");
  expect(page).toContain("<h1>This is too large</h1>");
  expect(page).toContain("This is more than a form of this site sends. Nothing was changed.");
  expect(page).toContain('<style nonce="abc">');
  expect(page).toContain('href="/"');
});

test("a program, and what is no refusal, get plain words", () => {
  expect(refusalPage(413, "Too much.", "*/*", "abc")).toBeNull();
  expect(refusalPage(413, "Too much.", undefined, "abc")).toBeNull();
  expect(refusalPage(200, "alive", "text/html", "abc")).toBeNull();
});
