"use server";

import { z } from "zod";
import { action } from "#lib/action.ts";
import * as choice from "#lib/following/choice-commands.ts";
import { signInPath } from "#lib/intent.ts";
import { safeReturnPath } from "#lib/url.ts";

/** Boxes of one name arrive as lines, and none at all where none is ticked. */
const ids = z
  .string()
  .default("")
  .transform((text) => [...new Set(text.split("\n").filter(Boolean))])
  .pipe(z.array(z.uuid("Choose topics from the list.")).max(500, "Choose topics from the list."));

export const chooseTopics = action({
  access: "reader",
  input: z.object({ shown: ids, topics: ids, returnTo: z.string().optional() }),
  run: ({ shown, topics }, { viewer }) => choice.chooseTopics(viewer.id, { shown, ticked: topics }),
  signedOut: () => signInPath("/welcome"),
  goTo: (_, { returnTo }) => safeReturnPath(returnTo, "/following"),
});
