import { randomBytes } from "node:crypto";
import { db, isUniqueViolation } from "#lib/db.ts";
import { done, type Failure, notFound, type Result, refused } from "#lib/errors.ts";
import { findNames, unknownName } from "#lib/search/names.ts";
import { printQuery } from "#lib/search/print.ts";
import { isEmpty, isName, LONGEST, parseQuery } from "#lib/search/query.ts";
import { MOST_SEARCHES, type Order } from "#lib/search/saved-search.ts";

type Kept = { name: string; query: string; order: Order };

/** Keeps a search under a name, which is the query itself where none is given. The same query is kept once. */
export async function keepSearch(userId: string, wish: Kept): Promise<Result<{ id: string }>> {
  const read = readWish(wish);
  if (!read.ok) return read;
  return db().$transaction(async (tx) => {
    // Two forms at once count one after the other.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    const own = await tx.savedSearch.findMany({ where: { userId }, select: { id: true, name: true, query: true } });
    const same = own.find(({ query }) => query === read.value.query);
    if (same) return done({ id: same.id });
    if (own.some(({ name }) => name === read.value.name)) return NAME_TAKEN;
    if (own.length >= MOST_SEARCHES)
      return refused("conflict", `You keep ${MOST_SEARCHES} searches, which is the most. Remove one first.`);
    const unknown = await unknownIn(read.value.query);
    if (unknown) return unknown;
    return done(await tx.savedSearch.create({ data: { userId, ...read.value }, select: { id: true } }));
  });
}

/**
 * Gives a reader's own search another name, query or order. With another query it is a search that is kept from now on:
 * what was published before is not told of as new.
 */
export async function changeSearch(userId: string, id: string, wish: Kept): Promise<Result<undefined>> {
  const read = readWish(wish);
  if (!read.ok) return read;
  const { name, query, order } = read.value;
  const before = await db().savedSearch.findFirst({ where: { id, userId }, select: { query: true } });
  if (!before) return notFound("search");
  const unknown = before.query === query ? null : await unknownIn(query);
  if (unknown) return unknown;
  try {
    const count = await db().$executeRaw`
      UPDATE "SavedSearch" SET name = ${name}, query = ${query}, "order" = ${order},
        "createdAt" = CASE WHEN query = ${query} THEN "createdAt" ELSE now() END
      WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid`;
    return count > 0 ? done() : notFound("search");
  } catch (error) {
    if (!isUniqueViolation(error) && !/23505/.test(String(error))) throw error;
    const isSameQuery = await db().savedSearch.count({ where: { userId, query, NOT: { id } } });
    return isSameQuery > 0 ? QUERY_TAKEN : NAME_TAKEN;
  }
}

export async function removeSearch(userId: string, id: string): Promise<Result<undefined>> {
  const { count } = await db().savedSearch.deleteMany({ where: { id, userId } });
  return count > 0 ? done() : notFound("search");
}

/** Gives a reader's own search a feed; where it has one already, that one stays. */
export async function makeSearchFeed(userId: string, id: string): Promise<Result<undefined>> {
  // 144 random bits: whoever has the address has the feed, and nobody guesses it.
  const feedToken = randomBytes(18).toString("base64url");
  const { count } = await db().savedSearch.updateMany({ where: { id, userId, feedToken: null }, data: { feedToken } });
  if (count > 0) return done();
  return (await db().savedSearch.count({ where: { id, userId } })) > 0 ? done() : notFound("search");
}

/** Takes the feed of a reader's own search away: its address is dead from now on. */
export async function withdrawSearchFeed(userId: string, id: string): Promise<Result<undefined>> {
  const { count } = await db().savedSearch.updateMany({ where: { id, userId }, data: { feedToken: null } });
  return count > 0 ? done() : notFound("search");
}

function readWish({ name, query, order }: Kept): Result<Kept> {
  const parsed = parseQuery(query);
  const printed = printQuery(parsed);
  if (isEmpty(parsed)) return wrong("query", parsed.problems[0]?.message ?? "Say what to search for.");
  if (printed.length > LONGEST) return wrong("query", "This is too long to be kept. Leave something out.");
  return done({ name: name.trim() || printed.slice(0, 100).trim(), query: printed, order });
}

/** A search for a topic or author that there is not would find nothing for ever, or forget the name. */
async function unknownIn(query: string): Promise<Failure | null> {
  const parsed = parseQuery(query);
  const unknown = (await findNames(parsed.filters.filter(isName))).find(({ ids }) => ids.length === 0);
  return unknown ? wrong("query", unknownName(unknown, parsed).message) : null;
}

const wrong = (field: string, message: string) => refused("invalid", message, { fields: { [field]: message } });

const NAME_TAKEN = refused("conflict", "You have a search of this name. Choose another.", {
  fields: { name: "You have a search of this name." },
});
const QUERY_TAKEN = refused("conflict", "You keep this search already, under another name.", {
  fields: { query: "You keep this search already." },
});
