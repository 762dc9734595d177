import { describe, expect, test } from "vitest";
import { findPassage } from "#lib/highlights/anchor.ts";
import { describePassage, type Selector } from "#lib/highlights/selector.ts";

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  "agent model draft reader finding paper often never because without measure small other people work tool review claim number year team asked wrote that this when over into most half some would could were been their".split(
    " ",
  );
type Roll = () => number;
const pick = <Item>(roll: Roll, items: Item[]) => items[Math.floor(roll() * items.length)] as Item;
const words = (roll: Roll, count: number) => Array.from({ length: count }, () => pick(roll, WORDS));
const between = (roll: Roll, least: number, most: number) => least + Math.floor(roll() * (most - least + 1));

/** Replaces, drops or adds words, this share of them. */
function edited(roll: Roll, text: string[], share: number): string[] {
  return text.flatMap((word) => {
    if (roll() >= share) return [word];
    const kind = roll();
    if (kind < 0.4) return [`${pick(roll, WORDS)}ly`];
    return kind < 0.7 ? [] : [word, ...words(roll, 2)];
  });
}

/** Replaces, drops or adds so many words. */
function withEdits(roll: Roll, text: string[], count: number): string[] {
  const changed = [...text];
  for (let edit = 0; edit < count; edit++) {
    const added = pick(roll, [[], [pick(roll, WORDS)], [`${pick(roll, WORDS)}ly`]]);
    changed.splice(between(roll, 0, changed.length), pick(roll, [0, 1]), ...added);
  }
  return changed;
}

/** A text as words: those before a passage, the passage, and those after it. */
function aText(roll: Roll) {
  return {
    before: words(roll, between(roll, 0, 300)),
    passage: words(roll, between(roll, 6, 60)),
    after: words(roll, between(roll, 0, 300)),
  };
}

const joined = (...parts: string[][]) => parts.flat().join(" ");

/** How the passage is kept when its reader marks it. */
function marked({ before, passage, after }: ReturnType<typeof aText>): Selector {
  const text = joined(before, passage, after);
  const at = before.length === 0 ? 0 : joined(before).length + 1;
  return describePassage(text, at, at + joined(passage).length);
}

const found = (text: string, selector: Selector) => {
  const passage = findPassage(text, selector);
  return passage && text.slice(passage.at, passage.until);
};
const RUNS = Array.from({ length: 150 }, (_, seed) => seed);

describe("a passage in a text that was corrected", () => {
  test("is never lost when everything else is edited, however much", () => {
    for (const seed of RUNS) {
      const roll = dice(seed);
      const text = aText(roll);
      const share = roll();
      const after = joined(edited(roll, text.before, share), text.passage, edited(roll, text.after, share));
      expect(found(after, marked(text)), `seed ${seed}`).toBe(joined(text.passage));
    }
  });

  test("is found when up to a sixth of its own words are edited, and so is the rest", () => {
    for (const seed of RUNS) {
      const roll = dice(1_000 + seed);
      const text = { ...aText(roll), passage: words(roll, between(roll, 12, 60)) };
      const passage = withEdits(roll, text.passage, Math.floor(text.passage.length / 6));
      const [before, after] = [edited(roll, text.before, 0.05), edited(roll, text.after, 0.05)];
      const place = findPassage(joined(before, passage, after), marked(text));
      const [at, until] = [joined(before).length, joined(before, passage).length];
      expect(place, `seed ${seed}`).not.toBeNull();
      // It is the same place: what was found and what is there overlap in most of their length.
      const shared = Math.min(until, place?.until ?? 0) - Math.max(at, place?.at ?? 0);
      expect(shared / (until - at), `seed ${seed}`).toBeGreaterThan(0.7);
    }
  });

  test("is orphaned when it was taken out, and nothing else is taken for it", () => {
    for (const seed of RUNS) {
      const roll = dice(2_000 + seed);
      const text = aText(roll);
      expect(found(joined(text.before, text.after), marked(text)), `seed ${seed}`).toBeNull();
      expect(found(joined(words(roll, 400)), marked(text)), `seed ${seed}`).toBeNull();
    }
  });
});

