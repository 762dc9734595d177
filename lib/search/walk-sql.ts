import { Prisma } from "#lib/db.ts";

// The newest of a walk by date, read one by one, for what the index does not answer as cheaply; and what all that walk need.

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/** How many of the newest are looked through one by one. */
const WINDOW = 2_000;

export const newest = sql`ORDER BY "publishedAt" DESC, "postId" DESC`;

/** How many rows a CTE has. */
export const hits = (name: string) => sql`(SELECT count(*) FROM ${Prisma.raw(name)})`;

/** The date up to which periods are looked through: only what there is has periods, whatever years are asked for. */
export const lastPeriod = (until: Date | null) =>
  sql`CASE WHEN ${until}::timestamptz < now() THEN ${until}::timestamptz END`;

/** The document of an entry `e` whose walk has none. */
export const documentOf = sql`(SELECT one."document" FROM "SearchEntry" one WHERE one."postId" = e."postId")`;

/**
 * The newest of a walk. Each document is read when it is come to: OFFSET 0 keeps the walk apart. One that something is added
 * to is kept as it was read, so that ranking it reads it no second time; of a phrase, for which many are read and few kept, that
 * costs more than it saves.
 */
export const lookedThrough = (document: Sql, walk: Sql, window = WINDOW) =>
  sql`SELECT e."postId", e."publishedAt", ${document} AS "document" FROM (SELECT e.* FROM ${walk} ${newest} LIMIT ${window}) e OFFSET 0`;

/** Whether there is more than the window; asked only where it matters, which AND does not promise and CASE does. */
export const isBeyond = (walk: Sql, window = WINDOW) =>
  sql`EXISTS (SELECT FROM ${walk} ${newest} OFFSET ${window} LIMIT 1)`;
