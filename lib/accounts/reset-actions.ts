"use server";

import { z } from "zod";
import { emailAddress } from "#lib/accounts/email.ts";
import { askForLink, resetPassword } from "#lib/accounts/link-commands.ts";
import { action } from "#lib/action.ts";

export const mailResetLink = action({
  access: "anyone",
  input: z.object({ email: emailAddress }),
  run: ({ email }, { network }) => askForLink("reset_password", { email, data: {} }, network),
  goTo: () => "/mail-sent?for=reset",
});

export const chooseNewPassword = action({
  access: "anyone",
  input: z.object({
    token: z.string("This link is not whole.").max(100, "This link is not whole."),
    password: z.string("Choose a password.").min(1, "Choose a password.").max(1_000, "Use at most 200 characters."),
  }),
  run: ({ token, password }) => resetPassword(token, password),
  goTo: () => "/reset/done",
});
