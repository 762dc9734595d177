import { expect, test } from "vitest";
import { articlePath, listName, readListName } from "#lib/posts/addresses.ts";

test.each([
  { kind: "all" },
  { kind: "topic", slug: "future-of-work" },
  { kind: "author", handle: "work" },
  { kind: "following", userId: "me" },
  { kind: "saved" },
] as const)("the name of the list %j leads back to it", (list) =>
  expect(readListName(listName(list), "me")).toEqual(list),
);

test.each(["following", "saved"])("who is signed out has no list of things %s", (name) =>
  expect(readListName(name, undefined)).toBeNull(),
);

test.each([
  ...[
    undefined,
    null,
    1,
    ["all"],
    "",
    "ALL",
    "topic",
    "topic:",
    "topic:A",
    "topic:-a",
    "topic:a-",
    "topic:a--b",
    "author:",
  ],
  ...["author:../x", "topic:%2e", "topic:a b", "topic:\u0000", "__proto__", "all ", "user:1", "topic:é"],
])("%j is the name of no list", (name) => expect(readListName(name, "me")).toBeNull());

test("an article remembers the list that one came from, but not the feed", () => {
  expect(articlePath("a")).toBe("/posts/a");
  expect(articlePath("a", "topic:b")).toBe("/posts/a?from=topic:b");
});
