import type { SearchQuery, Term } from "#lib/search/query.ts";

/** A word that hardly any briefing has, and words like it that more have, the likeliest first. */
export type Spelling = { word: string; better: string[] };

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a query that have to be there, in lower case, each once. */
export function wordsOf({ groups }: Pick<SearchQuery, "groups">): string[] {
  const terms = groups.flat().filter((term) => !term.negated);
  return [...new Set(terms.flatMap(({ text }) => text.toLowerCase().match(WORD) ?? []))];
}

/** The query with its misspelt words put right; null where there is nothing to put right. */
export function corrected(query: SearchQuery, spellings: Spelling[]): SearchQuery | null {
  const right = new Map(spellings.flatMap(({ word, better: [best] }) => (best ? [[word, best] as const] : [])));
  if (right.size === 0) return null;
  const term = (each: Term): Term =>
    each.negated ? each : { ...each, text: each.text.replace(WORD, (word) => right.get(word.toLowerCase()) ?? word) };
  return { ...query, groups: query.groups.map((group) => group.map(term)) };
}
