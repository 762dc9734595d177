import { type Credentials, checkPassword, createAccount } from "#lib/accounts/commands.ts";
import { isBanned } from "#lib/accounts/ways.ts";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { type Result, refused } from "#lib/errors.ts";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { readIntent } from "#lib/intent.ts";
import { followPath } from "#lib/paths/commands.ts";

type Entered = Promise<Result<{ userId: string }>>;

/** Checks a password and finishes what the reader had begun while signed out. */
export async function enterWithPassword(
  credentials: Credentials,
  intent: string | undefined,
  network: string,
  device: string | null,
): Entered {
  return finish(await checkPassword(credentials, network, device), intent);
}

/** Makes an account and finishes what the reader had begun while signed out. */
export async function enterWithNewAccount(
  account: Credentials & { name: string },
  intent: string | undefined,
  network: string,
): Entered {
  return finish(await createAccount(account, network), intent);
}

/** The last step of every way in: whoever is banned stops here, and what the reader had begun is done. */
export async function finish(entered: Awaited<Entered>, text: string | undefined): Entered {
  if (!entered.ok) return entered;
  const { userId } = entered.value;
  if (await isBanned(userId)) return refused("forbidden", "This account was closed by the people who run this site.");
  const intent = readIntent(text);
  if (!intent) return entered;
  // What the intent names may be gone by now; the reader is signed in all the same.
  if (intent.kind === "save") await addBookmark(userId, intent.id);
  if (intent.kind === "follow-topic") await followTopic(userId, intent.id);
  if (intent.kind === "follow-author") await followAuthor(userId, intent.id);
  if (intent.kind === "follow-path") await followPath(userId, intent.id);
  return entered;
}
