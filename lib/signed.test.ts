import { expect, test } from "vitest";
import { sign, verify } from "#lib/signed.ts";

const noon = Date.parse("2026-11-23T12:00:00Z");

test.each(["", "save 1", "ümläut 🙂", "a.b.c", "\u0000"])("a signed %j comes back as it was", (payload) => {
  const signed = sign("intent", payload, 60, noon);
  expect(verify("intent", signed, noon)).toBe(payload || null);
  expect(encodeURIComponent(signed)).toBe(signed);
});

test("it holds to its last second and not longer", () => {
  const signed = sign("intent", "save 1", 60, noon);
  expect(verify("intent", signed, noon + 60_000)).toBe("save 1");
  expect(verify("intent", signed, noon + 60_001)).toBeNull();
});

test("it counts for its own purpose only", () =>
  expect(verify("other", sign("intent", "save 1", 60, noon), noon)).toBeNull());

test("no character of it can be changed", () => {
  const signed = sign("intent", "save 1", 60, noon);
  const accepted = [...signed].keys().filter((at) => {
    const other = signed[at] === "B" ? "C" : "B";
    return verify("intent", signed.slice(0, at) + other + signed.slice(at + 1), noon) !== null;
  });
  expect([...accepted]).toEqual([]);
});

test("a longer life cannot be written in", () => {
  const [payload, expiry, signature] = sign("intent", "save 1", 60, noon).split(".");
  expect(verify("intent", `${payload}.${Number(expiry) + 9}.${signature}`, noon)).toBeNull();
});

test.each(["", ".", "..", "...", "a.b", "a.b.c", "a.9999999999.", "a.9999999999.é", "a.NaN.c", "a.b.c.d"])(
  "%j is nothing that this site signed",
  (text) => expect(verify("intent", text, noon)).toBeNull(),
);
