import { beginOf } from "#lib/search/period.ts";
import { isName, type Problem, type SearchQuery, type Term } from "#lib/search/query.ts";

/** What a lexeme of the index stands for: one of `any` has to be there, or none of them. */
type Facet = { any: string[]; negated: boolean };

/** A query with its names found: what the database can be asked. */
export type Criteria = {
  groups: Term[][];
  facets: Facet[];
  sources: Facet[];
  /** Published at this moment or later; null for no limit. */
  from: Date | null;
  /** Published before this moment. */
  until: Date | null;
  /** What the reader must or must not have done with it. */
  states: { what: "saved" | "read"; is: boolean }[];
  problems: Problem[];
};

/** A topic's or author's name as typed, and the ids that go by it; `near` is the most similar name that there is. */
export type FoundName = { field: "topic" | "author"; value: string; ids: string[]; near: string | null };

/** The dates of a query as one span; what is later for "from" and earlier for "until" holds. */
export function spanOf({ filters }: Pick<SearchQuery, "filters">): Pick<Criteria, "from" | "until"> {
  let from = null as Date | null;
  let until = null as Date | null;
  for (const filter of filters) {
    if (filter.field !== "before" && filter.field !== "after") continue;
    const begin = beginOf(filter.value);
    if (!begin) continue;
    const isFrom = (filter.field === "after") !== filter.negated;
    if (isFrom) from = from && from > begin ? from : begin;
    else until = until && until < begin ? until : begin;
  }
  return { from, until };
}

/** What the reader did: "unread" is what was not read. */
export function statesOf({ filters }: Pick<SearchQuery, "filters">): Criteria["states"] {
  return filters.flatMap(({ field, ...filter }): Criteria["states"] => {
    if (field !== "is" || !("value" in filter)) return [];
    if (filter.value === "saved") return [{ what: "saved", is: !filter.negated }];
    return [{ what: "read", is: (filter.value === "read") !== filter.negated }];
  });
}

/** Topics and authors as lexemes of the index. A name that nobody has is left out; `unknown` hears of it. */
export function facetsOf(query: SearchQuery, found: FoundName[], unknown: (name: FoundName) => void): Facet[] {
  return query.filters.filter(isName).flatMap(({ field, values, negated }) => {
    if (field === "source") return [];
    const names = values.flatMap((value) => found.find((name) => name.field === field && name.value === value) ?? []);
    for (const name of names) if (name.ids.length === 0) unknown(name);
    const any = names.flatMap(({ ids }) => ids.map((id) => `${field === "topic" ? "t" : "a"}:${id}`));
    return any.length > 0 ? [{ any, negated }] : [];
  });
}

/** Whether anything has to be there, so that the index finds it. */
export const isPositive = ({ groups, facets, sources }: Criteria) =>
  groups.some((group) => group.every((term) => !term.negated)) ||
  [...facets, ...sources].some((facet) => !facet.negated);

/** A query of which nothing is left, because all names in it are unknown, finds nothing. */
export const asksAnything = ({ groups, facets, sources, from, until, states }: Criteria) =>
  [groups, facets, sources, states].some((part) => part.length > 0) || from !== null || until !== null;
