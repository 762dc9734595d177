import { headers } from "next/headers";
import { decodeSpan } from "#lib/following/span.ts";
import { visitElsewhere } from "#lib/following/visits.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { encodeCursor } from "#lib/posts/cursor.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import type { Mix } from "#lib/ranking/mix.ts";
import { findCandidates } from "#lib/ranking/queries.ts";
import { decodeRank, ranked, rankedPage } from "#lib/ranking/receipt.ts";
import { WINDOW } from "#lib/ranking/window.ts";

type Reader = NonNullable<ListReader>;

/** One page of the feed in a reader's order: of its newest, as they were when the first page was shown. */
export async function rankedBriefings(reader: Reader, mix: Mix, asked: { before?: string; of?: string }) {
  const isActive = (await headers()).has("x-briefing-active");
  const visit = await visitElsewhere(reader.id, isActive);
  const after = decodeRank(asked.before);
  const span = (after && decodeSpan(asked.of)) || visit;
  const found = await findCandidates({ kind: "all" }, reader, span);
  const page = rankedPage(ranked(found, mix, span.began), after, PAGE_SIZE);
  const oldest = found.at(-1)?.facts;
  return {
    items: page.items.map(({ post, receipt }) => ({ post, receipt })),
    ...{ next: page.next, span, ranked: found.length, isFirst: after === null },
    older:
      oldest && found.length === WINDOW
        ? `/?order=newest&before=${encodeCursor({ at: oldest.publishedAt, id: oldest.id })}`
        : null,
  };
}
