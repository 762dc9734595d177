"use server";

import { z } from "zod";
import { askDeletion, keepAccountByLink } from "#lib/accounts/deletion-commands.ts";
import { endSession } from "#lib/accounts/session.ts";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";

export const deleteAccount = action({
  access: "reader",
  fresh: true,
  input: z.object({ sure: z.literal("yes", "Tick the box if you are sure.") }),
  run: async (_, { viewer }) => {
    const asked = await askDeletion(viewer.id);
    if (asked.ok) await endSession();
    return asked;
  },
  signedOut: () => signInPath("/settings/yours"),
  goTo: () => "/goodbye",
});

export const keepAccount = action({
  access: "anyone",
  input: z.object({ token: z.string().max(100) }),
  run: ({ token }) => keepAccountByLink(token),
  goTo: () => "/sign-in",
});
