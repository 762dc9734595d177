import type { Profile } from "#lib/desk/profile.ts";
import type { Rarity } from "#lib/desk/rarity.ts";

/**
 * The terms of all items that are weighed by one rarity, numbered from 0 as they come. `places` says by number where a term
 * stands in the item that is `laidOut`, from 1; 0 where that has it not.
 */
type Among = { numbers: Map<string, number>; places: Uint16Array; laidOut: Weighed | null };

/**
 * An item with its terms by how much each tells here: parallel rows of the number of each term, its value and whether it is a
 * name. `square` is the square of the length of all values, `nameSquare` that of the values of names.
 */
export type Weighed = {
  item: Profile;
  terms: Int32Array;
  values: Float64Array;
  isName: Uint8Array;
  square: number;
  nameSquare: number;
  among: Among;
};

// An item is compared with hundreds: what does not depend on the other one is made once, and goes with the item.
const known = new WeakMap<Rarity, { among: Among; made: WeakMap<Profile, Weighed> }>();

/** An item as it is compared where terms are as rare as this; made once. */
export function weighed(item: Profile, rarity: Rarity): Weighed {
  const nobody = () => ({ numbers: new Map(), places: new Uint16Array(), laidOut: null });
  const here = known.get(rarity) ?? { among: nobody(), made: new WeakMap() };
  known.set(rarity, here);
  const made = here.made.get(item) ?? weigh(item, rarity, here.among);
  here.made.set(item, made);
  return made;
}

function weigh(item: Profile, rarity: Rarity, among: Among): Weighed {
  const count = item.terms.size;
  const [terms, values, isName] = [new Int32Array(count), new Float64Array(count), new Uint8Array(count)];
  let [at, square, nameSquare] = [0, 0, 0];
  for (const [term, told] of item.terms) {
    const number = among.numbers.get(term) ?? among.numbers.size;
    among.numbers.set(term, number);
    const value = told.weight * rarity(term);
    terms[at] = number;
    values[at] = value;
    isName[at] = Number(told.isName);
    square += value * value;
    if (told.isName) nameSquare += value * value;
    at++;
  }
  return { item, terms, values, isName, square, nameSquare, among };
}

/** Where the terms of an item stand in it, by their numbers. Made anew only for another item than the last. */
export function placesOf(one: Weighed): Uint16Array {
  const { among } = one;
  const isTooShort = among.places.length < among.numbers.size;
  if (among.laidOut === one && !isTooShort) return among.places;
  if (isTooShort) among.places = new Uint16Array(2 * among.numbers.size);
  else for (const term of among.laidOut?.terms ?? []) among.places[term] = 0;
  for (let at = 0; at < one.terms.length; at++) among.places[one.terms[at] as number] = at + 1;
  among.laidOut = one;
  return among.places;
}
