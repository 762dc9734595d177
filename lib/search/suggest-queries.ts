import { Prisma, rowsOf } from "#lib/db.ts";
import { hides, isMuted, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { LONGEST } from "#lib/search/query.ts";

/** Where somebody may want to go who has typed so much; at most five of each. */
export type Suggestions = {
  briefings: { slug: string; title: string }[];
  topics: { slug: string; name: string }[];
  authors: { handle: string; name: string }[];
  /** Links that the reader saved. */
  links: { id: string; title: string }[];
};

const NOTHING: Suggestions = { briefings: [], topics: [], authors: [], links: [] };
const MOST = 5;
/** So many of the newest briefings are looked through first: what begins many titles stands in enough of these. */
const NEWEST = 60;
/** Of no more titles than this the newest are shown; of more those among so many of the newest briefings. */
const [FEW, WINDOW] = [200, 1_000];
/** For a slip so many words are looked at, and a word has to be this much alike. */
const [SLIPS, ALIKE] = [4, 0.45];

/**
 * What begins as somebody types: the last word may be unfinished. Briefings with these words in their title, newest
 * first, then topics and authors whose name has it, and links of the reader's own. One round trip, none for less than
 * two letters.
 */
export async function suggest(typed: string, reader: ListReader): Promise<Suggestions> {
  const userId = reader?.id;
  // As somebody types nothing is marked: what is muted is left out, and the page of results says how much.
  const looking = reader && { ...reader, seeMuted: false };
  const unmuted = hides(looking) ? Prisma.sql`AND NOT ${isMuted(looking, 'e."postId"')}` : Prisma.empty;
  const words =
    typed
      .normalize("NFC")
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = words.at(-1) ?? "";
  if (words.join("").length < 2) return NOTHING;
  const before = words.slice(0, -1).join(" ");
  const name = words.join(" ");
  /** The unfinished word as the beginning of a lexeme; a single letter is only itself. */
  const begins = (prefix: string) =>
    Prisma.sql`(quote_literal(${prefix} || search_text(${last})) || ${last.length > 1 ? ":*" : ""})::tsquery`;
  const orTitle = Prisma.sql`(${begins("w:")} || search_title_query(${last}))`;
  const among = (first: number, asks: Prisma.Sql) => Prisma.sql`SELECT e."postId", e."publishedAt" FROM (
        SELECT * FROM "SearchEntry" e WHERE ${asks} AND e."publishedAt" <= now() ORDER BY e."publishedAt" DESC LIMIT ${first}
      ) e WHERE e."document" @@ (SELECT title FROM wanted) ${unmuted} LIMIT ${MOST}`;
  const links = userId
    ? Prisma.sql`SELECT s.id, s.title FROM "SharedLink" s, wanted
        WHERE s."userId" = ${userId}::uuid AND s."removedAt" IS NULL AND s."document" @@ (wanted.words && ${`'u:${userId}'`}::tsquery)
        ORDER BY s."createdAt" DESC LIMIT ${MOST}`
    : Prisma.sql`SELECT NULL WHERE false`;
  const [row] = await rowsOf<Suggestions>(
    withMutes(
      looking,
      Prisma.sql`
    WITH wanted AS MATERIALIZED (SELECT search_text(${name}) AS name,
      plainto_tsquery('briefing', ${before}) && (${begins("")} || plainto_tsquery('briefing', ${last})) AS words,
      -- A last word that is too common to search for is one that is still being typed, or nothing at all.
      CASE WHEN search_title_query(${last}) IS NULL THEN coalesce(search_title_query(${before}), ${begins("w:")})
        ELSE coalesce(search_title_query(${before}) && ${orTitle}, ${orTitle}) END AS title),
    newest AS MATERIALIZED (${among(NEWEST, Prisma.sql`true`)}),
    -- A statement of its own, so that the index answers it: a walk by date would go through everything where none has it.
    titled AS MATERIALIZED (SELECT e."postId", e."publishedAt" FROM "SearchEntry" e
      WHERE (SELECT count(*) < ${MOST} FROM newest) AND e."document" @@ (SELECT title FROM wanted)),
    few AS MATERIALIZED (SELECT * FROM titled LIMIT ${FEW + 1}),
    -- What more have than are few is soon met among the newest.
    walked AS MATERIALIZED (${among(WINDOW, Prisma.sql`(SELECT count(*) > ${FEW} FROM few)`)})
    SELECT ${list(Prisma.sql`SELECT p.slug, p.title FROM (
          SELECT e."postId", e."publishedAt" FROM (
            SELECT * FROM newest UNION SELECT * FROM walked UNION SELECT * FROM few WHERE (SELECT count(*) < ${MOST} FROM walked)
          ) e WHERE e."publishedAt" <= now() ${unmuted} ORDER BY e."publishedAt" DESC LIMIT ${MOST}
        ) e JOIN "Post" p ON p.id = e."postId" ORDER BY e."publishedAt" DESC`)} AS briefings,
      ${list(named("Tag", "slug"))} AS topics, ${list(named("Author", "handle"))} AS authors, ${list(links)} AS links`,
    ),
  );
  return row ?? NOTHING;
}

const list = (rows: Prisma.Sql) => Prisma.sql`coalesce((SELECT json_agg(rows) FROM (${rows}) rows), '[]')`;

/**
 * Topics or authors one of whose words begins so, or whose handle does; where none does, those of which each typed word is
 * the beginning of a word or one slip of the fingers away (Damerau), or for longer ones alike by its trigrams. Both lists
 * are short enough to be looked through whole.
 */
function named(table: "Tag" | "Author", key: "slug" | "handle"): Prisma.Sql {
  const [from, column] = [Prisma.raw(`"${table}" n`), Prisma.raw(`n.${key}`)];
  return Prisma.sql`WITH exact AS MATERIALIZED (
      SELECT ${column}, n.name FROM ${from}, wanted
      WHERE starts_with(lower(search_text(n.name)), wanted.name) OR starts_with(${column}, replace(wanted.name, ' ', '-'))
        OR position(' ' || wanted.name in lower(search_text(n.name))) > 0
      ORDER BY starts_with(lower(search_text(n.name)), wanted.name) DESC, n.name LIMIT ${MOST}
    ), typed AS MATERIALIZED (
      SELECT word FROM wanted, unnest(search_words(wanted.name)) word WHERE NOT EXISTS (SELECT FROM exact) LIMIT ${SLIPS}
    ), slips AS MATERIALIZED (
      SELECT word, search_edits(word) AS near FROM typed WHERE length(word) BETWEEN 4 AND 30
    )
    SELECT * FROM exact UNION ALL (
      SELECT ${column}, n.name FROM ${from} CROSS JOIN LATERAL (
        SELECT bool_and(meant) AS meant FROM (
          SELECT (SELECT bool_or(starts_with(w, typed.word) OR (typed.word, w) IN (SELECT word, near FROM slips)
              OR (length(typed.word) >= 6 AND similarity(w, typed.word) >= ${ALIKE}::float4))
            FROM unnest(search_words(n.name)) w) AS meant FROM typed
        ) words
      ) alike WHERE EXISTS (SELECT FROM typed) AND alike.meant
      ORDER BY n.name LIMIT ${MOST}
    )`;
}
