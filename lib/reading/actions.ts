"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { keepPlace, markRead, markUnread, reachEnd, setAside } from "#lib/reading/commands.ts";

const post = z.object({ postId: z.uuid() });

// U+0000 is the one character that PostgreSQL cannot keep.
const isStorable = (value: string) => !value.includes("\u0000");

/** The most that a tab can have been away, in milliseconds: a year. */
const LONGEST = 31_536_000_000;

export const keepReadingPlace = action({
  access: "reader",
  input: post.extend({
    anchor: z.string().max(400).refine(isStorable),
    age: z.coerce.number().int().min(0).max(LONGEST).default(0),
  }),
  quiet: () => true,
  run: ({ postId, anchor, age }, { viewer }) => keepPlace(viewer.id, postId, anchor, age),
});

export const markPostRead = action({
  access: "reader",
  input: post,
  run: ({ postId }, { viewer }) => markRead(viewer.id, postId),
});

export const reachPostEnd = action({
  access: "reader",
  input: post,
  run: ({ postId }, { viewer }) => reachEnd(viewer.id, postId),
});

export const markPostUnread = action({
  access: "reader",
  input: post,
  run: ({ postId }, { viewer }) => markUnread(viewer.id, postId),
});

export const setPostAside = action({
  access: "reader",
  input: post,
  run: ({ postId }, { viewer }) => setAside(viewer.id, postId),
});
