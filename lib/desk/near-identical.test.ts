import { expect, test } from "vitest";
import { bandsOf, isNear, likeness, signatureOf } from "#lib/desk/near-identical.ts";
import { chance } from "#lib/testing/chance.ts";

const { below } = chance(7);
const text = (many: number) => Array.from({ length: many }, () => `word${below(5_000)}`);
const signature = (words: string[]) => signatureOf(words.join(" "));

/** The true share of common shingles. */
function jaccard(one: string[], other: string[]): number {
  const shingles = (words: string[]) => new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
  const [a, b] = [shingles(one), shingles(other)];
  const both = [...a].filter((each) => b.has(each)).length;
  return both / (a.size + b.size - both);
}

test("estimates the share of common shingles within what 64 numbers can", () => {
  let off = 0;
  for (let round = 0; round < 60; round++) {
    const one = text(200);
    const from = below(200);
    const other = [...one.slice(0, from), ...text(200 - from)];
    const [a, b] = [signature(one), signature(other)];
    if (!a || !b) throw new Error("too short");
    off += Math.abs(likeness(a, b) - jaccard(one, other)) / 60;
  }
  expect(off).toBeLessThan(0.05);
});

test("a copy with a line more is near, and is found by a band; another text is neither", () => {
  const one = text(150);
  const [copy, other] = [[...one, ...text(8)], text(150)];
  expect(isNear(signature(one), signature(copy))).toBe(true);
  expect(isNear(signature(one), signature(other))).toBe(false);
  const bands = (words: string[]) => new Set(bandsOf(signature(words) as Uint32Array));
  expect([...bands(copy)].some((band) => bands(one).has(band))).toBe(true);
  expect([...bands(other)].some((band) => bands(one).has(band))).toBe(false);
});

test("reads texts of languages that write without spaces, and judges no short ones", () => {
  const chinese = "人工智能公司今天发布了一个新的开源模型并且公开了它的全部权重和训练方法供研究人员使用";
  expect(isNear(signatureOf(chinese), signatureOf(`${chinese}。`))).toBe(true);
  expect(signatureOf("Too short to say")).toBeNull();
});

test("a text has the bands that are kept of it for as long as they are kept", () => {
  const kept = signatureOf(
    "Der Würfel fällt: “GPT-5” costs 3.14 dollars, it doesn't say why — 人工智能公司今天发布 a model on Tuesday, and 700,000 users read it.",
  ) as Uint32Array;
  expect([...kept.slice(0, 3), kept[63]]).toEqual([57196864, 286894530, 72637682, 128522149]);
  expect(bandsOf(kept)).toEqual(expect.arrayContaining(["0.1gmbmyk", "1.1ofzmrr", "2.ggg8e6", "15.o2y4ex"]));
});

test("two are near from three quarters of equal numbers on, wherever those stand", () => {
  const one = Uint32Array.from({ length: 64 }, (_, at) => at);
  const other = (equal: number, from: "start" | "end") =>
    one.map((number) => number + Number(from === "start" ? number >= equal : number < 64 - equal));
  for (const from of ["start", "end"] as const)
    for (const [equal, near] of [
      [47, false],
      [48, true],
      [64, true],
    ] as const) {
      expect(isNear(one, other(equal, from))).toBe(near);
      expect(likeness(one, other(equal, from))).toBe(equal / 64);
    }
  expect(isNear(one, null)).toBe(false);
});
