"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as bookmarks from "#lib/bookmarks/commands.ts";
import { signInPath } from "#lib/intent.ts";

const input = z.object({ postId: z.uuid() });

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
