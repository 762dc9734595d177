"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as highlights from "#lib/highlights/commands.ts";
import { MOST_CONTEXT, MOST_NOTED, MOST_QUOTED } from "#lib/highlights/selector.ts";
import { signInPath } from "#lib/intent.ts";
import { pieceFields, pieceIn } from "#lib/reading/piece-form.ts";

const id = z.object({ id: z.uuid() });

// U+0000 is the one character that PostgreSQL cannot keep.
const storable = (most: number, what: string) =>
  z
    .string()
    .max(most, `Use at most ${most} characters for ${what}.`)
    .refine((value) => !value.includes("\u0000"), `There is a character in ${what} that cannot be stored.`);

const note = storable(MOST_NOTED, "the note")
  .optional()
  .transform((value) => value?.trim() || null);

export const addHighlight = action({
  access: "reader",
  input: pieceFields.extend({
    // White space between blocks is counted out later; a quotation by hand may have more of it.
    exact: storable(2 * MOST_QUOTED, "the passage").refine((value) => value.trim() !== "", "Paste a passage first."),
    prefix: storable(MOST_CONTEXT, "what is before").default(""),
    suffix: storable(MOST_CONTEXT, "what is after").default(""),
    start: z.coerce.number().int().min(0).max(10_000_000).default(0),
    note,
  }),
  run: ({ postId, sharedLinkId, ...input }, { viewer }) =>
    highlights.addHighlight(viewer.id, { piece: pieceIn({ postId, sharedLinkId }), ...input }),
  signedOut: (_, path) => signInPath(path),
  hand: ({ id }) => id,
});

export const noteHighlight = action({
  access: "reader",
  input: id.extend({ note }),
  run: (input, { viewer }) => highlights.noteHighlight(viewer.id, input.id, input.note),
});

export const removeHighlight = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => highlights.removeHighlight(viewer.id, input.id),
});

export const restoreHighlight = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => highlights.restoreHighlight(viewer.id, input.id),
});
