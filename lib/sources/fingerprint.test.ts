import { describe, expect, test } from "vitest";
import { fingerprintOf } from "#lib/sources/fingerprint.ts";

const article = (seed: number, words = 300) =>
  Array.from({ length: words }, (_, at) => `word${(at * 7919 + seed * 104_729) % 5_003}`).join(" ");

const apart = (one: string, other: string) => {
  const [a, b] = [fingerprintOf(one), fingerprintOf(other)];
  if (a === null || b === null) throw new Error("a text has no fingerprint");
  return BigInt.asUintN(64, a ^ b)
    .toString(2)
    .replaceAll("0", "").length;
};

describe("a fingerprint", () => {
  test("is the same for the same words, however they are set", () => {
    expect(apart(article(1), article(1).toUpperCase().replaceAll(" ", ",\n "))).toBe(0);
  });

  test("hardly changes with a line that an agency's customer puts before its text", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(apart(article(seed), `Morning News, Berlin. ${article(seed)}`)).toBeLessThanOrEqual(3);
    }
  });

  test("is far from that of any other text", () => {
    const all = Array.from({ length: 12 }, (_, seed) => article(seed));
    for (const one of all) for (const other of all) if (one !== other) expect(apart(one, other)).toBeGreaterThan(12);
  });

  test("fits the database's whole numbers, and is none where there is too little text", () => {
    for (let seed = 0; seed < 50; seed++) {
      const found = fingerprintOf(article(seed));
      expect(found !== null && found >= -(2n ** 63n) && found < 2n ** 63n).toBe(true);
    }
    expect(fingerprintOf("One two three.")).toBeNull();
    expect(fingerprintOf("")).toBeNull();
  });
});
