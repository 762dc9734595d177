import { numbered } from "#lib/desk/names.ts";
import { placesOf, type Weighed } from "#lib/desk/weighed.ts";
import type { Weights } from "#lib/desk/weights.ts";

/** The place in the first item of a term that both have, and how much it says. */
export type Shared = { place: number; product: number };

/**
 * Cosine of the weighted terms; between two languages only of what is the same in both: names, numbers, sums. Writes what is
 * shared to `shared`, in no order. Cheapest where one `mine` is compared with many in a row.
 */
export function wordScore(mine: Weighed, theirs: Weighed, weights: Weights, shared?: Shared[]): number {
  const isAbroad = mine.item.language !== theirs.item.language;
  let mySquare = isAbroad ? mine.nameSquare : mine.square;
  let theirSquare = isAbroad ? theirs.nameSquare : theirs.square;
  const places = placesOf(mine);
  const { terms, values, isName } = theirs;
  const products: number[] = [];
  let first = 0;
  for (let at = 0; at < terms.length; at++) {
    const place = (places[terms[at] as number] as number) - 1;
    if (place < 0) continue;
    const [isMyName, isTheirName] = [mine.isName[place] === 1, isName[at] === 1];
    if (isAbroad && !isMyName && !isTheirName) continue;
    const [my, their] = [mine.values[place] as number, values[at] as number];
    if (isAbroad && !isMyName) mySquare += my * my;
    if (isAbroad && !isTheirName) theirSquare += their * their;
    if (products.length === 0) first = place;
    insert(products, my * their);
    shared?.push({ place, product: my * their });
  }
  const things = numbered(mine.item.named, theirs.item.named);
  const thing = things === "same" ? weights.thing : 0;
  if (products.length === 0 && thing === 0) return 0;
  let dot = 0;
  for (const product of products) dot += product;
  const cosine = dot / (Math.sqrt(mySquare) * Math.sqrt(theirSquare) || 1);
  const ofFew = products.length > 1 ? 1 : mine.isName[first] === 1 ? 0.6 : weights.oneWord;
  const apart = things === "other thing" ? weights.otherThing : 1;
  return (cosine * weights.words * ofFew + thing) * (isAbroad ? weights.abroad : 1) * apart;
}

/** Keeps the products from high to low: the same ones give the same sum to the last digit, and alike pairs stay equal. */
function insert(products: number[], product: number): void {
  let at = products.push(product) - 1;
  for (; at > 0 && (products[at - 1] as number) < product; at--) products[at] = products[at - 1] as number;
  products[at] = product;
}
