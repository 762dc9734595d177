import { db, Prisma } from "#lib/db.ts";
import { hides, isMuted, mutedByColumn, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import type { PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { asksAnything, type Criteria } from "#lib/search/criteria.ts";
import { criteriaOf } from "#lib/search/criteria-queries.ts";
import { MOST, matchSql, wordsSql } from "#lib/search/match-sql.ts";
import { isEmpty, type Problem, parseQuery, type SearchQuery } from "#lib/search/query.ts";
import type { Order } from "#lib/search/saved-search.ts";
import { type SnippetPart, START, STOP, snippetParts, titleParts } from "#lib/search/snippet.ts";

type SearchHit = { post: PostSummary; title: SnippetPart[]; snippet: SnippetPart[] };
/**
 * `total` is exact below 200 and means that many or more from there on; it is without the `hidden`, those that the
 * reader's mutes left out. `page` is from 1.
 */
export type SearchPage = {
  hits: SearchHit[];
  total: number;
  hidden: number;
  page: number;
  more: boolean;
  problems: Problem[];
};

type Options = { page?: number; order?: Order };

const PAGE = 20;

/**
 * Searches all published briefings as `parseQuery` reads what was typed, without what the reader muted. One round trip,
 * two where it has names.
 */
export async function searchBriefings(typed: string, reader: ListReader, options: Options = {}): Promise<SearchPage> {
  return runQuery(parseQuery(typed), reader, options);
}

/** The same for a query that was read already. */
async function runQuery(query: SearchQuery, reader: ListReader, options: Options = {}): Promise<SearchPage> {
  const { page = 1, order = "best" } = options;
  const userId = reader?.id;
  const [criteria] = isEmpty(query) ? [] : await criteriaOf([query], userId);
  if (!criteria || !asksAnything(criteria))
    return { hits: [], total: 0, hidden: 0, page: 1, more: false, problems: criteria?.problems ?? query.problems };
  const matches = matchSql(criteria, userId, order === "best");
  const hits = hitsSql(criteria, reader, order, page);
  if (hides(reader)) return { ...(await hidingPage(reader, matches, hits, page)), problems: criteria.problems };
  const rows = await db().$queryRaw<HitRow[]>(
    withMutes(reader, Prisma.sql`WITH matches AS MATERIALIZED (${matches}) ${hits}`),
  );
  const total = Math.min(rows[0]?.total ?? 0, MOST);
  return { hits: rows.map(hitOf), total, hidden: 0, page, more: page * PAGE < total, problems: criteria.problems };
}

/** The same of the matches that are not muted, and how many of them are. */
async function hidingPage(reader: ListReader, matches: Prisma.Sql, hits: Prisma.Sql, page: number) {
  const rows = await db().$queryRaw<(Omit<HitRow, "snippet"> & { snippet: string | null; hidden: number })[]>(
    withMutes(
      reader,
      Prisma.sql`WITH matched AS MATERIALIZED (SELECT m.*, ${isMuted(reader, 'm."postId"')} AS muted FROM (${matches}) m)
        SELECT counted.hidden, hit.* FROM (SELECT count(*) FILTER (WHERE muted)::int AS hidden FROM matched) counted
        LEFT JOIN (SELECT row_number() OVER () AS place, h.* FROM (
          WITH matches AS (SELECT "postId", "publishedAt" FROM matched WHERE NOT muted) ${hits}
        ) h) hit ON true
        ORDER BY hit.place`,
    ),
  );
  const found = rows.filter((row): row is HitRow & { hidden: number } => row.snippet !== null);
  const total = Math.min(found[0]?.total ?? 0, MOST);
  return { hits: found.map(hitOf), total, hidden: rows[0]?.hidden ?? 0, page, more: page * PAGE < total };
}

type HitRow = SummaryRow & { snippet: string; titleMarked: string; total: number };

const hitOf = (row: HitRow): SearchHit => ({
  post: summaryOf(row),
  title: titleParts(row.titleMarked),
  snippet: snippetParts(row.snippet),
});

// What stands in a title weighs most, then subtitle and short version, then the text, then sources and names.
const WEIGHTS = Prisma.sql`'{0.1, 0.25, 0.5, 1}'`;

/** One page of the `matches`, ranked by how close their words stand (ts_rank_cd, by length) or newest first, as shown. */
function hitsSql({ groups }: Criteria, reader: ListReader, order: Order, page: number): Prisma.Sql {
  const words = wordsSql(groups) ?? Prisma.sql`''::tsquery`;
  const rank =
    order === "best"
      ? Prisma.sql`ts_rank_cd(${WEIGHTS}, (SELECT e."document" FROM "SearchEntry" e WHERE e."postId" = m."postId"), words.query, 1)`
      : Prisma.sql`0`;
  const marked = Prisma.sql`${`StartSel=${START}, StopSel=${STOP}`}`;
  const excerpt = Prisma.sql`${marked} || ', MaxWords=32, MinWords=16, MaxFragments=1'`;
  return Prisma.sql`, words AS MATERIALIZED (SELECT ${words} AS query),
    ranked AS (
      SELECT m."postId", m."publishedAt", ${rank} AS rank, count(*) OVER ()::int AS total FROM matches m, words
      ORDER BY rank DESC, m."publishedAt" DESC, m."postId" DESC LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}
    )
    SELECT ${summaryColumns}${mutedByColumn(reader, "p.id")}, ranked.total,
      ts_headline('briefing', p.title, words.query, ${marked} || ', HighlightAll=true') AS "titleMarked",
      ts_headline('briefing', left(concat_ws(E'\n', p."shortVersion", p."bodyText"), 60000), words.query, ${excerpt}) AS snippet
    FROM ranked JOIN "Post" p ON p.id = ranked."postId" ${summaryJoins}, words
    ORDER BY ranked.rank DESC, ranked."publishedAt" DESC, ranked."postId" DESC`;
}
