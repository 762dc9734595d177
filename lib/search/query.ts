import { isPeriod } from "#lib/search/period.ts";
import { FIELDS, type Token, tokens } from "#lib/search/tokens.ts";

/** A word, or words in quotation marks that have to follow one another. */
export type Term = { text: string; phrase: boolean; negated: boolean };

/** What a briefing is about, who wrote it, what it rests on: one of `values`, as typed. */
export type NameFilter = { field: "topic" | "author" | "source"; values: string[]; negated: boolean };
/** From the beginning of a year, month or day on, or up to it; `value` as exact as it was typed. */
type DateFilter = { field: "before" | "after"; value: string; negated: boolean };
type StateFilter = { field: "is"; value: "saved" | "unread" | "read"; negated: boolean };
export type Filter = NameFilter | DateFilter | StateFilter;

/** What could not be understood, in words for whoever typed it; `fix` is the whole query with that put right. */
export type Problem = { message: string; fix?: string };

/** All groups have to match, of each group one term; and all filters. What is wrong was left out and is told. */
export type SearchQuery = { groups: Term[][]; filters: Filter[]; problems: Problem[] };

/** Of more matches than this the newest are looked at: a total ends here, at "that many or more". */
export const MOST = 100;

/** The longest query, in UTF-16 units, and the most words that count. */
export const LONGEST = 200;
const MOST_TERMS = 32;

const STATES = ["saved", "unread", "read"] as const;

/**
 * Reads what somebody typed: words, "phrases", -exclusion, this OR that, and `topic: author: source: before: after: is:`,
 * each also with a minus, values also in quotation marks. Whatever is typed is a query: it never throws.
 */
export function parseQuery(typed: string): SearchQuery {
  const query: SearchQuery = { groups: [], filters: [], problems: [] };
  let isAlternative = false;
  let last: Term[] | Filter | null = null;
  let terms = 0;
  for (const token of tokens(typed.slice(0, LONGEST))) {
    if (token.kind === "or") {
      isAlternative = last !== null;
      continue;
    }
    const item = itemOf(token, query.problems);
    if (!item) continue;
    if ("text" in item && ++terms > MOST_TERMS) continue;
    if (!(isAlternative && last && joined(last, item, query.problems))) last = added(query, item);
    isAlternative = false;
  }
  if (terms > MOST_TERMS) query.problems.push({ message: `Only the first ${MOST_TERMS} words count.` });
  return query;
}

/** Adds to what stood before the OR. Words join words, and topics topics; anything else is told, and both have to match. */
function joined(last: Term[] | Filter, item: Term | Filter, problems: Problem[]): boolean {
  if (Array.isArray(last) && "text" in item) return last.push(item) > 0;
  if (!Array.isArray(last) && isName(last) && "field" in item && isName(item) && !last.negated && !item.negated) {
    if (last.field === item.field) return last.values.push(...item.values) > 0;
  }
  problems.push({ message: "OR stands between words, or between two of a kind such as topic:a OR topic:b." });
  return false;
}

function added(query: SearchQuery, item: Term | Filter): Term[] | Filter {
  if ("field" in item) {
    query.filters.push(item);
    return item;
  }
  const group = [item];
  query.groups.push(group);
  return group;
}

function itemOf(token: Exclude<Token, { kind: "or" }>, problems: Problem[]): Term | Filter | null {
  const { negated } = token;
  if (token.kind === "term") return { text: token.text, phrase: token.phrase, negated };
  const { field, value } = token;
  if (value === "") {
    problems.push({ message: `Say ${FIELDS[field]} after ${field}:` });
    return null;
  }
  if (field === "topic" || field === "author" || field === "source") return { field, values: [value], negated };
  if (field === "is") {
    const state = STATES.find((known) => known === value.toLowerCase());
    if (!state) problems.push({ message: `is: knows saved, unread and read, not ‘${value}’.` });
    return state ? { field, value: state, negated } : null;
  }
  if (isPeriod(value)) return { field, value, negated };
  problems.push({ message: `‘${value}’ is no date. Write 2026, 2026-03 or 2026-03-17 after ${field}:` });
  return null;
}

export const isName = (filter: Filter): filter is NameFilter => "values" in filter;

/** Whether a query asks for anything. */
export const isEmpty = ({ groups, filters }: SearchQuery) => groups.length === 0 && filters.length === 0;
