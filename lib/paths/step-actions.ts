"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { MOST_NOTE } from "#lib/paths/path.ts";
import * as steps from "#lib/paths/step-commands.ts";

const id = z.object({ id: z.uuid() });

export const addStep = action({
  access: "reader",
  input: z.object({ pathId: z.uuid("Choose a path."), postId: z.uuid() }),
  run: ({ pathId, postId }, { viewer }) => steps.addStep(viewer.id, pathId, postId),
});

export const noteStep = action({
  access: "reader",
  input: z.object({
    id: z.uuid(),
    note: z
      .string()
      .trim()
      .max(MOST_NOTE, `Use at most ${MOST_NOTE} characters for a note.`)
      .refine((value) => !value.includes("\u0000"), "There is a character in the note that cannot be stored."),
  }),
  run: ({ id, note }, { viewer }) => steps.noteStep(viewer.id, id, note),
  say: () => "Kept.",
});

export const moveStep = action({
  access: "reader",
  input: z.object({ id: z.uuid(), to: z.enum(["up", "down"]) }),
  run: ({ id, to }, { viewer }) => steps.moveStep(viewer.id, id, to),
  say: ({ number, total }) => `Now step ${number} of ${total}.`,
});

export const removeStep = action({
  access: "reader",
  input: id,
  run: ({ id }, { viewer }) => steps.removeStep(viewer.id, id),
  say: () => "Removed. It can be put back below.",
});

export const restoreStep = action({
  access: "reader",
  input: id,
  run: ({ id }, { viewer }) => steps.restoreStep(viewer.id, id),
  say: () => "Put back.",
});
