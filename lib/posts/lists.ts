import { Prisma } from "#lib/db.ts";
import { hides, isMuted, MOST_CONSIDERED } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import type { Place } from "#lib/posts/cursor.ts";

/** A list of published briefings, newest first; Following has links of source feeds among them where they are asked for. */
export type List =
  | { kind: "all" }
  | { kind: "topic"; slug: string }
  | { kind: "author"; handle: string }
  | { kind: "following"; userId: string; links?: true };

export const PAGE_SIZE = 20;

export type Cut = {
  place: Place | null;
  direction: "older" | "newer";
  limit: number;
  /** The list as it was at this moment, by the database's clock; without it, as it is now. */
  until?: Date;
  /** Only what was published after this moment. */
  since?: Date;
};

/**
 * SQL for the (id, "publishedAt") of a list's posts beyond a place, nearest first, without what the reader muted. It
 * stands in a statement of `withMutes`. Of `MOST_CONSIDERED` that are nearest, those that are not muted.
 */
export function listSql(list: List, cut: Cut, reader: ListReader): Prisma.Sql {
  if (!hides(reader)) return walkSql(list, cut);
  return Prisma.sql`SELECT w.id, w."publishedAt" FROM (${walkSql(list, { ...cut, limit: MOST_CONSIDERED })}) w
    WHERE NOT ${isMuted(reader, "w.id")} LIMIT ${cut.limit}`;
}

/**
 * SQL for all of a list, also what is muted: only for those who hide or mark it themselves.
 * Each is one walk along an index; Following walks once for each thing followed and merges, which stays flat where a
 * single condition over all of them does not (followed topics may be rare, busy or dead).
 */
export function walkSql(list: List, cut: Cut): Prisma.Sql {
  const { sql: order } = direction(cut);
  if (list.kind === "all")
    return Prisma.sql`SELECT p.id, p."publishedAt" FROM "Post" p WHERE ${beyond(cut, "p", "id")} ${order("p", "id")} LIMIT ${cut.limit}`;
  if (list.kind === "author")
    return Prisma.sql`SELECT p.id, p."publishedAt" FROM "Post" p
      WHERE p."authorId" = (SELECT id FROM "Author" WHERE handle = ${list.handle}) AND ${beyond(cut, "p", "id")}
      ${order("p", "id")} LIMIT ${cut.limit}`;
  if (list.kind === "topic")
    return Prisma.sql`SELECT pt."postId" AS id, pt."publishedAt" FROM "PostTag" pt
      WHERE pt."tagId" = (SELECT id FROM "Tag" WHERE slug = ${list.slug}) AND ${beyond(cut, "pt", "postId")}
      ${order("pt", "postId")} LIMIT ${cut.limit}`;
  const isLong = cut.limit > LONG && cut.direction === "older";
  const near = (table: string) =>
    isLong ? Prisma.sql`AND ${Prisma.raw(table)}."publishedAt" >= (SELECT at FROM farthest)` : Prisma.empty;
  return Prisma.sql`${isLong ? Prisma.sql`WITH farthest AS MATERIALIZED (${farthest(list.userId, cut)})` : Prisma.empty}
    SELECT m.id, m."publishedAt" FROM (
      SELECT n."postId" AS id, n."publishedAt" FROM "TagFollow" f CROSS JOIN LATERAL (
        SELECT pt."postId", pt."publishedAt" FROM "PostTag" pt
        WHERE pt."tagId" = f."tagId" AND ${beyond(cut, "pt", "postId")} ${near("pt")} ${order("pt", "postId")} LIMIT ${cut.limit}
      ) n WHERE f."userId" = ${list.userId}::uuid
      UNION
      SELECT n.id, n."publishedAt" FROM "AuthorFollow" f CROSS JOIN LATERAL (
        SELECT p.id, p."publishedAt" FROM "Post" p
        WHERE p."authorId" = f."authorId" AND ${beyond(cut, "p", "id")} ${near("p")} ${order("p", "id")} LIMIT ${cut.limit}
      ) n WHERE f."userId" = ${list.userId}::uuid
      ${list.links ? Prisma.sql`UNION ALL ${linkWalk(list.userId, cut)}` : Prisma.empty}
    ) m ${order("m", "id")} LIMIT ${cut.limit}`;
}

/** So many are walked for each thing followed; where more are wanted it is first seen how far back they can be. */
const LONG = 100;

/**
 * SQL for the date behind which nothing of Following is among the newest `cut.limit`: the busiest of the followed topics has
 * that many since. What is followed with it is walked no further, which is short for each of many.
 */
const farthest = (userId: string, cut: Cut) => Prisma.sql`SELECT coalesce((
      SELECT pt."publishedAt" FROM "PostTag" pt WHERE pt."tagId" = (
        SELECT t.id FROM "Tag" t WHERE t.id = ANY (ARRAY(SELECT f."tagId" FROM "TagFollow" f WHERE f."userId" = ${userId}::uuid))
        ORDER BY t."postCount" DESC LIMIT 1
      ) AND ${beyond(cut, "pt", "postId")} ${direction(cut).sql("pt", "postId")} OFFSET ${cut.limit - 1} LIMIT 1
    ), '-infinity') AS at`;

/** SQL for the items of the source feeds that a reader follows, as a walk for each; they have the place where they arrived. */
export function linkWalk(userId: string, cut: Cut): Prisma.Sql {
  const { sql: order } = direction(cut);
  return Prisma.sql`SELECT n.id, n."arrivedAt" FROM "FeedFollow" f
      JOIN "Feed" d ON d.id = f."feedId" AND d."removedAt" IS NULL CROSS JOIN LATERAL (
        SELECT i.id, i."arrivedAt" FROM "FeedItem" i
        WHERE i."feedId" = f."feedId" AND ${beyond(cut, "i", "id")} ${order("i", "id", "arrivedAt")} LIMIT ${cut.limit}
      ) n WHERE f."userId" = ${userId}::uuid`;
}

/** Published by the database's clock, and beyond the place. A draft's date is null, which no comparison meets. */
function beyond(cut: Cut, table: "p" | "pt" | "i", id: "id" | "postId"): Prisma.Sql {
  const date = Prisma.raw(table === "i" ? `i."arrivedAt"` : `${table}."publishedAt"`);
  const until = cut.until ? Prisma.sql`LEAST(${cut.until}::timestamptz, now())` : Prisma.sql`now()`;
  const since = cut.since ? Prisma.sql` AND ${date} > ${cut.since}::timestamptz` : Prisma.empty;
  const shown = Prisma.sql`${date} <= ${until}${since}`;
  if (!cut.place) return shown;
  const { at, id: from } = cut.place;
  const { compare } = direction(cut);
  return Prisma.sql`${shown} AND (${date}, ${Prisma.raw(`${table}."${id}"`)}) ${compare} (${at}::timestamptz, ${from}::uuid)`;
}

function direction(cut: Cut) {
  const word = cut.direction === "older" ? "DESC" : "ASC";
  return {
    compare: Prisma.raw(cut.direction === "older" ? "<" : ">"),
    sql: (table: string, id: string, date = "publishedAt") =>
      Prisma.raw(`ORDER BY ${table}."${date}" ${word}, ${table}."${id}" ${word}`),
  };
}
