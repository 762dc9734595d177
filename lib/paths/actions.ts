"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import * as paths from "#lib/paths/commands.ts";
import { pathPath } from "#lib/paths/path.ts";
import { addStep } from "#lib/paths/step-commands.ts";

const id = z.object({ id: z.uuid() });

const words = (most: number, what: string) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters for ${what}.`)
    .refine((value) => !value.includes("\u0000"), `There is a character in ${what} that cannot be stored.`);

const details = z.object({
  title: words(120, "the name").min(1, "Give the path a name."),
  description: words(1_000, "the description").default(""),
  visibility: z.enum(["private", "link", "listed"], "Choose who sees it."),
});

export const createPath = action({
  access: "reader",
  // With a briefing where it is made from an article's page: it becomes the first step.
  input: details.extend({ postId: z.uuid().optional() }),
  run: async ({ postId, ...input }, { viewer }) => {
    const made = await paths.createPath(viewer, input);
    if (made.ok && postId) await addStep(viewer.id, made.value.id, postId);
    return made;
  },
  signedOut: (_, path) => signInPath(path),
  goTo: ({ slug }) => `${pathPath(slug)}/edit`,
});

export const changePath = action({
  access: "reader",
  input: details.extend(id.shape),
  run: ({ id, ...input }, { viewer }) => paths.changePath(viewer, id, input),
  say: () => "Kept.",
});

export const removePath = action({
  access: "reader",
  input: id,
  run: ({ id }, { viewer }) => paths.removePath(viewer.id, id),
  goTo: () => "/paths",
});

export const restorePath = action({
  access: "reader",
  input: id,
  run: ({ id }, { viewer }) => paths.restorePath(viewer.id, id),
});

export const followPath = action({
  access: "reader",
  input: id,
  run: ({ id }, { viewer }) => paths.followPath(viewer.id, id),
  signedOut: ({ id }, path) => signInPath(path, { kind: "follow-path", id }),
});

export const unfollowPath = action({
  access: "reader",
  input: id,
  run: ({ id }, { viewer }) => paths.unfollowPath(viewer.id, id),
});
