// What search and mutes read of generated briefings, for all of them at once: exactly what the product's functions would make
// of each (`search_refresh`, `mute_refresh`), which takes many times as long. SAME compares some.

/** What publishers and hosts are found and muted by: few, and each is worked out once. */
export const NAMES = `CREATE TABLE bench_source AS
  SELECT name, search_source_lexemes(name) AS lexemes, mute_keys('', name) AS keys FROM (SELECT DISTINCT publisher AS name FROM "Citation") p
  UNION ALL
  SELECT name, search_source_lexemes(name), ARRAY(SELECT unnest(mute_keys('https://' || name, '')) OFFSET 2)
  FROM (SELECT DISTINCT substring(url FROM '://([^/:?#]+)') AS name FROM "Citation") h;
  CREATE UNIQUE INDEX bench_source_name ON bench_source (name); ANALYZE bench_source`;

// One after another, as a site writes them: a join would shuffle a million, and what is newest would lie everywhere.
const posts = (from: number, to: number) =>
  `generate_series(${from}, ${to}) n CROSS JOIN LATERAL (SELECT * FROM "Post" WHERE id = bench_id(3, n) OFFSET 0) p`;
const sources = (column: string) => `SELECT DISTINCT unnest(s.${column}) FROM "Citation" c
  JOIN bench_source s ON s.name IN (c.publisher, substring(c.url FROM '://([^/:?#]+)')) WHERE c."postId" = p.id`;

// The words have no accents, so that the configuration without a dictionary of these makes the same of them.
export const SEARCHED = (from: number, to: number) => `INSERT INTO "SearchEntry" ("postId", "publishedAt", document)
  SELECT p.id, p."publishedAt", setweight(t.words, 'A') || setweight(to_tsvector('english', p."shortVersion"), 'B')
    || setweight(to_tsvector('english', p."bodyText"), 'C')
    || setweight(to_tsvector('english', concat_ws(' ', a.name, (SELECT string_agg(g.name, ' ' ORDER BY g.id) FROM "PostTag" pt
        JOIN "Tag" g ON g.id = pt."tagId" WHERE pt."postId" = p.id),
        (SELECT string_agg(c.title || ' ' || c.publisher, E'\\n' ORDER BY c.position) FROM "Citation" c WHERE c."postId" = p.id))), 'D')
    || array_to_tsvector(ARRAY(SELECT 't:' || "tagId" FROM "PostTag" WHERE "postId" = p.id) || ('a:' || a.id)
        || ARRAY(${sources("lexemes")}) || ARRAY(SELECT 'w:' || unnest(tsvector_to_array(t.words))))
  FROM ${posts(from, to)} JOIN "Author" a ON a.id = p."authorId", LATERAL (SELECT to_tsvector('english', p.title) AS words OFFSET 0) t`;

export const ENTRIES = (
  from: number,
  to: number,
) => `INSERT INTO "MuteEntry" ("postId", "authorId", topics, sources, text, minutes)
  SELECT p.id, p."authorId", ARRAY(SELECT "tagId" FROM "PostTag" WHERE "postId" = p.id), ARRAY(${sources("keys")}),
    ' ' || lower(p.title || ' ' || rtrim(p."shortVersion", '.')) || ' ', p."readingMinutes"
  FROM ${posts(from, to)}`;

const sorted = (column: string) => `ARRAY(SELECT unnest(${column}) ORDER BY 1)`;

/** All that is known of the post with the number \`chosen.n\`, as one value. */
const ENTRY = `SELECT jsonb_build_array(s."publishedAt", strip(s.document), ts_filter(s.document, '{a,b,c}'), m."authorId",
    ${sorted("m.topics")}, ${sorted("m.sources")}, m.text, m.minutes) AS said
  FROM "SearchEntry" s JOIN "MuteEntry" m USING ("postId") WHERE s."postId" = bench_id(3, chosen.n)`;

/**
 * Refuses what differs from what the product's functions make of some of the posts, the newest and the oldest among them. In
 * which order names and sources stand is left open there, and so are their places here.
 */
export const SAME = (posts: number) => `CREATE TABLE bench_some AS SELECT chosen.n, made.* FROM (
    SELECT DISTINCT least(1 + n * ${Math.ceil(posts / 40)}, ${posts}) AS n FROM generate_series(0, 40) n
  ) chosen, LATERAL (${ENTRY}) made;
  SELECT search_refresh(bench_id(3, n)), mute_refresh(bench_id(3, n)) FROM bench_some;
  DO $$ BEGIN IF EXISTS (
    SELECT FROM bench_some b LEFT JOIN LATERAL (${ENTRY.replaceAll("chosen.n", "b.n")}) e USING (said) WHERE e.said IS NULL
  ) THEN RAISE 'The bench makes other entries than the product.'; END IF; END $$;
  DROP TABLE bench_some, bench_source`;
