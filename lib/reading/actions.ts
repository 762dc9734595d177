"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { keepPlace, markRead, markUnread } from "#lib/reading/commands.ts";

const post = z.object({ postId: z.uuid() });

// U+0000 is the one character that PostgreSQL cannot keep.
const isStorable = (value: string) => !value.includes("\u0000");

export const keepReadingPlace = action({
  access: "reader",
  input: post.extend({ anchor: z.string().max(120).refine(isStorable) }),
  quiet: true,
  run: ({ postId, anchor }, { viewer }) => keepPlace(viewer.id, postId, anchor),
});

export const markPostRead = action({
  access: "reader",
  input: post,
  run: ({ postId }, { viewer }) => markRead(viewer.id, postId),
});

export const markPostUnread = action({
  access: "reader",
  input: post,
  run: ({ postId }, { viewer }) => markUnread(viewer.id, postId),
});
