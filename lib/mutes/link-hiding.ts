import { Prisma } from "#lib/db.ts";
import { hides, meetsMute, mutesMet } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";

// Mutes over what source feeds bring, as lib/mutes/hiding.ts has them over briefings. An item has no author and no topic of
// ours: words of its title and summary hide it, and its source by its own host, its feed's, or the feed's name.

/** SQL for what is compared of the items that `which` (SQL over an item `mi`) chooses, as rows `me` with their `id`. */
export const linkEntries = (
  which: Prisma.Sql,
): Prisma.Sql => Prisma.sql`(SELECT mi.id, mi."feedId", NULL::uuid AS "authorId",
    '{}'::uuid[] AS topics, coalesce(mute_text(mi.title || ' . ' || mi.summary), '') AS text,
    mute_keys(mi.url, coalesce(mf.title, '')) || coalesce(mute_keys(coalesce(mf."siteUrl", mf.url), ''), '{}') AS sources
    FROM "FeedItem" mi LEFT JOIN "Feed" mf ON mf.id = mi."feedId" WHERE ${which} OFFSET 0)`;

const linkEntry = (id: string) => linkEntries(Prisma.sql`mi.id = ${Prisma.raw(id)}`);

/** SQL for whether the item of this id is muted; false for whom nothing is hidden, and where there is no such item. */
export function isLinkMuted(reader: ListReader, id: string): Prisma.Sql {
  if (!hides(reader)) return Prisma.sql`false`;
  return Prisma.sql`coalesce((SELECT ${meetsMute} FROM ${linkEntry(id)} me CROSS JOIN muting), false)`;
}

/** SQL for the rows of `mutes` that hide the item of this id. */
export const mutesOnLink = (id: string): Prisma.Sql =>
  Prisma.sql`SELECT m.* FROM ${linkEntry(id)} me CROSS JOIN LATERAL (${mutesMet}) m`;
