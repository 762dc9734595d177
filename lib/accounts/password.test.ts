import { describe, expect, test } from "vitest";
import { hashPassword, judgePassword, passwordMatches } from "#lib/accounts/password.ts";

const judge = (password: string, email = "ada.lovelace@example.org") => judgePassword(password, email);
const RANDOM = "kQ7 vzT2mXw9 pLr4 Hs8dNc3 yBf6 Gj1 uEo5 aRi0 WqZx ".repeat(5);
const lengths = (count: number) => RANDOM.slice(0, count - 1).padEnd(count, "!");

describe("a password is taken", () => {
  test.each([15, 64, 128, 200])("with %i characters", async (count) =>
    expect(await judge(lengths(count))).toMatchObject({ ok: true }),
  );

  test.each([
    "correct staple under moonlight",
    "пароль из четырёх слов моих",
    "🦊🐌🌵🍋🧶🎻⛵️🪁🧂🦔🥁🪴🧭🎈🫖🐙",
    "vier wörter für die nacht",
  ])("without rules about its signs: %s", async (password) =>
    expect(await judge(password)).toMatchObject({ ok: true }),
  );
});

describe("a password is refused, with the reason at its field,", () => {
  test.each([
    ["with 14 characters", lengths(14), /at least 15/],
    ["with 14 characters of two units each", "🦊".repeat(14), /at least 15/],
    ["with 14 characters of two marks each", "e\u0301".repeat(14), /at least 15/],
    ["with 201 characters", lengths(201), /at most 200/],
    ["when it is a common one with digits behind it", "password123456789", /lists that attackers/],
    ["when it is a common one in capitals", "PASSWORD12345678", /lists that attackers/],
    ["when it is one sign again and again", "aaaaaaaaaaaaaaaaaaaa", /lists that attackers/],
    ["when it is a run of the keyboard", "qwertyuiopasdfghjkl", /lists that attackers/],
    ["when it is a row of digits", "123456789012345678", /lists that attackers/],
    ["when it is a common word twice", "iloveyouiloveyou", /lists that attackers/],
    ["when it is the address", "ada.lovelace@example.org", /not your address/],
    ["when it has the address in it", "x ada.lovelace@example.org y", /not your address/],
    ["when it is the part before the @ and little else", "ada.lovelace1234", /not your address/],
    ["when it is the name of the site", "AI Briefing 12345", /name of this site/],
    ["when it is the name of the site twice", "aibriefing-aibriefing", /name of this site|lists/],
  ])("%s", async (_why, password, reason) => {
    const judged = await judge(password);
    expect(judged).toMatchObject({ ok: false, code: "invalid" });
    expect(judged.ok || judged.fields?.password).toMatch(reason);
  });
});

test("every character of a long password matters, the last one too", async () => {
  const password = lengths(200);
  const stored = await hashPassword(password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches(stored, password)).toBe(true);
  expect(await passwordMatches(stored, `${password.slice(0, -1)}?`)).toBe(false);
  expect(await passwordMatches(stored, password.trim().slice(0, -1))).toBe(false);
});

test("the same letters from another keyboard are the same password", async () => {
  const stored = await hashPassword("vier w\u00f6rter am abend");
  expect(await passwordMatches(stored, "vier wo\u0308rter am abend")).toBe(true);
});

test("where there is no account no password is right, not even the one that is compared with", async () =>
  expect(await passwordMatches(null, "the password of nobody at all")).toBe(false));

test("a flood is refused while the first of it are still answered", async () => {
  const flood = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword("one of very many")));
  const refused = flood.filter((one) => one.status === "rejected").map((one) => one.reason.constructor.name);
  expect(new Set(refused)).toEqual(new Set(["HashingBusy"]));
  expect(flood.filter((one) => one.status === "fulfilled")).toHaveLength(42);
  expect(await passwordMatches(await hashPassword("afterwards it goes on"), "afterwards it goes on")).toBe(true);
});
