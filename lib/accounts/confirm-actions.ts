"use server";

import { z } from "zod";
import { answeredChallenge } from "#lib/accounts/challenge-cookie.ts";
import { checkPassword } from "#lib/accounts/commands.ts";
import { deviceToken } from "#lib/accounts/device-cookie.ts";
import { provePasskey } from "#lib/accounts/passkey-commands.ts";
import { authenticationAnswer } from "#lib/accounts/passkeys.ts";
import { noteProof } from "#lib/accounts/session-commands.ts";
import { action } from "#lib/action.ts";
import { done, refused } from "#lib/errors.ts";
import { safeReturnPath } from "#lib/url.ts";

const returnTo = z.string().optional();
const back = (value: string | undefined) => safeReturnPath(value, "/settings");

export const confirmWithPassword = action({
  access: "reader",
  input: z.object({
    password: z.string("Enter your password.").min(1, "Enter your password.").max(1_000, "This password is too long."),
    returnTo,
  }),
  run: async ({ password }, { viewer, network }) => {
    const proved = await checkPassword({ email: viewer.email, password }, network, await deviceToken());
    if (!proved.ok) return proved.code === "invalid" ? refused("invalid", "The password is not right.") : proved;
    await noteProof(viewer.sessionId);
    return done();
  },
  goTo: (_, input) => back(input.returnTo),
});

export const confirmWithPasskey = action({
  access: "reader",
  input: z.object({ response: authenticationAnswer, returnTo }),
  run: async ({ response }, { viewer }) => {
    const challenge = await answeredChallenge(`confirm ${viewer.sessionId}`);
    if (!challenge) return refused("invalid", "That took too long. Try again.");
    const proved = await provePasskey(response, challenge);
    if (!proved.ok) return proved;
    if (proved.value.userId !== viewer.id) return refused("invalid", "This passkey belongs to another account.");
    await noteProof(viewer.sessionId);
    return done();
  },
  goTo: (_, input) => back(input.returnTo),
});
