"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import * as sharing from "#lib/sharing/commands.ts";

const id = z.object({ id: z.uuid() });

export const createShareLink = action({
  access: "reader",
  input: z.object({ postId: z.uuid() }),
  run: ({ postId }, { viewer }) => sharing.createShareLink(viewer.id, postId),
  signedOut: (_, path) => signInPath(path),
});

export const revokeShareLink = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => sharing.revokeShareLink(viewer.id, input.id),
});

const line = (most: number, words: string) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters for ${words}.`)
    .refine((value) => !value.includes("\u0000"), `There is a character in ${words} that cannot be stored.`);

export const handInLink = action({
  access: "reader",
  input: z.object({
    url: z.string("Enter an address.").max(2_000, "This address is too long."),
    title: line(200, "the title").min(1, "Give the link a title, so that you find it again."),
    comment: line(2_000, "the comment").optional(),
    topics: z
      .string()
      .optional()
      .transform((value) => [...new Set(value ? value.split("\n") : [])])
      .refine((topics) => topics.length <= 4, "Choose at most 4 topics.")
      .refine((topics) => topics.every((topic) => /^[a-z0-9-]+$/.test(topic)), "Choose topics from the list."),
  }),
  run: (input, { viewer }) => sharing.handInLink(viewer.id, input),
  goTo: () => "/saved",
});

export const removeSharedLink = action({
  access: "reader",
  input: id,
  run: (input, { viewer }) => sharing.removeSharedLink(viewer.id, input.id),
});
