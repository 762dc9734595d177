"use server";

import { z } from "zod";
import { profileInput } from "#lib/accounts/profile.ts";
import * as profile from "#lib/accounts/profile-commands.ts";
import { action } from "#lib/action.ts";
import { signInPath } from "#lib/intent.ts";

export const changeProfile = action({
  access: "reader",
  input: profileInput,
  run: (input, { viewer }) => profile.changeProfile(viewer.id, input),
  signedOut: () => signInPath("/settings/profile"),
  say: () => "Your profile was changed.",
});

export const setPortrait = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer, files }) => profile.setPortrait(viewer.id, files.portrait),
  signedOut: () => signInPath("/settings/profile"),
  say: () => "Your portrait was changed.",
});

export const removePortrait = action({
  access: "reader",
  input: z.object({}),
  run: (_, { viewer }) => profile.removePortrait(viewer.id),
  signedOut: () => signInPath("/settings/profile"),
  say: () => "Your portrait was removed.",
});
