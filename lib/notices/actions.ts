"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";
import { setNoticeKinds } from "#lib/notices/commands.ts";

/** A box that is not ticked does not arrive. */
const box = z
  .string()
  .optional()
  .transform((value) => value === "on");

export const chooseNotices = action({
  access: "reader",
  input: z.object({ searches: box, corrections: box, paths: box }),
  run: (input, { viewer }) => setNoticeKinds(viewer.id, input),
  signedOut: (_, path) => signInPath(path),
  say: () => "Kept.",
});
