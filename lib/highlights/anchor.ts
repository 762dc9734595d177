import { editDistances, likeness } from "#lib/highlights/edit-distance.ts";
import { folded, type Selector } from "#lib/highlights/selector.ts";
import { windowsFor } from "#lib/highlights/windows.ts";

/** A stretch of an article's text. */
export type Passage = { at: number; until: number };

type Candidate = Passage & { quote: number; context: number };

/** The share of a passage that a correction may have changed for it to be known again. */
const MOST_CHANGED = 0.35;
/** How alike what is around a passage has to be, from 0 to 1; what has nothing to do with it comes to about 0.35. */
const SAME_PLACE = 0.65;
/** From this length on words that stand once are told by themselves; shorter ones may be anything. */
const TELLING = 16;
const MOST_COMPARED = 64;

/**
 * Finds a passage in a text that may have been corrected since it was marked: the same words in the same surroundings,
 * the nearest to where they were among equals; else what became of them, when at most 35 % changed and the surroundings
 * speak for it. Null when it is gone: no other place that happens to say the same is taken for it. Work is bounded by
 * the text's length and, for what has changed, by a few stretches of it (windows.ts).
 */
export function findPassage(text: string, selector: Selector): Passage | null {
  const all = folded(text);
  const wanted = { ...selector, exact: folded(selector.exact) };
  const { exact } = wanted;
  if (!exact) return null;
  const places = occurrences(all, exact);
  const same = nearestFirst(likeliest(all, places, wanted), wanted.start).map((at) =>
    judged(all, { at, until: at + exact.length }, 1, wanted),
  );
  const found = best(same.filter((one) => isIt(one, wanted, places.length > 1)));
  if (found) return found;
  const changed = changedForms(all, wanted);
  return best(changed.filter((one) => isStillIt(one, wanted, places.length > 0)));
}

/** Whether the same words at this place are the passage. */
function isIt({ context }: Candidate, { repeats, exact }: Selector, areSeveral: boolean): boolean {
  if (repeats || areSeveral) return context >= SAME_PLACE;
  return exact.length >= TELLING || context >= SAME_PLACE;
}

/** Whether other words at this place are what became of the passage. */
function isStillIt({ quote, context }: Candidate, { repeats, exact }: Selector, isElsewhere: boolean): boolean {
  if (repeats || isElsewhere || exact.length < TELLING) return context >= SAME_PLACE;
  return context >= 0.5 || (quote >= 0.8 && exact.length >= 2 * TELLING);
}

function best(candidates: Candidate[]): Passage | null {
  let chosen: Candidate | undefined;
  for (const one of candidates)
    if (!chosen || 2 * one.quote + one.context > 2 * chosen.quote + chosen.context + 0.001) chosen = one;
  return chosen ? { at: chosen.at, until: chosen.until } : null;
}

/** A place with how much of what is around it is as it was; 1 where nothing was around. */
function judged(text: string, { at, until }: Passage, quote: number, { prefix, suffix }: Selector): Candidate {
  const before = reversed(text.slice(Math.max(0, at - 2 * prefix.length), at));
  const after = text.slice(until, until + 2 * suffix.length);
  const around = prefix.length + suffix.length;
  const kept =
    prefix.length * likeness(reversed(folded(prefix)), before) + suffix.length * likeness(folded(suffix), after);
  return { at, until, quote, context: around === 0 ? 1 : kept / around };
}

/** Where the text resembles the passage: those places that do most, no two of which overlap by half in one window. */
function changedForms(text: string, selector: Selector): Candidate[] {
  const { exact } = selector;
  const most = Math.floor(exact.length * MOST_CHANGED);
  if (most === 0) return [];
  const ends = windowsFor(text, selector).flatMap((window) => {
    const distances = editDistances(exact, text.slice(window.at, window.until));
    const places = lowest(distances, most, exact.length / 2);
    return places.map((end) => ({ end: window.at + end, distance: distances[end] as number }));
  });
  const likeliestEnds = nearestFirst(ends, selector.start + exact.length, ({ end }) => end)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_COMPARED / 2);
  const found = likeliestEnds.flatMap(({ end, distance }) => {
    const back = reversed(text.slice(Math.max(0, end - exact.length - most), end));
    const length = editDistances(reversed(exact), back, true).indexOf(distance);
    const passage = trimmed(text, { at: end - length, until: end });
    return passage ? [judged(text, passage, 1 - distance / exact.length, selector)] : [];
  });
  return nearestFirst(found, selector.start, ({ at }) => at);
}

/** The places of the lowest distances up to `most`, at most four, no two nearer than `apart`. */
function lowest(distances: Int32Array, most: number, apart: number): number[] {
  const ends: number[] = [];
  distances.forEach((distance, end) => {
    if (distance <= most) ends.push(end);
  });
  const chosen: number[] = [];
  for (const end of ends.sort((a, b) => (distances[a] as number) - (distances[b] as number) || a - b))
    if (chosen.length < 4 && chosen.every((other) => Math.abs(other - end) >= apart)) chosen.push(end);
  return chosen;
}

function trimmed(text: string, { at, until }: Passage): Passage | null {
  let [from, to] = [at, until];
  while (from < to && text[from] === " ") from++;
  while (to > from && text[to - 1] === " ") to--;
  return from < to ? { at: from, until: to } : null;
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** Those of many places whose surroundings begin as they did; comparing each would cost too much. */
function likeliest(text: string, places: number[], { exact, prefix, suffix }: Selector): number[] {
  if (places.length <= MOST_COMPARED) return places;
  const [before, after] = [folded(prefix), folded(suffix)];
  const shared = places.map((at) => {
    let [left, right] = [0, 0];
    while (left < before.length && before.at(-1 - left) === text[at - 1 - left]) left++;
    while (right < after.length && after[right] === text[at + exact.length + right]) right++;
    return { at, count: left + right };
  });
  return shared
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_COMPARED)
    .map(({ at }) => at);
}

function nearestFirst(places: number[], hint: number): number[];
function nearestFirst<Item>(places: Item[], hint: number, at: (item: Item) => number): Item[];
function nearestFirst<Item>(places: Item[], hint: number, at = (item: Item) => Number(item)): Item[] {
  return places.toSorted((a, b) => Math.abs(at(a) - hint) - Math.abs(at(b) - hint));
}

const reversed = (text: string) => text.split("").reverse().join("");
