import type { ListReader } from "#lib/mutes/mute.ts";
import { type List, PAGE_SIZE } from "#lib/posts/lists.ts";
import { listPage } from "#lib/posts/page-queries.ts";
import type { ListItem, ListPage } from "#lib/posts/post.ts";
import { BRIEFINGS } from "#lib/posts/queries.ts";
import { withOwn } from "#lib/reading/overlay.ts";

const OWN = withOwn(BRIEFINGS);

/**
 * One page of a list, newest first, without what the reader muted, with what they did with each; `before` is the cursor of an
 * earlier page's `older`. One round trip.
 */
export async function listItems(list: List, reader: ListReader, before?: unknown): Promise<ListPage<ListItem>> {
  return listPage({ list, reader, before, size: PAGE_SIZE, until: undefined }, OWN);
}
