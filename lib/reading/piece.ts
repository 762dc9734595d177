import { Prisma } from "#lib/db.ts";

/** What is read here: a post, by its id, or a reader's shared link. */
export type Piece = string | { sharedLinkId: string };

/** The column of rows that belong to a piece, and the piece's id in it. */
export function columnOf(piece: Piece): { column: Prisma.Sql; id: string } {
  return typeof piece === "string"
    ? { column: Prisma.sql`"postId"`, id: piece }
    : { column: Prisma.sql`"sharedLinkId"`, id: piece.sharedLinkId };
}
