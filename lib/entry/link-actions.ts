"use server";

import { z } from "zod";
import { emailAddress } from "#lib/accounts/email.ts";
import { askForLink } from "#lib/accounts/link-commands.ts";
import { profileInput } from "#lib/accounts/profile.ts";
import { startSession } from "#lib/accounts/session.ts";
import { action } from "#lib/action.ts";
import { enterWithLink, enterWithNewAddress } from "#lib/entry/link-commands.ts";
import { welcomePath } from "#lib/intent.ts";
import { safeReturnPath } from "#lib/url.ts";

// What is longer was not made by a page of ours, and has no place in a mail's link.
const way = { returnTo: z.string().max(2_000).default(""), intent: z.string().max(500).default("") };
const secret = z.string("This link is not whole.").max(100, "This link is not whole.");

export const mailSignInLink = action({
  access: "anyone",
  input: z.object({ email: emailAddress, ...way }),
  run: ({ email, ...data }, { network }) => askForLink("sign_in", { email, data }, network),
  goTo: () => "/mail-sent?for=sign-in",
});

export const mailSignUpLink = action({
  access: "anyone",
  input: z.object({ email: emailAddress, ...way }),
  run: ({ email, ...data }, { network }) => askForLink("sign_up", { email, data }, network),
  goTo: () => "/mail-sent?for=sign-up",
});

export const signInWithLink = action({
  access: "anyone",
  input: z.object({ token: secret }),
  run: async ({ token }) => {
    const entered = await enterWithLink(token);
    if (entered.ok) await startSession(entered.value.userId);
    return entered;
  },
  goTo: ({ returnTo }) => safeReturnPath(returnTo, "/following"),
});

export const signUpWithLink = action({
  access: "anyone",
  input: z.object({
    token: secret,
    name: profileInput.shape.name,
    password: z.string().max(1_000, "Use at most 200 characters.").default(""),
  }),
  run: async ({ token, ...account }) => {
    const entered = await enterWithNewAddress(token, account);
    if (entered.ok) await startSession(entered.value.userId);
    return entered;
  },
  goTo: ({ returnTo }) => welcomePath(returnTo),
});
