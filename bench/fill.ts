import type pg from "pg";
import { ENTRIES, NAMES, SAME, SEARCHED } from "./fill-entries.ts";
import { VOCABULARY } from "./vocabulary.ts";

// The rows of a generated database, as SQL that makes them inside of it. Everything follows from numbers: the same call
// makes the same rows, but for the moment that "now" is.

/** How many of each thing stand beside so many posts; the proportions of a site with a million. */
export const sizes = (posts: number) => ({
  posts,
  authors: 200,
  topics: TOPICS,
  readers: Math.max(100, Math.round(posts / 10)),
  /** Readers with this many saved; at most all posts. */
  keepers: Math.max(1, Math.round(posts / 10_000)),
  keeperSaved: Math.min(5_000, posts),
});

type Sizes = ReturnType<typeof sizes>;

const TOPICS = 300;
/** The last ten topics have no post at all; the ten before them only the oldest. */
const LIVE = 280;

/** Ids that sort as they were made, told apart by kind: the shape of a UUID of version 7. */
const MAKE_ID = `CREATE OR REPLACE FUNCTION bench_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (lpad(to_hex(1600000000000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid`;

/** A number from 0 to below 1 that follows from two numbers. */
const MAKE_CHANCE = `CREATE OR REPLACE FUNCTION bench_chance(n bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (hashint8extended(n, salt) & 1073741823)::float8 / 1073741824`;

/** Rank from 1 to \`most\`, each about as often as one over its rank (Zipf's law with exponent 1, by inversion). */
const zipf = (chance: string, most: number) => `(floor(power(${most}::float8, ${chance})))::int`;

const WORDS = `CREATE TABLE bench_word AS SELECT ordinality::int AS rank, word FROM unnest($1::text[]) WITH ORDINALITY AS w(word, ordinality)`;

const AUTHORS = ({ authors }: Sizes) => `INSERT INTO "Author" (id, handle, name, bio)
  SELECT bench_id(1, n), 'author-' || n, 'Author ' || n, 'Writes about work.' FROM generate_series(1, ${authors}) n`;

const TAGS = `INSERT INTO "Tag" (id, slug, name, description, hue)
  SELECT bench_id(2, n), 'topic-' || n, 'Topic ' || n, 'About topic ' || n || '.', n % 360 FROM generate_series(1, ${TOPICS}) n`;

// A join hashes the words once; an element of an array of texts is looked for from its beginning each time.
const words = (count: number, salt: number) => `(SELECT string_agg(w.word, ' ')
  FROM generate_series(1, ${count}) k JOIN bench_word w ON w.rank = ${zipf(`bench_chance(n, ${salt} + k)`, VOCABULARY.length)})`;

/** Posts from the newest (1) to the oldest, over five years. `from` and `to` are their numbers. */
const POSTS = (
  { posts, authors }: Sizes,
  from: number,
  to: number,
) => `INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText", contents, numbers,
    takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
  SELECT bench_id(3, n), 'post-' || n, initcap(title), short, '<p>' || short || '</p>', text, '<p>' || text || '</p>', text, '[]', '[]', '{}',
    100 + n % 2000, 1 + n % 12, bench_id(1, 1 + (n % ${authors})), now() - (n * interval '1 day' * 1825.0 / ${posts}), n::text
  FROM generate_series(${from}, ${to}) n,
    LATERAL (SELECT ${words(7, 1000)} AS title, ${words(25, 2000)} AS short, ${words(120, 3000)} AS text) made`;

/** Up to five topics for each post by Zipf's law. */
const POST_TAGS = ({ posts }: Sizes) => `INSERT INTO "PostTag" ("postId", "tagId", position, "publishedAt")
  SELECT p.id, bench_id(2, tag), ordinality - 1, p."publishedAt"
  FROM generate_series(1, ${posts}) n JOIN "Post" p ON p.id = bench_id(3, n),
    LATERAL (SELECT array_agg(DISTINCT ${zipf("bench_chance(n, k)", LIVE)}) AS tags FROM generate_series(1, 8) k) t,
    unnest(tags[1:5]) WITH ORDINALITY AS one(tag, ordinality)`;

const OLD_TAGS = ({ posts }: Sizes) => `INSERT INTO "PostTag" ("postId", "tagId", position, "publishedAt")
  SELECT p.id, bench_id(2, ${LIVE} + k), 10 + k, p."publishedAt"
  FROM generate_series(1, 10) k, generate_series(${posts} - 2, ${posts}) n JOIN "Post" p ON p.id = bench_id(3, n)`;

const CITATIONS = ({
  posts,
}: Sizes) => `INSERT INTO "Citation" (id, "postId", key, position, kind, title, publisher, date, url)
  SELECT bench_id(4, n * 4 + k), bench_id(3, n), 'source-' || k, k - 1,
    (enum_range(NULL::"SourceKind"))[1 + (n + k) % 11], 'Source ' || n || '-' || k,
    'Publisher ' || ${zipf("bench_chance(n, 50 + k)", 500)}, (2018 + n % 8)::text, 'https://host-' || (n + k) % 500 || '.example/' || n
  FROM generate_series(1, ${posts}) n, generate_series(1, 2) k`;

const READERS = ({ readers }: Sizes) => `INSERT INTO "User" (id, email, name)
  SELECT bench_id(5, n), 'reader-' || n || '@bench.example', 'Reader ' || n FROM generate_series(1, ${readers}) n`;

/**
 * What readers follow: twenty topics each by Zipf's law. Three are made for the benches: reader 1 follows the thirty
 * busiest topics, reader 2 twenty that are dead, reader 3 ten of each.
 */
