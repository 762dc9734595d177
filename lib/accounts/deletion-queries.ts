import { readEmailToken } from "#lib/accounts/email-tokens.ts";
import { db } from "#lib/db.ts";

/** Whether this link still keeps an account that is to be erased. */
export const isKeepLink = async (token: string): Promise<boolean> =>
  (await readEmailToken(db(), ["undo_deletion"], token)) !== null;
