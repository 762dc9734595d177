import { z } from "zod";
import type { Piece } from "#lib/reading/piece.ts";

/** The fields of a form that name what it is about: a post, or a shared link. */
export type PieceFields = { postId: string } | { sharedLinkId: string };

export const pieceFields = z.object({ postId: z.uuid().optional(), sharedLinkId: z.uuid().optional() });

/** The piece that the fields name; an id that no row has where they name none. */
export const pieceIn = ({ postId, sharedLinkId }: z.infer<typeof pieceFields>): Piece =>
  sharedLinkId ? { sharedLinkId } : (postId ?? "00000000-0000-0000-0000-000000000000");
