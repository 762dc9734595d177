"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import * as bookmarks from "#lib/bookmarks/commands.ts";
import { setLists } from "#lib/bookmarks/entry-commands.ts";
import { afterArranging, chosenIds, noteText } from "#lib/bookmarks/forms.ts";
import { ACTS } from "#lib/bookmarks/saved.ts";
import { undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { done } from "#lib/errors.ts";
import { signInPath } from "#lib/intent.ts";

const input = z.object({ postId: z.uuid() });
const saved = z.object({ bookmarkId: z.uuid() });

export const addBookmark = action({
  access: "reader",
  input,
  run: ({ postId }, { viewer }) => bookmarks.addBookmark(viewer.id, postId),
  signedOut: ({ postId }, path) => signInPath(path, { kind: "save", id: postId }),
});

export const removeBookmark = action({
  access: "reader",
  input,
  run: ({ postId }, { viewer }) => bookmarks.removeBookmark(viewer.id, postId),
});

export const setSavedNote = action({
  access: "reader",
  input: saved.extend({ note: noteText }),
  run: ({ bookmarkId, note }, { viewer }) => bookmarks.setNote(viewer.id, bookmarkId, note),
  say: () => "Kept.",
});

export const setSavedLists = action({
  access: "reader",
  input: saved.extend({ listIds: chosenIds }),
  run: ({ bookmarkId, listIds }, { viewer }) => setLists(viewer.id, bookmarkId, listIds),
  say: () => "Kept.",
});

export const arrange = action({
  access: "reader",
  input: z.object({
    act: z.enum(ACTS, "Choose what to do."),
    ids: chosenIds,
    /** The list to add to, and the one that the page shows, to take off. */
    listId: z.union([z.uuid(), z.literal("")], "Choose a list.").optional(),
    here: z.uuid().optional(),
  }),
  run: async ({ act, ids, listId, here }, { viewer, path }) => {
    const about = act === "take-off" ? here : listId;
    const arranged = await arrangeSaved(viewer.id, { act, ids, listId: about || undefined });
    if (!arranged.ok) return arranged;
    // The page of something that is no longer saved is gone with it.
    const page = ids.some((id) => path.startsWith(`/saved/${id}`)) ? "/saved" : path;
    return done(afterArranging(page, arranged.value.undo ?? "nothing"));
  },
  goTo: (path) => path,
});

export const undoArranging = action({
  access: "reader",
  input: z.object({ undo: z.uuid() }),
  run: async ({ undo }, { viewer, path }) => {
    const undone = await undoArrangement(viewer.id, undo);
    return undone.ok ? done(afterArranging(path, undo)) : undone;
  },
  goTo: (path) => path,
});
