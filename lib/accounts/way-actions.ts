"use server";

import { z } from "zod";
import { providerId, providerName } from "#lib/accounts/providers.ts";
import { removePassword as remove, setPassword as set, unlinkProvider as unlink } from "#lib/accounts/way-commands.ts";
import { action } from "#lib/action.ts";

export const setPassword = action({
  access: "reader",
  fresh: true,
  input: z.object({ password: z.string("Choose a password.").max(1_000, "Use at most 200 characters.") }),
  run: ({ password }, { viewer }) => set(viewer, password, viewer.sessionId),
  goTo: () => "/settings/ways-in?told=password",
});

export const removePassword = action({
  access: "reader",
  fresh: true,
  input: z.object({}),
  run: (_, { viewer }) => remove(viewer),
});

export const unlinkProvider = action({
  access: "reader",
  fresh: true,
  input: z.object({ provider: providerId }),
  run: ({ provider }, { viewer }) => unlink(viewer, provider, providerName(provider)),
});
