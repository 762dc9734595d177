import { Prisma } from "#lib/db.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { asksAnything, type Criteria } from "#lib/search/criteria.ts";
import { criteriaOf } from "#lib/search/criteria-queries.ts";
import { markingSql } from "#lib/search/excerpt-sql.ts";
import { FIT, type Hits, hitsOf, NO_HITS } from "#lib/search/hits-queries.ts";
import { looseSql } from "#lib/search/loose-sql.ts";
import { matchSql, RANKED } from "#lib/search/match-sql.ts";
import { printQuery } from "#lib/search/print.ts";
import { type Problem, parseQuery } from "#lib/search/query.ts";
import type { Order } from "#lib/search/saved-search.ts";
import { corrected, type Spelling, wordsOf } from "#lib/search/spelling.ts";
import { findSpellings } from "#lib/search/spelling-queries.ts";
import { wordsSql } from "#lib/search/wanted-sql.ts";

/**
 * What a search found. `asked` says what the hits are of: the query as typed; the query `instead`, because as typed it finds
 * nothing; or "most" of its words, because nothing has them all. `suggestion` is a query that may have been meant.
 * `asksNothing` says that nothing of what was typed could be read as a question: there are `problems` and no more.
 */
export type SearchPage = Hits & {
  asked: "typed" | "instead" | "most";
  instead: string | null;
  suggestion: string | null;
  problems: Problem[];
  asksNothing: boolean;
};

/** `exactly` wants the query as typed, whatever it finds. */
type Options = { page?: number; order?: Order; exactly?: boolean };

/** With fewer hits than this a query may hold a slip. */
const FEW = 3;

/**
 * Searches all published briefings as `parseQuery` reads what was typed; where that finds nothing, with its misspelt words
 * put right, and where that finds nothing, what has most of its words; without what the reader muted. One round trip, two
 * where it has names; up to four more where it finds nothing.
 */
export async function searchBriefings(typed: string, reader: ListReader, options: Options = {}): Promise<SearchPage> {
  const query = parseQuery(typed);
  const [criteria] = await criteriaOf([query], reader?.id);
  const problems = criteria?.problems ?? query.problems;
  const answer = (hits: Hits, more: Partial<SearchPage> = {}): SearchPage => ({
    ...{ ...hits, asked: "typed", instead: null, suggestion: null, problems, asksNothing: false },
    ...more,
  });
  if (!criteria || !asksAnything(criteria)) return answer(NO_HITS, { asksNothing: problems.length > 0 });
  const found = await matched(criteria, reader, options);
  if (found.total + found.hidden >= FEW || options.exactly || query.groups.length === 0) return answer(found);

  const words = wordsOf(query);
  const spellings = await findSpellings(words);
  const right = corrected(query, spellings);
  const instead = right && printQuery(right);
  if (found.total + found.hidden > 0) return answer(found, { suggestion: instead });
  const put = right ? await matched({ ...criteria, groups: right.groups }, reader, options) : NO_HITS;
  if (put.total + put.hidden > 0) return answer(put, { asked: "instead", instead });
  const most = await mostWords({ criteria, words, spellings }, reader, options);
  return answer(most, most.total > 0 ? { asked: "most", suggestion: instead } : {});
}

function matched(criteria: Criteria, reader: ListReader, { page = 1, order = "best" }: Options): Promise<Hits> {
  const words = wordsSql(criteria.groups);
  const fit = Prisma.sql`CASE WHEN m.nth <= ${RANKED} OR m.ranks THEN ${FIT} ELSE 0 END`;
  const rank = order === "best" && words ? fit : Prisma.sql`0`;
  const matches = matchSql(criteria, reader?.id, order === "best");
  return hitsOf({ matches, marking: markingSql(words, criteria.groups), rank }, reader, page);
}

type Wanted = { criteria: Criteria; words: string[]; spellings: Spelling[] };

/** What has most of the words, by their weight first. */
async function mostWords(wanted: Wanted, reader: ListReader, { page = 1, order }: Options): Promise<Hits> {
  const { criteria, words, spellings } = wanted;
  if (words.length < 2) return NO_HITS;
  const any = [...words, ...spellings.flatMap(({ better }) => better)];
  const marking = markingSql(wordsSql([any.map((text) => ({ text, phrase: false, negated: false }))]));
  const rank = order === "newest" ? Prisma.sql`0` : Prisma.sql`m.weight * (1 + ${FIT})`;
  return hitsOf({ matches: looseSql(criteria, words, spellings, reader?.id), marking, rank }, reader, page);
}
