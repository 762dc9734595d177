import { Prisma, rowsOf } from "#lib/db.ts";
import { mutesOn, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader, MuteName, OwnMute } from "#lib/mutes/mute.ts";
import { readRows } from "#lib/read-together.ts";

const named = Prisma.raw(`m.id, m.kind::text AS kind, coalesce(t.slug, a.handle, m.value) AS key,
  coalesce(t.name, a.name, m.value) AS name`);

export type OwnMutes = {
  mutes: OwnMute[];
  /** What was taken away last, within the hour; it can be brought back. */
  removed: MuteName | null;
  /** In which days are said. */
  timeZone: string;
};

/** All mutes of a reader, the latest first, the ended ones after the others. One round trip. */
export async function listMutes(userId: string): Promise<OwnMutes> {
  const rows = await rowsOf<OwnMute & { removed: boolean; timeZone: string }>(Prisma.sql`
    SELECT ${named}, m."until", m."until" IS NOT NULL AND m."until" <= now() AS ended, m."removedAt" IS NOT NULL AS removed,
      EXISTS (SELECT 1 FROM "TagFollow" f WHERE f."userId" = m."userId" AND f."tagId" = m."tagId")
        OR EXISTS (SELECT 1 FROM "AuthorFollow" f WHERE f."userId" = m."userId" AND f."authorId" = m."authorId") AS following,
      (SELECT u."timeZone" FROM "User" u WHERE u.id = m."userId") AS "timeZone"
    FROM "Mute" m LEFT JOIN "Tag" t ON t.id = m."tagId" LEFT JOIN "Author" a ON a.id = m."authorId"
    WHERE m."userId" = ${userId}::uuid AND (m."removedAt" IS NULL OR m."removedAt" > now() - interval '1 hour')
    ORDER BY ended, m."createdAt" DESC, m.id DESC`);
  const { true: removed = [], false: mutes = [] } = Object.groupBy(rows, (row) => `${row.removed}`);
  const timeZone = rows[0]?.timeZone ?? "UTC";
  return { mutes: mutes.map(({ removed: _, timeZone: __, ...mute }) => mute), removed: removed[0] ?? null, timeZone };
}

/** The mutes by which lists hide this briefing. One round trip, none for who has no mutes. */
export async function findMutesOf(reader: ListReader, postId: string): Promise<MuteName[]> {
  if (!reader || reader.muteCount === 0) return [];
  return readRows<MuteName>(
    withMutes(
      reader,
      Prisma.sql`SELECT ${named} FROM (VALUES (${postId}::uuid)) post (id)
        CROSS JOIN LATERAL (${mutesOn("post.id")}) m
        LEFT JOIN "Tag" t ON t.id = m."tagId" LEFT JOIN "Author" a ON a.id = m."authorId" ORDER BY m.id`,
    ),
  );
}

/** The mute of a topic (by slug) or author (by handle) that holds now, in a list of one; none where it is not muted. */
export async function findMute(
  reader: ListReader,
  kind: "topic" | "author",
  key: string,
): Promise<(MuteName & { until: Date | null })[]> {
  if (!reader || reader.muteCount === 0) return [];
  const subject = kind === "topic" ? Prisma.sql`t.slug` : Prisma.sql`a.handle`;
  const rows = await readRows<MuteName & { until: string | null }>(Prisma.sql`
    SELECT ${named}, m."until" FROM "Mute" m
    LEFT JOIN "Tag" t ON t.id = m."tagId" LEFT JOIN "Author" a ON a.id = m."authorId"
    WHERE m."userId" = ${reader.id}::uuid AND ${subject} = ${key} AND m."removedAt" IS NULL
      AND (m."until" IS NULL OR m."until" > now())`);
  return rows.map((row) => ({ ...row, until: row.until === null ? null : new Date(row.until) }));
}
