import type { Filter, SearchQuery, Term } from "#lib/search/query.ts";
import { isName } from "#lib/search/query.ts";

/** A query as somebody would type it: reading it again gives the same query. */
export function printQuery({ groups, filters }: Pick<SearchQuery, "groups" | "filters">): string {
  return [...groups.map((group) => group.map(term).join(" OR ")), ...filters.map(filter)].join(" ");
}

const term = ({ text, phrase, negated }: Term) => `${negated ? "-" : ""}${phrase ? `"${text}"` : text}`;

function filter(given: Filter): string {
  const sign = given.negated ? "-" : "";
  const values = isName(given) ? given.values : [given.value];
  return values.map((value) => `${sign}${given.field}:${isBare(value) ? value : `"${value}"`}`).join(" OR ");
}

/** Whether a value needs no quotation marks. */
const isBare = (value: string) => !/\s/.test(value);