describe("a passage that stands several times", () => {
  /** Three places that say the same, with other words around each. */
  function threeTimes(roll: Roll) {
    const passage = words(roll, between(roll, 1, 20));
    const parts = Array.from({ length: 4 }, () => words(roll, between(roll, 30, 80)));
    const [a = [], b = [], c = [], d = []] = parts;
    return { passage, parts: [a, b, c, d] as const };
  }

  test("is told by what is around it, whatever is put before, after and between", () => {
    for (const seed of RUNS) {
      const roll = dice(3_000 + seed);
      const { passage, parts } = threeTimes(roll);
      const [a, b, c, d] = parts;
      const selector = marked({ before: [...a, ...passage, ...b], passage, after: [...c, ...passage, ...d] });
      const more = () => words(roll, between(roll, 0, 200));
      const before = [...more(), ...a, ...passage, ...more(), ...b];
      const text = joined(before, passage, c, more(), passage, d, more());
      expect(findPassage(text, selector)?.at, `seed ${seed}`).toBe(joined(before).length + 1);
    }
  });

  test("is orphaned when the one that was meant is gone with its surroundings, though the others stand", () => {
    for (const seed of RUNS) {
      const roll = dice(4_000 + seed);
      const { passage, parts } = threeTimes(roll);
      const [a, b, c, d] = parts;
      const selector = marked({ before: [...a, ...passage, ...b], passage, after: [...c, ...passage, ...d] });
      const text = joined(a, passage, words(roll, 60), passage, d);
      expect(found(text, selector), `seed ${seed}`).toBeNull();
    }
  });

  test("is found where it was corrected, not where the same words still stand", () => {
    const one = "Drafts were reviewed by two people before they went out to anyone else.";
    const text = `At first it was slow. ${one} That took a week. Later it was quick. ${one} Nobody minded the wait.`;
    const at = text.lastIndexOf(one);
    const selector = describePassage(text, at, at + one.length);
    const corrected = text.slice(0, at) + text.slice(at).replace("two people", "three people");
    expect(found(corrected, selector)).toBe(one.replace("two people", "three people"));
  });

  test("with the very same surroundings is the one nearest to where it was", () => {
    const line = "All of this is the same text over and over again. ";
    const text = line.repeat(60);
    const at = line.length * 30;
    expect(findPassage(text, describePassage(text, at, at + 20))?.at).toBe(at);
  });
});

test("quotation marks and dashes in another form are no change", () => {
  const text = "She said “it’s done” – and left the room at once.";
  const typed = { exact: '"it\'s done" - and left', prefix: "", suffix: "", start: 0, repeats: false };
  expect(found(text, typed)).toBe("“it’s done” – and left");
});

test("a short word by itself is found only where its surroundings are", () => {
  const text = "The plan was bold. It failed.";
  const selector = describePassage(text, 13, 17);
  expect(found("In short: the plan was bold. It failed.", selector)).toBe("bold");
  expect(found("Nothing of it is left but one bold idea somewhere else entirely.", selector)).toBeNull();
});

test("what was taken apart by a sentence inside is found whole", () => {
  const text = "Before that. Evaluation is the part of the work that most teams put off until the end. After that.";
  const quote = "Evaluation is the part of the work that most teams put off until the end.";
  const selector = describePassage(text, text.indexOf(quote), text.indexOf(quote) + quote.length);
  const corrected = text.replace("that most teams", "that, sadly, most teams");
  expect(found(corrected, selector)).toBe(quote.replace("that most teams", "that, sadly, most teams"));
});

test("the work stays small in the worst of texts", () => {
  const roll = dice(9);
  const text = joined(words(roll, 35_000));
  const lost: Selector = {
    ...{ exact: joined(words(roll, 340)).slice(0, 2_000), prefix: "a ".repeat(128), suffix: "b ".repeat(128) },
    ...{ start: 90_000, repeats: true },
  };
  const used = process.cpuUsage();
  for (let count = 0; count < 10; count++) expect(findPassage(text, lost)).toBeNull();
  const common: Selector = { ...lost, exact: "a" };
  for (let count = 0; count < 10; count++) findPassage(text, common);
  // Bounds a hang, not a speed: 20 searches take about 0.3 s.
  expect(process.cpuUsage(used).user / 1_000_000).toBeLessThan(15);
});
