import { cache } from "react";
import { db, Prisma } from "#lib/db.ts";
import { readRows } from "#lib/read-together.ts";

export type AuthorCard = { id: string; handle: string; name: string; bio: string; posts: number };

/** An author by handle, with how many published briefings they have; null where there is none. */
export const findAuthor = cache(async (handle: string): Promise<AuthorCard | null> => {
  const rows = await readRows<AuthorCard>(Prisma.sql`
    SELECT a.id, a.handle, a.name, a.bio,
      (SELECT count(*)::int FROM "Post" p WHERE p."authorId" = a.id AND p."publishedAt" <= now()) AS posts
    FROM "Author" a WHERE a.handle = ${handle}`);
  return rows[0] ?? null;
});

/** All authors by name: few, and none is a reader. One round trip. */
export const listAuthors = (): Promise<{ handle: string; name: string }[]> =>
  db().author.findMany({ orderBy: [{ name: "asc" }, { handle: "asc" }], select: { handle: true, name: true } });
