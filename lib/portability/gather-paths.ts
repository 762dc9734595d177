import { db, Prisma } from "#lib/db.ts";
import type { Archive } from "#lib/portability/archive.ts";

type Gathered = Required<Pick<Archive, "paths" | "pathFollows">> & Pick<Archive, "notices">;

/** The paths that a reader made, those that they follow, and which notices come to them. Two round trips. */
export async function gatherPaths(userId: string): Promise<Gathered> {
  const me = Prisma.sql`${userId}::uuid`;
  const [row] = await db().$queryRaw<{ paths: Archive["paths"] | null; follows: Archive["pathFollows"] | null }[]>`
    SELECT (SELECT json_agg(json_build_object('slug', p.slug, 'title', p.title, 'description', p.description,
        'visibility', p.visibility, 'createdAt', ${iso('p."createdAt"')},
        'steps', (SELECT coalesce(json_agg(json_build_object('slug', b.slug, 'note', s.note, 'addedAt', ${iso('s."addedAt"')})
            ORDER BY s.position, s.id), '[]')
          FROM "PathStep" s JOIN "Post" b ON b.id = s."postId" AND b."publishedAt" <= now()
          WHERE s."pathId" = p.id AND s."removedAt" IS NULL)
      ) ORDER BY p."createdAt", p.id) FROM "ReadingPath" p WHERE p."userId" = ${me} AND p."removedAt" IS NULL) AS paths,
    (SELECT json_agg(json_build_object('key', p.slug, 'name', p.title, 'since', ${iso('f."createdAt"')})
        ORDER BY f."createdAt", p.id)
      FROM "PathFollow" f JOIN "ReadingPath" p ON p.id = f."pathId"
      WHERE f."userId" = ${me} AND p."removedAt" IS NULL AND p.visibility <> 'private') AS follows`;
  const kinds = { searches: true, corrections: true, paths: true } as const;
  const notices = await db().noticeState.findUnique({ where: { userId }, select: kinds });
  return { paths: row?.paths ?? [], pathFollows: row?.follows ?? [], ...(notices ? { notices } : {}) };
}

/** A moment as the archive writes it. */
const iso = (column: string) => Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
