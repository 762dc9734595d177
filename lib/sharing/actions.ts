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
