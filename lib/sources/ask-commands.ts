import { countAttempt } from "#lib/accounts/attempts.ts";
import { type Result, refused } from "#lib/errors.ts";

/** Does what has other hosts asked for an editor, as long as it is not too much for one person within an hour. */
export async function asking<Value>(editorId: string, run: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const wait = await countAttempt("ask-hosts", editorId);
  if (wait)
    return refused("rate-limited", "That was asked often enough for now. Try again later.", { retryAfter: wait });
  return run();
}
