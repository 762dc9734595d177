import { Prisma } from "#lib/db.ts";
import { hides, MOST_CONSIDERED, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { decodeCursor, encodeCursor, type Place, pageOf } from "#lib/posts/cursor.ts";
import { type Cut, type List, walkSql } from "#lib/posts/lists.ts";
import type { ListPage } from "#lib/posts/post.ts";
import { readRows } from "#lib/read-together.ts";

/** How the entries of a walk `l` become what a page shows. */
export type ListRows<Row, Item> = {
  /** What is selected of each, its id and "publishedAt" among it. */
  columns: (reader: ListReader) => Prisma.Sql;
  joins: Prisma.Sql;
  /** SQL for whether the entry `l` is muted. */
  isMuted: (reader: ListReader) => Prisma.Sql;
  item: (row: Row) => Item;
};

type Asked = { list: List; reader: ListReader; before: unknown; size: number; until: Date | undefined };
type Placed = { id: string; publishedAt: string };

/** One page of a list, newest first, without what the reader muted. One round trip. */
export async function listPage<Row extends Placed, Item>(
  asked: Asked,
  rows: ListRows<Row, Item>,
): Promise<ListPage<Item>> {
  const { list, reader, before, size, until } = asked;
  const cut = { place: decodeCursor(before), direction: "older" as const, limit: size + 1, until };
  if (hides(reader)) return hidingPage({ ...asked, cut }, rows);
  const found = await readRows<Row>(
    withMutes(
      reader,
      Prisma.sql`
    SELECT ${rows.columns(reader)} FROM (${walkSql(list, cut)}) l ${rows.joins}
    ORDER BY l."publishedAt" DESC, l.id DESC`,
    ),
  );
  return { ...pageOf(found, size, placeOf, rows.item), hidden: 0 };
}

/**
 * A page that leaves out what is muted and counts it. The walk is numbered, so that the number of the last entry shown
 * says how many were left out before it, and it is only gone along until the page is full. Where it ends before that,
 * its last row says how far it came: to the end of the list, or to the most that one page looks at.
 */
async function hidingPage<Row extends Placed, Item>(
  { list, reader, size, cut }: Asked & { cut: Cut },
  rows: ListRows<Row, Item>,
): Promise<ListPage<Item>> {
  const walk = Prisma.sql`SELECT w.id, w."publishedAt", row_number() OVER ()::int AS nth
    FROM (${walkSql(list, { ...cut, limit: MOST_CONSIDERED })}) w`;
  type Numbered = Row & { nth: number | null; lastId: string | null; lastAt: string | null; lastNth: number | null };
  const read = await readRows<Numbered>(
    withMutes(
      reader,
      Prisma.sql`
    WITH shown AS MATERIALIZED (
      SELECT l.* FROM (${walk}) l WHERE NOT ${rows.isMuted(reader)} LIMIT ${cut.limit}
    ), last AS (
      SELECT l.* FROM (${walk}) l WHERE (SELECT count(*) FROM shown) < ${cut.limit} ORDER BY l.nth DESC LIMIT 1
    )
    SELECT last.id AS "lastId", last."publishedAt" AS "lastAt", last.nth AS "lastNth", s.*
    FROM (SELECT) one LEFT JOIN last ON true
    LEFT JOIN (SELECT l.nth, ${rows.columns(reader)} FROM shown l ${rows.joins}) s ON true
    ORDER BY s.nth`,
    ),
  );
  const found = read.filter((row) => row.nth !== null);
  const page = pageOf(found, size, placeOf, rows.item);
  const [{ lastId, lastAt, lastNth } = { lastId: null, lastAt: null, lastNth: null }] = read;
  if (page.older || !lastId || !lastAt || !lastNth) {
    return { ...page, hidden: (found[page.items.length - 1]?.nth ?? 0) - page.items.length };
  }
  const older = lastNth === MOST_CONSIDERED ? encodeCursor({ at: new Date(lastAt), id: lastId }) : null;
  return { ...page, older, hidden: lastNth - page.items.length };
}

const placeOf = (row: Placed): Place => ({ at: new Date(row.publishedAt), id: row.id });
