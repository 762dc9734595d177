import { db } from "#lib/db.ts";

/** A link that a reader offers to the editors, with the reader's name and comment. `offeredAt` is ISO 8601. */
export type OfferedLink = {
  id: string;
  url: string;
  title: string;
  comment: string | null;
  site: string | null;
  excerpt: string | null;
  readingMinutes: number | null;
  offeredBy: string;
  offeredAt: string;
  topics: { slug: string; name: string }[];
};

const MOST = 50;

/** What readers offer and no editor took up yet, latest first, at most fifty. For editors alone. One round trip. */
export async function listOffered(): Promise<OfferedLink[]> {
  const links = await db().sharedLink.findMany({
    where: { offeredAt: { not: null }, takenUpAt: null, removedAt: null, user: { bannedAt: null, eraseAfter: null } },
    relationLoadStrategy: "join",
    orderBy: [{ offeredAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      ...{ id: true, url: true, title: true, comment: true, offeredAt: true, user: { select: { name: true } } },
      tags: { select: { tag: { select: { slug: true, name: true } } }, orderBy: { tag: { name: "asc" } } },
      reading: { select: { site: true, excerpt: true, readingMinutes: true } },
    },
  });
  return links.map(({ user, tags, reading, offeredAt, ...link }) => ({
    ...link,
    ...{ site: reading?.site ?? null, excerpt: reading?.excerpt ?? null },
    readingMinutes: reading?.readingMinutes ?? null,
    offeredBy: user.name,
    offeredAt: (offeredAt ?? new Date(0)).toISOString(),
    topics: tags.map(({ tag }) => tag),
  }));
}
