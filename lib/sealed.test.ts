import { expect, test } from "vitest";
import { isSealed, seal, unseal } from "#lib/sealed.ts";

test("a sealed text shows nothing of itself and comes back whole", () => {
  const text = "Überraschung: https://example.org/sign-in/link/abc";
  const sealed = seal("mail", text);
  expect(sealed).not.toContain("abc");
  expect(isSealed(sealed)).toBe(true);
  expect(seal("mail", text)).not.toBe(sealed);
  expect(unseal("mail", sealed)).toBe(text);
});

test("it is good for its own purpose only, and no character of it can be changed", () => {
  const sealed = seal("mail", "words");
  expect(unseal("another", sealed)).toBeNull();
  for (let at = "sealed:".length; at < sealed.length; at++) {
    const other = sealed[at] === "A" ? "Q" : "A";
    const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    // The last character holds bits that stand for nothing.
    if (at < sealed.length - 1) expect(unseal("mail", changed)).toBeNull();
  }
  for (const cut of ["sealed:", "sealed:AAAA", sealed.slice(0, 30)]) expect(unseal("mail", cut)).toBeNull();
});

test("a text that was never sealed is read as it is", () => expect(unseal("mail", "words")).toBe("words"));
