import { expect, test } from "vitest";
import { readIntent, signInPath, welcomePath } from "#lib/intent.ts";
import { sign } from "#lib/signed.ts";

const query = (path: string) => new URL(path, "http://site").searchParams;

test.each(["save", "follow-topic", "follow-author", "follow-path"] as const)(
  "what one was about to do is found again: %s",
  (kind) => {
    const path = signInPath("/posts/a?from=topic:b&c=d", { kind, id: "42" });
    expect(query(path).get("returnTo")).toBe("/posts/a?from=topic:b&c=d");
    expect(readIntent(query(path).get("intent"))).toEqual({ kind, id: "42" });
  },
);

test("without an intent there is only the way back", () =>
  expect(query(signInPath("/saved")).has("intent")).toBe(false));

test.each([undefined, null, "", 1, ["a"], "save 42", "c2F2ZSA0Mg.9999999999.forged"])(
  "%j is no intent, for this site did not sign it",
  (text) => expect(readIntent(text)).toBeNull(),
);

test.each(["delete 42", "save", "save ", " 42", "__proto__ 42"])("%j is no intent, though it is signed", (payload) =>
  expect(readIntent(sign("intent", payload, 60))).toBeNull(),
);

test("an intent is forgotten after an hour", () => {
  const hour = 3_600_000;
  expect(readIntent(sign("intent", "save 42", 3_600, Date.now() - hour - 2_000))).toBeNull();
});

test.each([
  ["/posts/a?from=all", "/welcome?returnTo=%2Fposts%2Fa%3Ffrom%3Dall"],
  ["", "/welcome"],
  [undefined, "/welcome"],
  ["https://evil.test/", "/welcome"],
  ["//evil.test", "/welcome"],
  ["/welcome?returnTo=/welcome", "/welcome"],
])("after an account was made for %s one goes on by %s", (returnTo, path) => expect(welcomePath(returnTo)).toBe(path));
