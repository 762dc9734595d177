"use server";

import { z } from "zod";
import { deviceToken } from "#lib/accounts/device-cookie.ts";
import { emailAddress } from "#lib/accounts/email.ts";
import { endSession, forgetPages, startSession } from "#lib/accounts/session.ts";
import { action } from "#lib/action.ts";
import { enterWithNewAccount, enterWithPassword } from "#lib/entry/commands.ts";
import { done, refused } from "#lib/errors.ts";
import { welcomePath } from "#lib/intent.ts";
import { mailIsConfigured } from "#lib/mail.ts";
import { safeReturnPath } from "#lib/url.ts";

const way = { returnTo: z.string().optional(), intent: z.string().optional() };

export const signIn = action({
  access: "anyone",
  input: z.object({
    email: emailAddress,
    password: z.string("Enter your password.").min(1, "Enter your password.").max(1_000, "This password is too long."),
    ...way,
  }),
  run: async (input, { network }) => {
    const entered = await enterWithPassword(input, input.intent, network, await deviceToken());
    if (entered.ok) await startSession(entered.value.userId);
    return entered;
  },
  goTo: (_, { returnTo }) => safeReturnPath(returnTo, "/following"),
});

export const signUp = action({
  access: "anyone",
  input: z.object({
    name: z
      .string("Enter a name.")
      .trim()
      .min(1, "Enter a name; it can be any.")
      .max(80, "Use at most 80 characters.")
      .refine((value) => !/\p{Cc}/u.test(value), "Use letters and signs only."),
    email: emailAddress,
    password: z.string("Choose a password.").max(1_000, "Use at most 200 characters."),
    ...way,
  }),
  run: async (input, { network }) => {
    // Where mail is set up, an account begins with its address: a form that made one at once would tell who has one.
    if (mailIsConfigured()) return refused("not-found", "Accounts begin with a mail here. Open the page again.");
    const entered = await enterWithNewAccount(input, input.intent, network);
    if (entered.ok) await startSession(entered.value.userId);
    return entered;
  },
  goTo: (_, { returnTo }) => welcomePath(returnTo),
});

export const signOut = action({
  access: "anyone",
  input: z.object({}),
  run: async () => {
    await endSession();
    await forgetPages();
    return done();
  },
  goTo: () => "/",
});
