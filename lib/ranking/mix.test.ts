import { expect, test } from "vitest";
import {
  isNewestFirst,
  type Mix,
  mixQuery,
  NEWEST_FIRST,
  namesWeights,
  PRESETS,
  readMix,
  readRanking,
  storedRanking,
} from "#lib/ranking/mix.ts";
import { orderOf } from "#lib/ranking/order.ts";
import { TERMS } from "#lib/ranking/terms.ts";
import { chance, seeds } from "#lib/testing/chance.ts";

const valuesOf = (query: string) => Object.fromEntries(new URLSearchParams(query));

test.each(seeds(30))("a mix comes back from its address and from the database as it was (seed %i)", (seed) => {
  const { below } = chance(seed);
  const mix: Mix = Object.fromEntries(
    TERMS.filter(() => below(2) === 0)
      .flatMap(({ key }) => [[key, below(201) - 100]])
      .filter(([, weight]) => weight !== 0),
  );
  expect(readMix(valuesOf(mixQuery(mix)))).toEqual(mix);
  const ranking = { mix, following: true, feed: false };
  expect(readRanking(JSON.parse(JSON.stringify(storedRanking(ranking))))).toEqual(
    isNewestFirst(mix) ? NEWEST_FIRST : ranking,
  );
});

test("an address is readable, and says primary for all kinds of primary sources", () => {
  const queries = Object.fromEntries(PRESETS.map(({ key, mix }) => [key, mixQuery(mix)]));
  expect(queries).toEqual({
    newest: "topics=0",
    primary: "publishers=5&read=-50&primary=10",
    quiet: "fresh=2&quiet=10&read=-50",
    balanced: "topics=10&author=15&publishers=3&corrected=5&read=-50&primary=2",
  });
  expect(readMix(valuesOf("primary=30"))).toEqual({
    paper: 30,
    report: 30,
    dataset: 30,
    documentation: 30,
    repository: 30,
  });
  expect(readMix(valuesOf("primary=30&paper=1"))).toMatchObject({ paper: 1, report: 30 });
  expect([namesWeights({}), namesWeights({ taken: "yes" }), namesWeights({ primary: "3" })]).toEqual([
    false,
    false,
    true,
  ]);
});

test("what is no weight weighs nothing, and none weighs more than a hundred", () => {
  const odd = {
    topics: "1e3",
    author: "1.5",
    paper: "NaN",
    report: ["3"],
    fresh: "",
    quiet: "0x10",
    short: null,
    read: {},
  };
  expect(readMix(odd)).toEqual({});
  expect(readMix({ topics: "9999", read: "-500", views: "50", likes: 3, __proto__: { saved: 4 } })).toEqual({
    topics: 100,
    read: -100,
  });
});

test("what this version does not know is newest first", () => {
  for (const stored of [
    null,
    undefined,
    3,
    "x",
    [],
    {},
    { version: 2, mix: { topics: 1 } },
    { version: 1, mix: null },
    { version: 1, mix: { views: 9 } },
  ])
    expect(readRanking(stored)).toEqual(NEWEST_FIRST);
});

test("a list stands newest first until it is asked for otherwise or the reader chose otherwise", () => {
  const own = { mix: { topics: 1 }, following: true, feed: false };
  expect(orderOf({}, NEWEST_FIRST, "following").mix).toBeNull();
  expect(orderOf({}, own, "following").mix).toEqual(own.mix);
  expect(orderOf({}, own, "feed").mix).toBeNull();
  expect(orderOf({ order: "newest" }, own, "following").mix).toBeNull();
  expect(orderOf({ order: "ranked" }, NEWEST_FIRST, "feed").mix).toMatchObject({ topics: 10 });
  expect(orderOf({ minutes: "10", order: "newest" }, own, "following")).toEqual({ mix: own.mix, minutes: 10 });
});