const FOLLOWS = ({ readers }: Sizes) => `INSERT INTO "TagFollow" ("userId", "tagId")
  SELECT bench_id(5, n), bench_id(2, ${zipf("bench_chance(n, 400 + k)", TOPICS)}) FROM generate_series(4, ${readers}) n, generate_series(1, 28) k
  UNION SELECT bench_id(5, 1), bench_id(2, k) FROM generate_series(1, 30) k
  UNION SELECT bench_id(5, 2), bench_id(2, k) FROM generate_series(${LIVE + 1}, ${TOPICS}) k
  UNION SELECT bench_id(5, 3), bench_id(2, k) FROM (SELECT generate_series(1, 10) UNION SELECT generate_series(${TOPICS - 9}, ${TOPICS})) both_ends(k)`;

const AUTHOR_FOLLOWS = ({ readers, authors }: Sizes) => `INSERT INTO "AuthorFollow" ("userId", "authorId")
  SELECT DISTINCT bench_id(5, n), bench_id(1, 1 + (n * k) % ${authors}) FROM generate_series(3, ${readers}) n, generate_series(1, 2) k`;

/** Fifty saved for each reader, thousands for the keepers, the first of whom is reader 1. */
const SAVED = ({
  readers,
  posts,
  keepers,
  keeperSaved,
}: Sizes) => `INSERT INTO "Bookmark" (id, "userId", "postId", "createdAt", "publishedAt")
  SELECT bench_id(6, r * 10000 + k), bench_id(5, r), which.id, now() - k * interval '1 minute', e."publishedAt"
  FROM generate_series(1, ${readers}) r,
    LATERAL (SELECT CASE WHEN r <= ${keepers} THEN ${keeperSaved} ELSE least(50, ${posts}) END AS many) m,
    LATERAL (SELECT greatest(1, ${posts} / many) AS step) s, generate_series(0, many - 1) k,
    LATERAL (SELECT bench_id(3, 1 + (r * 7919 + k * step) % ${posts}) AS id) which JOIN "SearchEntry" e ON e."postId" = which.id
  ON CONFLICT DO NOTHING`;

const READ = ({ readers, posts }: Sizes) => `INSERT INTO "ReadState" ("userId", "postId", "readAt", "updatedAt")
  SELECT bench_id(5, r), bench_id(3, 1 + (r * 31 + k * 17) % ${posts}), now(), now()
  FROM generate_series(1, ${readers}) r, generate_series(1, 20) k ON CONFLICT DO NOTHING`;

/** One in a hundred was corrected in the last four weeks, some of them just now. */
const CORRECTIONS = ({ posts }: Sizes) => `UPDATE "Post" SET correction = 'A number was wrong.',
    "correctedAt" = now() - (n / 100 % 28) * interval '1 day'
  FROM generate_series(100, ${posts}, 100) n WHERE id = bench_id(3, n)`;

const COUNTS = `UPDATE "Tag" t SET "postCount" = c.posts
  FROM (SELECT "tagId", count(*)::int AS posts FROM "PostTag" GROUP BY "tagId") c WHERE c."tagId" = t.id`;

/** A function of the product that does nothing for a while; its own text is kept beside it. */
const PAUSE_LEARNING = `CREATE TABLE bench_learn AS SELECT pg_get_functiondef('search_learn(text)'::regprocedure) AS definition;
  CREATE OR REPLACE FUNCTION search_learn(value text) RETURNS void LANGUAGE sql AS $$ SELECT $$`;
const LEARN = `DO $$ BEGIN EXECUTE (SELECT definition FROM bench_learn); END $$; DROP TABLE bench_learn;
  SELECT search_learn((SELECT string_agg(word, ' ') FROM bench_word))`;

type Step = { what: string; sql: string[]; values?: unknown[] };

/** The steps that fill a database, in their order; those of one step run side by side. */
export function fillSteps(posts: number): Step[] {
  const all = sizes(posts);
  const half = Math.ceil(posts / 2);
  return [
    { what: "functions", sql: [MAKE_ID] },
    { what: "functions", sql: [MAKE_CHANCE] },
    { what: "words", sql: [WORDS], values: [VOCABULARY] },
    { what: "authors and topics", sql: [AUTHORS(all), TAGS] },
    { what: `${posts} posts`, sql: [POSTS(all, 1, half), POSTS(all, half + 1, posts)] },
    { what: "their topics and sources", sql: [POST_TAGS(all), CITATIONS(all)] },
    { what: "old topics, corrections", sql: [OLD_TAGS(all), CORRECTIONS(all)] },
    { what: "their counts", sql: [COUNTS] },
    { what: "pause", sql: [PAUSE_LEARNING] },
    { what: "names of sources", sql: [NAMES] },
    { what: "what search reads", sql: [SEARCHED(1, half), SEARCHED(half + 1, posts)] },
    { what: "what mutes read", sql: [ENTRIES(1, half), ENTRIES(half + 1, posts)] },
    { what: "which is what the product makes", sql: [SAME(posts)] },
    { what: "words", sql: [LEARN] },
    { what: `${all.readers} readers`, sql: [READERS(all)] },
    { what: "what they follow, saved and read", sql: [FOLLOWS(all), AUTHOR_FOLLOWS(all), SAVED(all), READ(all)] },
  ];
}

/** Runs one statement of a step, without triggers. */
export async function runStep(client: pg.Client, step: Step, sql: string) {
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off; SET work_mem = '256MB'; SET jit = off");
  await client.query(sql, step.values);
}
