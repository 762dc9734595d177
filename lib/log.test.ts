import { expect, test } from "vitest";
import { loggedPath } from "#lib/log.ts";

test("a logged path tells neither what was asked nor the secret of a link", () => {
  expect(loggedPath("/search?q=illness")).toBe("/search");
  expect(loggedPath(`/sign-in/link/${"a_-9".repeat(10)}abc`)).toBe("/sign-in/link/…");
  expect(loggedPath(`/reset/${"x".repeat(43)}?again`)).toBe("/reset/…");
  expect(loggedPath(`/lists/${"x".repeat(22)}/feed.xml`)).toBe("/lists/…/feed.xml");
  expect(loggedPath("/posts/a-briefing-about-something")).toBe("/posts/a-briefing-about-something");
  expect(loggedPath(undefined)).toBe("/");
});
