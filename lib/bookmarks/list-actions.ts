"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { moveEntry } from "#lib/bookmarks/entry-commands.ts";
import { afterArranging, listName, listWords } from "#lib/bookmarks/forms.ts";
import * as lists from "#lib/bookmarks/list-commands.ts";
import { signInPath } from "#lib/intent.ts";

const list = z.object({ listId: z.uuid() });

export const createSavedList = action({
  access: "reader",
  input: z.object({ name: listName }),
  run: async ({ name }, { viewer }) => {
    const made = await lists.createList(viewer.id, name);
    return made.ok && !made.value.isNew ? lists.taken() : made;
  },
  signedOut: () => signInPath("/saved/lists"),
  goTo: ({ id }) => `/saved/lists/${id}`,
});

export const changeSavedList = action({
  access: "reader",
  input: list.extend(listWords.shape),
  run: ({ listId, ...words }, { viewer }) => lists.changeList(viewer.id, listId, words),
  say: () => "Kept.",
});

export const moveSavedList = action({
  access: "reader",
  input: list.extend({ to: z.enum(["up", "down"]) }),
  run: (input, { viewer }) => lists.moveList(viewer.id, input.listId, input.to),
});

export const removeSavedList = action({
  access: "reader",
  input: list,
  run: ({ listId }, { viewer }) => lists.removeList(viewer.id, listId),
  goTo: ({ undo }) => afterArranging("/saved/lists", undo),
});

export const publishSavedList = action({
  access: "reader",
  input: list,
  run: ({ listId }, { viewer }) => lists.publishList(viewer.id, listId),
});

export const withdrawSavedList = action({
  access: "reader",
  input: list,
  run: ({ listId }, { viewer }) => lists.withdrawList(viewer.id, listId),
});

export const moveSavedEntry = action({
  access: "reader",
  input: list.extend({ bookmarkId: z.uuid(), to: z.enum(["up", "down", "top"]) }),
  run: ({ listId, bookmarkId, to }, { viewer }) => moveEntry(viewer.id, listId, bookmarkId, to),
});
