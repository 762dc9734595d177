"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { keepPlace, markRead, markUnread, openPiece, reachEnd, setAside } from "#lib/reading/commands.ts";
import { pieceFields, pieceIn } from "#lib/reading/piece-form.ts";

// U+0000 is the one character that PostgreSQL cannot keep.
const isStorable = (value: string) => !value.includes("\u0000");

/** The most that a tab can have been away, in milliseconds: a year. */
const LONGEST = 31_536_000_000;

export const keepReadingPlace = action({
  access: "reader",
  input: pieceFields.extend({
    anchor: z.string().max(400).refine(isStorable),
    age: z.coerce.number().int().min(0).max(LONGEST).default(0),
  }),
  quiet: () => true,
  run: ({ anchor, age, ...piece }, { viewer }) => keepPlace(viewer.id, pieceIn(piece), anchor, age),
});

export const noteOpening = action({
  access: "reader",
  input: pieceFields,
  quiet: () => true,
  run: (piece, { viewer }) => openPiece(viewer.id, pieceIn(piece)),
});

export const markPostRead = action({
  access: "reader",
  input: pieceFields,
  run: (piece, { viewer }) => markRead(viewer.id, pieceIn(piece)),
});

export const reachPostEnd = action({
  access: "reader",
  input: pieceFields,
  run: (piece, { viewer }) => reachEnd(viewer.id, pieceIn(piece)),
});

export const markPostUnread = action({
  access: "reader",
  input: pieceFields,
  run: (piece, { viewer }) => markUnread(viewer.id, pieceIn(piece)),
});

export const setPostAside = action({
  access: "reader",
  input: pieceFields,
  run: (piece, { viewer }) => setAside(viewer.id, pieceIn(piece)),
});
