import { db, Prisma } from "#lib/db.ts";
import type { PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { type SnippetPart, START, STOP, snippetParts } from "#lib/search/snippet.ts";

type SearchHit = { post: PostSummary; snippet: SnippetPart[] };
export type SearchPage = { hits: SearchHit[]; total: number; page: number; more: boolean };

const PAGE = 20;
/** Common words match half of everything: only the newest so many matches are ranked, which bounds the work. */
const RANKED = 200;

/**
 * Searches titles, short versions and texts of all published briefings: words, "phrases", -exclusion and OR (PostgreSQL's
 * websearch syntax), without regard to accents and endings. Ranked by ts_rank_cd with titles before texts, newest first
 * among equals. `page` is from 1. One round trip.
 */
export async function searchBriefings(query: string, page = 1): Promise<SearchPage> {
  const words = withFewExclusions(query.replaceAll("\u0000", " ").trim().slice(0, 200));
  if (!words) return { hits: [], total: 0, page: 1, more: false };
  const options = Prisma.sql`${`StartSel=${START}, StopSel=${STOP}, MaxWords=32, MinWords=16, MaxFragments=1`}`;
  const rows = await db().$queryRaw<(SummaryRow & { snippet: string; total: number })[]>`
    WITH wanted AS (SELECT websearch_to_tsquery('english', search_text(${words})) AS query),
    matches AS (
      SELECT p.id, p."publishedAt", p."searchDocument" FROM "Post" p, wanted
      WHERE p."searchDocument" @@ wanted.query AND p."publishedAt" <= now()
      ORDER BY p."publishedAt" DESC LIMIT ${RANKED}
    ),
    ranked AS (
      SELECT m.id, ts_rank_cd(m."searchDocument", wanted.query, 1) AS rank, m."publishedAt", count(*) OVER ()::int AS total
      FROM matches m, wanted ORDER BY rank DESC, m."publishedAt" DESC, m.id
      LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}
    )
    SELECT ${summaryColumns}, ranked.total,
      ts_headline('english', concat_ws(E'\n', p."shortVersion", p."bodyText"), wanted.query, ${options}) AS snippet
    FROM ranked JOIN "Post" p ON p.id = ranked.id ${summaryJoins}, wanted
    ORDER BY ranked.rank DESC, ranked."publishedAt" DESC, ranked.id`;
  const total = rows[0]?.total ?? 0;
  return {
    hits: rows.map((row) => ({ post: summaryOf(row), snippet: snippetParts(row.snippet) })),
    total,
    page,
    more: page * PAGE < total,
  };
}

/** Drops all but the first ten minus signs before a word: PostgreSQL's parser fails on a pile of more than 32. */
function withFewExclusions(words: string): string {
  let count = 0;
  return words.replaceAll(/(?<![\p{L}\p{N}])[\p{Pd}\u00ad\u02d7\u2043\u2212\uffeb]/gu, (sign) =>
    ++count > 10 ? " " : sign,
  );
}
