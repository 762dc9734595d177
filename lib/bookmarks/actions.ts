"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import * as bookmarks from "#lib/bookmarks/commands.ts";
import { afterArranging, chosenIds, newListName, noteText } from "#lib/bookmarks/forms.ts";
import { keepAll } from "#lib/bookmarks/keep-commands.ts";
import { ACTS } from "#lib/bookmarks/saved.ts";
import { undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { done } from "#lib/errors.ts";
import { signInPath } from "#lib/intent.ts";

// Among the saved a piece that is let go stays in sight until the page is left: it can be taken back where it stood, and
// the next press meets no other piece.
const staysInSight = (path: string) => /^\/saved(?![^/?])/.test(path);

const input = z.object({ postId: z.uuid() });

export const addBookmark = action({
  access: "reader",
  input,
  run: ({ postId }, { viewer }) => bookmarks.addBookmark(viewer.id, postId),
  quiet: staysInSight,
  signedOut: ({ postId }, path) => signInPath(path, { kind: "save", id: postId }),
});

export const removeBookmark = action({
  access: "reader",
  input,
  run: ({ postId }, { viewer }) => bookmarks.removeBookmark(viewer.id, postId),
  quiet: staysInSight,
});

export const keepSaved = action({
  access: "reader",
  input: z.object({
    bookmarkId: z.uuid(),
    note: noteText,
    shown: chosenIds,
    listIds: chosenIds,
    /** A list to be made with it, where one is named. */
    name: newListName,
    act: z.enum(["archive", "unarchive", "unsave"], "Choose what to do.").optional(),
  }),
  run: async ({ bookmarkId, act, ...made }, { viewer }) => {
    const kept = await keepAll(viewer.id, bookmarkId, made);
    if (!kept.ok || !act) return kept.ok ? done(null) : kept;
    const arranged = await arrangeSaved(viewer.id, { act, ids: [bookmarkId] });
    if (!arranged.ok) return arranged;
    // The page of something that is no longer saved is gone with it.
    const page = act === "unsave" ? "/saved" : `/saved/${bookmarkId}`;
    return done(afterArranging(page, arranged.value.undo ?? "nothing"));
  },
  goTo: (path) => path,
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
