import { Prisma } from "#lib/db.ts";

/**
 * SQL for whether a viewer may see the path `p`: not removed, and their own, or shown by a maker who is not banned.
 * Everything that reads or follows a path asks this.
 */
export const visibleTo = (userId: string | undefined) => Prisma.sql`p."removedAt" IS NULL AND (
    p."userId" = ${userId ?? null}::uuid
    OR p.visibility <> 'private' AND NOT EXISTS (SELECT 1 FROM "User" o WHERE o.id = p."userId" AND o."bannedAt" IS NOT NULL))`;

/** SQL for whether the path `p` stands among those for everybody: it came with the content, or its maker edits here now. */
export const isListed = Prisma.sql`p.visibility = 'listed' AND p."removedAt" IS NULL AND (p."userId" IS NULL
    OR EXISTS (SELECT 1 FROM "User" o WHERE o.id = p."userId" AND o."bannedAt" IS NULL AND o.role <> 'reader'))`;
