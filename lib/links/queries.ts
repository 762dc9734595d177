import { db, Prisma } from "#lib/db.ts";
import type { LinkPage, LinkState } from "#lib/links/link.ts";

/** A reader's own link with what was read there and all that they did with it; null for another's. One round trip. */
export async function findLink(userId: string, id: string): Promise<LinkPage | null> {
  const rows = await db().$queryRaw<{ link: LinkPage }[]>`
    SELECT json_build_object(${COLUMNS}) AS link
    FROM "SharedLink" s JOIN "User" u ON u.id = s."userId"
    LEFT JOIN "LinkReading" l ON l."sharedLinkId" = s.id
    LEFT JOIN "Bookmark" b ON b."sharedLinkId" = s.id
    LEFT JOIN "ReadState" r ON r."userId" = u.id AND r."sharedLinkId" = s.id
    WHERE s.id = ${id}::uuid AND s."userId" = ${userId}::uuid AND s."removedAt" IS NULL`;
  return rows[0]?.link ?? null;
}

const COLUMNS = Prisma.raw(`'id', s.id, 'url', s.url, 'title', s.title, 'comment', s.comment, 'state', s.state,
  'refusal', s.refusal, 'createdAt', s."createdAt", 'isOffered', s."offeredAt" IS NOT NULL,
  'isTakenUp', s."takenUpAt" IS NOT NULL, 'read', r."readAt" IS NOT NULL, 'anchor', r.anchor,
  'keepsPlace', u."readingMemory" <> 'nothing',
  'topics', (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY t.name), '[]')
    FROM "SharedLinkTag" st JOIN "Tag" t ON t.id = st."tagId" WHERE st."sharedLinkId" = s.id),
  'bookmark', CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'note', b.note, 'archived', b.archived,
    'lists', (SELECT coalesce(json_agg(json_build_object('id', sl.id, 'name', sl.name) ORDER BY sl.position), '[]')
      FROM "SavedListEntry" e JOIN "SavedList" sl ON sl.id = e."listId" WHERE e."bookmarkId" = b.id)) END,
  'highlights', (SELECT coalesce(json_agg(json_build_object('id', h.id, 'note', h.note, 'at', h.at, 'until', h.until,
      'isUnsettled', h."settledFor" IS DISTINCT FROM l.hash)), '[]')
    FROM "Highlight" h WHERE h."userId" = u.id AND h."sharedLinkId" = s.id AND h."removedAt" IS NULL),
  'reading', CASE WHEN l."sharedLinkId" IS NOT NULL THEN json_build_object('title', l.title, 'subtitle', l.subtitle,
    'byline', l.byline, 'published', l.published, 'language', l.language, 'site', l.site, 'canonical', l.canonical,
    'html', l.html, 'readingMinutes', l."readingMinutes", 'truncated', l.truncated,
    'truncatedWords', l."truncatedWords", 'readAt', l."readAt") END`);

/** Those of a reader's own links that have one of these ids, in their order. One round trip, none without ids. */
export async function listLinks(userId: string, ids: string[]): Promise<{ id: string; url: string; title: string }[]> {
  if (ids.length === 0) return [];
  const where = { id: { in: ids }, userId, removedAt: null };
  const found = await db().sharedLink.findMany({ where, select: { id: true, url: true, title: true } });
  return found.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** How far the reading of a reader's own link is; null for another's. One round trip. */
export async function findLinkState(userId: string, id: string): Promise<{ state: LinkState } | null> {
  return db().sharedLink.findFirst({ where: { id, userId, removedAt: null }, select: { state: true } });
}

/** A picture of a reading of this reader's; null for another's. One round trip. */
export async function findLinkImage(userId: string, id: string) {
  return db().linkImage.findFirst({
    where: { id, sharedLink: { userId, removedAt: null } },
    select: { bytes: true, type: true },
  });
}
