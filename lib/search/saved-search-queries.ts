import { db, Prisma } from "#lib/db.ts";
import { isMuted, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { readRows } from "#lib/read-together.ts";
import { asksAnything } from "#lib/search/criteria.ts";
import { criteriaOf } from "#lib/search/criteria-queries.ts";
import { matchSql } from "#lib/search/match-sql.ts";
import { parseQuery } from "#lib/search/query.ts";
import { MOST_FRESH, orderOf, type SavedSearch } from "#lib/search/saved-search.ts";

type FreshPost = { id: string; slug: string; title: string; publishedAt: Date };
export type FreshSearch = SavedSearch & { fresh: FreshPost[] };

const columns = { id: true, name: true, query: true, order: true, feedToken: true } as const;
const savedSearch = <Row extends { order: string }>(row: Row) => ({ ...row, order: orderOf(row.order) });

/** A reader's searches, in the order in which they were kept. One round trip. */
export async function listSavedSearches(userId: string): Promise<SavedSearch[]> {
  return (await readRows<OwnSearches[number]>(ownSql(userId))).map(({ createdAt: _, ...row }) => savedSearch(row));
}

/** A reader's searches as they are stored. */
export type OwnSearches = (SavedSearch & { createdAt: string })[];

const ownSql = (userId: string) => Prisma.sql`
    SELECT id, name, query, "order"::text AS "order", "feedToken", "createdAt" FROM "SavedSearch"
    WHERE "userId" = ${userId}::uuid ORDER BY "createdAt"`;

/** SQL for a reader's searches as one value, OwnSearches, in a statement that a page sends before it asks what is new in them. */
export const ownSearches = (userId: string): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(json_agg(own), '[]') FROM (${ownSql(userId)}) own)`;

/** A reader's own search; null for anybody else's, and for an id that is none. */
export async function findSavedSearch(userId: string, id: string): Promise<SavedSearch | null> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return null;
  const row = await db().savedSearch.findFirst({ where: { id, userId }, select: columns });
  return row && savedSearch(row);
}

/** The search whose feed has this secret address, and for whom it is searched; null for an address that is dead or none. */
export async function findFeedSearch(feedToken: string) {
  if (!/^[\w-]{24}$/.test(feedToken)) return null;
  const row = await db().savedSearch.findUnique({
    where: { feedToken },
    relationLoadStrategy: "join",
    select: { ...columns, createdAt: true, user: { select: { id: true, muteCount: true, bannedAt: true } } },
  });
  if (!row || row.user.bannedAt) return null;
  const { user, ...search } = row;
  return { search: savedSearch(search), reader: { id: user.id, muteCount: user.muteCount } };
}

/**
 * A reader's searches with what each found that was published after `since` and until now and is not muted, newest
 * first, at most `MOST_FRESH` of each; exact below that. Only "news" is what was also published after the search was kept,
 * and was not read. `known` are the searches themselves, where they came with something else. Three round trips, one less where
 * they are known and where no search names a topic or author; none where it is known that there are no searches.
 */
export async function freshInSavedSearches(
  reader: NonNullable<ListReader>,
  since: Date,
  only: "news" | "all" = "all",
  known?: OwnSearches,
): Promise<FreshSearch[]> {
  const userId = reader.id;
  const own = known ?? (await readRows<OwnSearches[number]>(ownSql(userId)));
  const searches = own.map(savedSearch);
  const criteria = await criteriaOf(
    searches.map(({ query }) => parseQuery(query)),
    userId,
  );
  // A value of each row, not a join: it is asked of as many rows as there are told of.
  const unread =
    only === "news"
      ? Prisma.sql` AND (SELECT r."readAt" FROM "ReadState" r WHERE r."userId" = ${userId}::uuid AND r."postId" = m."postId") IS NULL`
      : Prisma.empty;
  const parts = criteria.flatMap((each, at) => {
    if (!asksAnything(each)) return [];
    const made = only === "news" ? Date.parse(searches[at]?.createdAt ?? "") : 0;
    // Moments are kept to the millisecond: what is later is at least one later.
    const from = new Date(Math.max(each.from?.getTime() ?? 0, since.getTime() + 1, made + 1));
    return [
      Prisma.sql`(SELECT ${at}::int AS at, m."postId" FROM (${matchSql({ ...each, from }, userId, false)}) m
        WHERE m."postId" IS NOT NULL AND NOT ${isMuted(reader, 'm."postId"')}${unread} ORDER BY m."publishedAt" DESC, m."postId" DESC LIMIT ${MOST_FRESH})`,
    ];
  });
  if (parts.length === 0) return searches.map((search) => ({ ...search, fresh: [] }));
  const rows = await readRows<Omit<FreshPost, "publishedAt"> & { publishedAt: string; at: number }>(
    withMutes(
      reader,
      Prisma.sql`SELECT found.at, p.id, p.slug, p.title, p."publishedAt" FROM (${Prisma.join(parts, " UNION ALL ")}) found
    JOIN "Post" p ON p.id = found."postId" ORDER BY p."publishedAt" DESC, p.id DESC`,
    ),
  );
  return searches.map((search, at) => ({
    ...search,
    fresh: rows
      .filter((row) => row.at === at)
      .map(({ at: _, publishedAt, ...post }) => ({ ...post, publishedAt: new Date(publishedAt) })),
  }));
}
