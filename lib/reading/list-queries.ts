import { Prisma } from "#lib/db.ts";
import { isMuted, mutedByColumn } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { type List, PAGE_SIZE } from "#lib/posts/lists.ts";
import { type ListRows, listPage } from "#lib/posts/page-queries.ts";
import type { ListItem, ListPage, PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { withOwn } from "#lib/reading/overlay.ts";

const BRIEFINGS: ListRows<SummaryRow, PostSummary> = {
  columns: (reader) => Prisma.sql`${summaryColumns}${mutedByColumn(reader, "p.id")}`,
  joins: Prisma.sql`JOIN "Post" p ON p.id = l.id ${summaryJoins}`,
  isMuted: (reader) => isMuted(reader, "l.id"),
  item: summaryOf,
};

const OWN = withOwn(BRIEFINGS);

/**
 * One page of a list, newest first, without what the reader muted, with what they did with each; `before` is the cursor of an
 * earlier page's `older`, `until` the moment of which it is shown. One round trip.
 */
export async function listItems(
  list: List,
  reader: ListReader,
  before?: unknown,
  size = PAGE_SIZE,
  until?: Date,
): Promise<ListPage<ListItem>> {
  return listPage({ list, reader, before, size, until }, OWN);
}
