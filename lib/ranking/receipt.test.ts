import { describe, expect, test } from "vitest";
import { SOURCE_KINDS } from "#lib/posts/post.ts";
import { CHOICES, readMinutes, withinMinutes } from "#lib/ranking/budget.ts";
import { type Mix, MOST } from "#lib/ranking/mix.ts";
import { compareRanks, decodeRank, encodeRank, ranked, rankedPage, rankPlace } from "#lib/ranking/receipt.ts";
import { type Facts, TERMS } from "#lib/ranking/terms.ts";
import { chance, seeds } from "#lib/testing/chance.ts";

const BEGAN = new Date("2026-11-24T07:00:00Z");
const HOUR = 3_600_000;

function someFacts(seed: number, many: number): { facts: Facts }[] {
  const { below, oneOf } = chance(seed);
  const maybe = () => below(2) === 1;
  return Array.from({ length: many }, (_, at) => ({
    facts: {
      id: `00000000-0000-7000-8000-${String(below(10 ** 9) * 1000 + at).padStart(12, "0")}`,
      // Few moments, so that there are ties to be decided.
      publishedAt: new Date(BEGAN.getTime() - below(40) * 6 * HOUR),
      readingMinutes: 1 + below(14),
      followedTopics: below(5),
      followsAuthor: maybe(),
      sources: Array.from({ length: 2 + below(7) }, () => ({
        kind: oneOf(SOURCE_KINDS),
        publisher: oneOf(["A press", "a press ", "An office", "A journal"]),
      })),
      correctedAt: maybe() ? new Date(BEGAN.getTime() - below(9) * HOUR) : null,
      inQuietestTopic: 1 + below(30),
      readBefore: maybe(),
      savedBefore: maybe(),
    },
  }));
}

function someMix(seed: number): Mix {
  const { below } = chance(seed);
  return Object.fromEntries(TERMS.map(({ key }) => [key, below(3) === 0 ? 0 : below(2 * MOST + 1) - MOST]));
}

const idsOf = (items: { facts: Facts }[]) => items.map(({ facts }) => facts.id);

describe.each(seeds(40))("whatever is weighed (seed %i)", (seed) => {
  const items = someFacts(seed, 60);
  const mix = someMix(seed + 1);
  const list = ranked(items, mix, BEGAN);

  test("the lines of a receipt are whole numbers that multiply and add up to its score", () => {
    for (const { receipt } of list) {
      for (const { amount, weight, points } of receipt.lines) {
        expect([amount, weight, points].every(Number.isSafeInteger)).toBe(true);
        expect(points).toBe(amount * weight);
      }
      expect(receipt.lines.reduce((sum, { points }) => sum + points, 0)).toBe(receipt.score);
    }
  });

  test("the receipts alone, with date and id, make the order again", () => {
    const known = list.map(({ receipt: { lines }, facts: { publishedAt, id } }) => ({
      score: lines.reduce((sum, { amount, weight }) => sum + amount * weight, 0),
      at: publishedAt,
      id,
    }));
    expect(known.toSorted(compareRanks)).toEqual(known);
  });

  test("the same briefings in whatever order they come stand in the same order", () => {
    const { below } = chance(seed + 2);
    const shuffled = items.toSorted(() => below(3) - 1);
    expect(idsOf(ranked(shuffled, mix, BEGAN))).toEqual(idsOf(list));
  });

  test("with no weights it is newest first", () => {
    const newest = items.toSorted(
      (a, b) => b.facts.publishedAt.getTime() - a.facts.publishedAt.getTime() || (a.facts.id < b.facts.id ? 1 : -1),
    );
    expect(idsOf(ranked(items, {}, BEGAN))).toEqual(idsOf(newest));
  });

  test("its pages are the list, each briefing once, whatever their size", () => {
    const size = 1 + (seed % 25);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { items, next }: ReturnType<typeof rankedPage<(typeof list)[number]>> = rankedPage(
        list,
        decodeRank(after),
        size,
      );
      seen.push(...idsOf(items));
      after = next;
    } while (after);
    expect(seen).toEqual(idsOf(list));
    for (const item of list) expect(decodeRank(encodeRank(rankPlace(item)))).toEqual(rankPlace(item));
  });

  test("more minutes always contain what fewer held, and none is exceeded", () => {
    const length = ({ facts }: { facts: Facts }) => facts.readingMinutes;
    let fewer: string[] = [];
    for (let minutes = 0; minutes <= 150; minutes++) {
      const { kept, cut, total, needed } = withinMinutes(list, minutes, length);
      const ids = idsOf(kept);
      expect(ids.slice(0, fewer.length)).toEqual(fewer);
      expect(total).toBeLessThanOrEqual(minutes);
      expect(idsOf([...kept, ...cut])).toEqual(idsOf(list));
      if (needed !== null) expect(withinMinutes(list, needed, length).kept.length).toBeGreaterThan(kept.length);
      fewer = ids;
    }
  });
});

test("minutes are whole and between one and two hours; anything else means all", () => {
  expect(["1", "10", "120", "0", "121", "-5", "1e1", "ten", "", undefined, ["10"]].map(readMinutes)).toEqual([
    ...[1, 10, 120],
    ...[null, null, null, null, null, null, null, null],
  ]);
  expect(CHOICES.every((choice) => readMinutes(String(choice)) === choice)).toBe(true);
});

test("a place that nobody gave is none", () => {
  for (const value of ["", "r", "r1.x", "rNaN.a.b", "r1.0.x", "mij3k2c0-0199", null, ["r1"]])
    expect(decodeRank(value)).toBeNull();
});
