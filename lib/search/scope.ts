import { printQuery } from "#lib/search/print.ts";
import { type Filter, parseQuery } from "#lib/search/query.ts";

const isSaved = (filter: Filter) => filter.field === "is" && filter.value === "saved" && !filter.negated;

/** Whether a typed query searches only what the reader saved. */
export const isInSaved = (typed: string) => parseQuery(typed).filters.some(isSaved);

/** The same query in what the reader saved, or everywhere. */
export function inSaved(typed: string, wanted: boolean): string {
  const { groups, filters } = parseQuery(typed);
  const others = filters.filter((filter) => !isSaved(filter));
  const saved: Filter[] = wanted ? [{ field: "is", value: "saved", negated: false }] : [];
  return printQuery({ groups, filters: [...others, ...saved] });
}

/** A typed query as it is kept. */
export const canonical = (typed: string) => printQuery(parseQuery(typed));
