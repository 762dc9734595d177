"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { afterArranging, chosenIds } from "#lib/bookmarks/forms.ts";
import { arrangeStories } from "#lib/desk/arrange-commands.ts";
import { afterDeskAct, deskWish } from "#lib/desk/forms.ts";
import { undoDesk } from "#lib/desk/undo-commands.ts";
import { done } from "#lib/errors.ts";

export const arrangeDesk = action({
  access: "editor",
  input: z
    .object({
      act: z.string().optional(),
      /** An act and what it is about, from a button that stands beside it. */
      one: z.string().optional(),
      stories: chosenIds,
      items: chosenIds,
      to: z.union([z.uuid(), z.literal("")]).optional(),
    })
    .transform(deskWish),
  run: async (wish, { viewer, path }) => {
    const arranged = await arrangeStories(viewer.id, wish);
    return arranged.ok ? done(afterDeskAct(path, wish, arranged.value)) : arranged;
  },
  goTo: (path) => path,
});

export const undoDeskAct = action({
  access: "editor",
  input: z.object({ undo: z.uuid() }),
  run: async ({ undo }, { viewer, path }) => {
    const undone = await undoDesk(viewer.id, undo);
    return undone.ok ? done(afterArranging(path, undo)) : undone;
  },
  goTo: (path) => path,
});
