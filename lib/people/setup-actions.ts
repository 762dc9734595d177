"use server";

import { z } from "zod";
import { emailAddress } from "#lib/accounts/email.ts";
import { profileInput } from "#lib/accounts/profile.ts";
import { startSession } from "#lib/accounts/session.ts";
import { action } from "#lib/action.ts";
import { welcomePath } from "#lib/intent.ts";
import { createFirstAdmin, makeFirstAdmin } from "#lib/people/setup-commands.ts";

const token = z.string().max(100);

export const setUpWithNewAccount = action({
  access: "anyone",
  input: z.object({
    token,
    name: profileInput.shape.name,
    email: emailAddress,
    password: z.string("Choose a password.").max(1_000, "Use at most 200 characters."),
  }),
  run: async ({ token, ...account }, { network }) => {
    const made = await createFirstAdmin(token, account, network);
    if (made.ok) await startSession(made.value.userId);
    return made;
  },
  goTo: () => welcomePath("/admin/people"),
});

export const setUpWithOwnAccount = action({
  access: "reader",
  input: z.object({ token }),
  run: ({ token }, { viewer }) => makeFirstAdmin(token, viewer),
  goTo: () => "/admin/people",
});
