import { Prisma } from "#lib/db.ts";
import { isMuted, mutedByColumn, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import type { PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { readRows } from "#lib/read-together.ts";
import { excerptSql, markedSql } from "#lib/search/excerpt-sql.ts";
import { MOST } from "#lib/search/query.ts";

/** A briefing that was found; what was searched for stands between marks in its title and where its text has it (snippet.ts). */
export type SearchHit = { post: PostSummary; title: string; snippet: string };
/**
 * `total` is exact below MOST and means that many or more from there on; it is without the `hidden`, those that the
 * reader's mutes left out. `cut` says that only the newest briefings were looked through and older ones may match too.
 * `page` is from 1.
 */
export type Hits = {
  hits: SearchHit[];
  total: number;
  hidden: number;
  cut: boolean;
  page: number;
  more: boolean;
};

type Counted = Pick<Hits, "hidden" | "cut">;
type Row = SummaryRow & { snippet: string; titleMarked: string; total: number };

export const NO_HITS: Hits = { hits: [], total: 0, hidden: 0, cut: false, page: 1, more: false };

const PAGE = 20;
// What stands in a title weighs most, then subtitle and short version, then the text, then sources and names.
const WEIGHTS = Prisma.sql`'{0.1, 0.25, 0.5, 1}'::float4[]`;

/** How well an entry `m` of the matches fits: how close the words stand and in which part (ts_rank_cd), by its length. */
export const FIT = Prisma.sql`ts_rank_cd(${WEIGHTS}, m."document", words.query, 1)`;

/** SQL: what matched (see `matchSql`), what is marked (see `markingSql`), and the rank over `m`, whose `nth` newest it is, and `words.query`. */
type Found = { matches: Prisma.Sql; marking: Prisma.Sql; rank: Prisma.Sql };

/** One page of what was found, by its rank and then newest first, without what the reader muted. One round trip. */
export async function hitsOf({ matches, marking, rank }: Found, reader: ListReader, page: number): Promise<Hits> {
  const rows = await readRows<(Row | { id: null }) & Counted>(
    withMutes(
      reader,
      Prisma.sql`WITH looked_at AS MATERIALIZED (${matches}),
      matched AS MATERIALIZED (
        SELECT m.*, ${isMuted(reader, 'm."postId"')} AS muted FROM looked_at m WHERE m."postId" IS NOT NULL
      ),
      left_over AS MATERIALIZED (
        SELECT m.*, row_number() OVER (ORDER BY m."publishedAt" DESC, m."postId" DESC) AS nth FROM matched m WHERE NOT m.muted
      ),
      words AS MATERIALIZED (${marking}),
      ranked AS MATERIALIZED (
        SELECT m."postId", m."publishedAt", ${rank} AS rank, count(*) OVER ()::int AS total FROM left_over m, words
        ORDER BY rank DESC, m."publishedAt" DESC, m."postId" DESC LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}
      )
      SELECT counted.*, hit.* FROM (
        SELECT count(*) FILTER (WHERE muted)::int AS hidden, EXISTS (SELECT FROM looked_at WHERE "postId" IS NULL) AS cut FROM matched
      ) counted LEFT JOIN (
        SELECT ${summaryColumns}${mutedByColumn(reader, "p.id")}, ranked.total, ranked.rank,
          ${markedSql(Prisma.sql`p.title`)} AS "titleMarked",
          ${excerptSql(Prisma.sql`concat_ws(E'\n', p."shortVersion", p."bodyText")`)} AS snippet
        FROM ranked JOIN "Post" p ON p.id = ranked."postId" ${summaryJoins}, words
      ) hit ON true ORDER BY hit.rank DESC, hit."publishedAt" DESC, hit.id DESC`,
    ),
  );
  const found = rows.filter((row): row is Row & Counted => row.id !== null);
  const total = Math.min(found[0]?.total ?? 0, MOST);
  return {
    hits: found.map(hitOf),
    total,
    hidden: rows[0]?.hidden ?? 0,
    cut: rows[0]?.cut ?? false,
    page,
    more: page * PAGE < total,
  };
}

const hitOf = (row: Row): SearchHit => ({
  post: summaryOf(row),
  title: row.titleMarked,
  snippet: row.snippet,
});
