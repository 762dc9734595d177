"use server";

import { z } from "zod";
import { answeredChallenge, askChallenge } from "#lib/accounts/challenge-cookie.ts";
import { deviceWords } from "#lib/accounts/devices.ts";
import { addPasskey, passkeyCreation, renamePasskey as rename } from "#lib/accounts/passkey-commands.ts";
import { passkeyName, registrationAnswer } from "#lib/accounts/passkeys.ts";
import { removePasskey as remove } from "#lib/accounts/way-commands.ts";
import { action } from "#lib/action.ts";
import { refused } from "#lib/errors.ts";

export const beginNewPasskey = action({
  access: "reader",
  fresh: true,
  quiet: () => true,
  input: z.object({}),
  run: async (_, { viewer }) => passkeyCreation(viewer, await askChallenge(`new ${viewer.id}`)),
  hand: (options) => options,
});

export const finishNewPasskey = action({
  access: "reader",
  fresh: true,
  input: z.object({ response: registrationAnswer }),
  run: async ({ response }, { viewer, userAgent }) => {
    const challenge = await answeredChallenge(`new ${viewer.id}`);
    if (!challenge) return refused("invalid", "That took too long. Try again.");
    return addPasskey(viewer, response, challenge, deviceWords(userAgent));
  },
  hand: () => "/settings/ways-in?told=passkey",
  quiet: () => true,
});

export const renamePasskey = action({
  access: "reader",
  input: z.object({ id: z.uuid(), name: passkeyName }),
  run: ({ id, name }, { viewer }) => rename(viewer.id, id, name),
  say: () => "Renamed.",
});

export const removePasskey = action({
  access: "reader",
  fresh: true,
  input: z.object({ id: z.uuid() }),
  run: ({ id }, { viewer }) => remove(viewer, id),
});
