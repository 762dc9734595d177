import { signInByLink, signUpByLink } from "#lib/accounts/link-commands.ts";
import { finish } from "#lib/entry/commands.ts";
import type { Result } from "#lib/errors.ts";

type Entered = Promise<Result<{ userId: string; returnTo: string }>>;

/** Lets in whoever holds the link, and finishes what the reader had begun when they asked for it. */
export const enterWithLink = async (token: string): Entered => goOn(await signInByLink(token));

/** Makes the account that the link is for, and finishes what the reader had begun when they asked for it. */
export const enterWithNewAddress = async (token: string, account: { name: string; password: string }): Entered =>
  goOn(await signUpByLink(token, account));

async function goOn(entered: Awaited<ReturnType<typeof signInByLink>>): Entered {
  if (!entered.ok) return entered;
  const { userId, data } = entered.value;
  const finished = await finish({ ok: true, value: { userId } }, data.intent);
  return finished.ok ? { ok: true, value: { userId, returnTo: data.returnTo ?? "" } } : finished;
}
