import { db } from "#lib/db.ts";
import { hostOf, MOST_MUTES } from "#lib/mutes/mute.ts";
import type { Importable } from "#lib/portability/archive.ts";

/**
 * Adds mutes of an archive to a reader's, as many as they may have; what is muted already stays as it is. Topics and
 * authors that the site does not have are left out. Answers how many were new.
 */
export async function addMutes(userId: string, mutes: Importable["mutes"]): Promise<number> {
  const wanted = mutes.map(({ kind, key, until, createdAt }) => {
    const value = kind === "source" ? (hostOf(key) ?? key) : key;
    return { kind, value, host: kind === "source" ? hostOf(key) : null, until, createdAt };
  });
  return db().$transaction(async (tx) => {
    await tx.mute.deleteMany({ where: { userId, removedAt: { not: null } } });
    return tx.$executeRaw`
      INSERT INTO "Mute" (id, "userId", kind, value, folded, "tagId", "authorId", "until", "createdAt")
      SELECT gen_random_uuid(), u.id, w.kind, CASE WHEN w.folded IS NULL THEN NULL ELSE w.value END, w.folded, t.id, a.id,
        w."until", w."createdAt"
      FROM (
        SELECT *, CASE WHEN kind IN ('word', 'source') THEN coalesce(host, mute_text(value)) END AS folded
        FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w
          (kind "MuteKind", value text, host text, "until" timestamptz, "createdAt" timestamptz)
      ) w
      JOIN "User" u ON u.id = ${userId}::uuid
      LEFT JOIN "Tag" t ON w.kind = 'topic' AND t.slug = w.value
      LEFT JOIN "Author" a ON w.kind = 'author' AND a.handle = w.value
      WHERE num_nonnulls(w.folded, t.id, a.id) = 1 AND NOT EXISTS (SELECT 1 FROM "Mute" m
        WHERE m."userId" = u.id AND (m."tagId" = t.id OR m."authorId" = a.id OR (m.kind = w.kind AND m.folded = w.folded)))
      ORDER BY w."createdAt" LIMIT (SELECT ${MOST_MUTES}::int - "muteCount" FROM "User" WHERE id = ${userId}::uuid)
      ON CONFLICT DO NOTHING`;
  });
}
