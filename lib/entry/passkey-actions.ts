"use server";

import { z } from "zod";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { answeredChallenge } from "#lib/accounts/challenge-cookie.ts";
import { provePasskey } from "#lib/accounts/passkey-commands.ts";
import { authenticationAnswer } from "#lib/accounts/passkeys.ts";
import { startSession } from "#lib/accounts/session.ts";
import { action } from "#lib/action.ts";
import { finish } from "#lib/entry/commands.ts";
import { refused } from "#lib/errors.ts";
import { safeReturnPath } from "#lib/url.ts";

export const enterWithPasskey = action({
  access: "anyone",
  input: z.object({ response: authenticationAnswer, returnTo: z.string().optional(), intent: z.string().optional() }),
  run: async ({ response, intent }, { network }) => {
    const wait = await countAttempt("way-in-network", network);
    if (wait) return refused("rate-limited", "Too many tries. Wait some minutes and try again.", { retryAfter: wait });
    const challenge = await answeredChallenge("enter");
    if (!challenge) return refused("invalid", "That took too long. Try again.");
    const entered = await finish(await provePasskey(response, challenge), intent);
    if (entered.ok) await startSession(entered.value.userId);
    return entered;
  },
  goTo: (_, { returnTo }) => safeReturnPath(returnTo, "/following"),
});
