"use server";

import { z } from "zod";
import { isConfigured, type ProviderId, providerId, providerName } from "#lib/accounts/providers.ts";
import { action } from "#lib/action.ts";
import { type Errand, setOut } from "#lib/entry/arrival.ts";
import { providerAddress } from "#lib/entry/handshake.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { sign } from "#lib/signed.ts";

const input = z.object({ provider: providerId, returnTo: z.string().default(""), intent: z.string().default("") });

export const enterThrough = action({
  access: "anyone",
  input,
  run: (wish) => leave({ ...wish, what: "enter", session: "" }),
  goTo: onward,
});

export const linkThrough = action({
  access: "reader",
  fresh: true,
  input,
  run: (wish, { viewer }) => leave({ ...wish, what: "link", session: viewer.sessionId }),
  goTo: onward,
});

export const confirmThrough = action({
  access: "reader",
  input,
  run: (wish, { viewer }) => leave({ ...wish, what: "confirm", session: viewer.sessionId }),
  goTo: onward,
});

async function leave(
  errand: Errand & { provider: ProviderId },
): Promise<Result<{ address: string; provider: string }>> {
  const { provider } = errand;
  if (!isConfigured(provider)) return notFound("way in");
  const address = await providerAddress(provider, errand.what === "confirm");
  if (!address) return refused("conflict", `${providerName(provider)} does not answer right now. Try again later.`);
  await setOut(errand);
  return done({ address, provider });
}

// `form-action 'self'` lets no form end at another site, so it ends at a page of ours that goes on by itself. The address
// is signed: the page leads nowhere that a stranger chose.
function onward({ address, provider }: { address: string; provider: string }): string {
  return `/sign-in/onward?${new URLSearchParams({ provider, to: sign("onward", address, 600) })}`;
}
