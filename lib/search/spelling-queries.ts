import { Prisma } from "#lib/db.ts";
import { listedSql } from "#lib/listed-sql.ts";
import { readRows } from "#lib/read-together.ts";
import type { Spelling } from "#lib/search/spelling.ts";

/** A word in so many briefings, or fewer, may be a slip. */
const RARE = 2;
/** Counting ends here: more is simply common. */
const COUNTED = 100;
/** Where so many times that are expected, there are that many. */
const SURE = 10;
/** So many words of one query are looked at. */
const SLIPS = 4;
/** So many spellings are tried of each, where one, two, three or four words are slips. */
const TRIED = [8, 5, 3, 2];

type Row = { word: string; posts: number; better: string | null; isStop: boolean };

/**
 * Words of published briefings in place of those of a query that hardly any has: one slip of the fingers away, or for
 * longer words alike by their trigrams. Of all combinations the one that most often stands together with the rest of the
 * query comes first, in titles before texts. Bounded: a few hundred looks into the list of words for each slip, and
 * counts that end at a hundred. Two round trips, one where there is nothing to put right.
 */
export async function findSpellings(words: string[]): Promise<Spelling[]> {
  if (words.length === 0) return [];
  const rows = (await likeWords(words)).filter(({ better }) => better !== null);
  // A word that nothing has is a slip before one that only few have.
  const isMissing = rows.some(({ posts }) => posts === 0);
  const slips = Map.groupBy(
    rows.filter(({ posts }) => !isMissing || posts === 0),
    ({ word }) => word,
  );
  const known = words.filter((word) => !slips.has(word));
  const tried = TRIED[slips.size - 1] ?? 1;
  const spellings = [...slips].map(([word, found]) => ({ word, better: likely(found, known.length).slice(0, tried) }));
  const open = spellings.filter(({ better }) => better.length > 0);
  return open.length > 0 ? bestTogether(open, known) : [];
}

/** What a slip may have been; a word that is too common to search for only where there are others to find it by. */
function likely(found: Row[], known: number): string[] {
  const of = (isStop: boolean) => found.flatMap((row) => (row.better && row.isStop === isStop ? [row.better] : []));
  const stops = of(true);
  return stops.length > 0 && known >= 3 ? stops : [...of(false), ...(found.length > stops.length ? [] : stops)];
}

/** The rare words of a query, each with words like it or with none. */
function likeWords(words: string[]): Promise<Row[]> {
  return readRows<Row>(Prisma.sql`
    WITH ${statistics}, known AS MATERIALIZED (
      SELECT typed.word, typed.at, plain.word AS plain, lexeme, ${countOf("lexeme")} AS posts
      FROM ${listedSql(words.length, Prisma.sql`${words}::text[]`)} typed(word, at),
        LATERAL (SELECT (search_words(typed.word))[1] AS word) plain,
        LATERAL (SELECT (ts_lexize('english_stem', plain.word))[1] AS lexeme) stem WHERE lexeme IS NOT NULL
    ), slip AS MATERIALIZED (
      SELECT * FROM known WHERE posts <= ${RARE} AND length(plain) BETWEEN 3 AND 30 ORDER BY at LIMIT ${SLIPS}
    ), near AS MATERIALIZED (
      SELECT slip.word, slip.plain, slip.at, slip.posts AS own, n.word AS better, n.lexeme, bool_or(n.is_close) AS is_close FROM slip
      CROSS JOIN LATERAL (
        SELECT w.word, w.lexeme, true AS is_close FROM "SearchWord" w WHERE w.word IN (SELECT search_edits(slip.plain))
        UNION ALL
        (SELECT w.word, w.lexeme, false FROM "SearchWord" w
          WHERE length(slip.plain) >= 6 AND w.word % slip.plain AND w.lexeme <> '' AND abs(length(w.word) - length(slip.plain)) <= 2
          ORDER BY similarity(w.word, slip.plain) DESC LIMIT 8)
      ) n WHERE n.lexeme <> slip.lexeme GROUP BY slip.word, slip.plain, slip.at, slip.posts, n.word, n.lexeme
    ), counted AS (
      SELECT near.*, CASE near.lexeme WHEN '' THEN ${COUNTED} ELSE ${countOf("near.lexeme")} END AS posts FROM near
    )
    SELECT slip.word, slip.posts::int, c.better, coalesce(c.lexeme = '', false) AS "isStop"
    FROM slip LEFT JOIN counted c ON c.word = slip.word AND c.posts > c.own
    ORDER BY slip.at, c.is_close DESC, left(c.better, 1) = left(c.plain, 1) DESC, c.posts DESC, c.better`);
}

/** SQL for what is known of how often lexemes stand in briefings, read once for a statement. */
const statistics = Prisma.sql`statistics AS MATERIALIZED (SELECT posts, lexemes, shares FROM search_statistics())`;

/**
 * SQL for how many published briefings a query finds, at most `COUNTED`; `lexemes` are what it asks for. What the statistics
 * lead one to expect far more often is not counted: the index would go through all of them.
 */
const counted = (query: Prisma.Sql, lexemes: Prisma.Sql) => Prisma.sql`(CASE
    WHEN (SELECT search_expected(${lexemes}, posts, lexemes, shares) FROM statistics) > ${SURE * COUNTED}::float8 THEN ${COUNTED}
    ELSE (SELECT count(*) FROM (SELECT FROM "SearchEntry" e
      WHERE e."document" @@ ${query} AND e."publishedAt" <= now() LIMIT ${COUNTED}) few) END)`;

/** SQL for how many published briefings have a lexeme, at most `COUNTED`. */
const countOf = (lexeme: string) =>
  counted(Prisma.raw(`quote_literal(${lexeme})::tsquery`), Prisma.raw(`ARRAY[${lexeme}]`));

/** The spellings with the one first that goes best with the others and with the words that are known. */
async function bestTogether(spellings: Spelling[], known: string[]): Promise<Spelling[]> {
  const combinations = spellings.reduce<string[][]>(
    (all, { better }) => all.flatMap((chosen) => better.map((word) => [...chosen, word])),
    [[]],
  );
  if (combinations.length === 1) return spellings;
  const texts = combinations.map((chosen) => [...known, ...chosen].join(" "));
  const [best] = await readRows<{ nth: number }>(Prisma.sql`
    WITH ${statistics}, tried AS MATERIALIZED (
      SELECT words, nth, tsvector_to_array(to_tsvector('briefing', words)) AS wanted
      FROM ${listedSql(texts.length, Prisma.sql`${texts}::text[]`)} tried(words, nth)
    )
    SELECT nth::int FROM tried
    ORDER BY ${counted(Prisma.sql`search_title_query(tried.words)`, Prisma.sql`ARRAY(SELECT 'w:' || unnest(tried.wanted))`)} > 0 DESC,
      ${counted(Prisma.sql`plainto_tsquery('briefing', tried.words)`, Prisma.sql`tried.wanted`)} DESC, nth LIMIT 1`);
  const chosen = combinations[(best?.nth ?? 1) - 1] ?? [];
  return spellings.map(({ word, better }, at) => {
    const first = chosen[at] ?? "";
    return { word, better: [first, ...better.filter((each) => each !== first)].slice(0, 3) };
  });
}
