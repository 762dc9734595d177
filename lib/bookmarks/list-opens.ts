import { countAttempt } from "#lib/accounts/attempts.ts";
import { findPublicList, type PublicList } from "#lib/bookmarks/list-queries.ts";

/**
 * The public list under this token, for a network that may ask so often; `wait` says in how many seconds again where it
 * asked too often. Whoever tries tokens is counted like whoever has one.
 */
export async function openPublicList(
  token: string,
  network: string,
  part: Parameters<typeof findPublicList>[1] = {},
): Promise<PublicList | { wait: number } | null> {
  const wait = await countAttempt("public-list", network);
  return wait > 0 ? { wait } : findPublicList(token, part);
}
