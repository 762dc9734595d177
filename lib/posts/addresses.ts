import type { ListReader } from "#lib/mutes/mute.ts";
import type { List } from "#lib/posts/lists.ts";

/** The address of an article; `from` is the list that the reader comes from ("topic:agents"), where it is not the feed. */
export const articlePath = (slug: string, from?: string) => (from ? `/posts/${slug}?from=${from}` : `/posts/${slug}`);

/** A list that an article can be opened from; those that are not by date have neighbours of their own kind. */
export type Origin = List | { kind: "saved" } | { kind: "path"; slug: string };

/** A list as it stands in addresses: "all", "topic:agents", "author:work", "following", "saved", "path:working-well". */
export function listName(list: Origin): string {
  if (list.kind === "path") return `path:${list.slug}`;
  if (list.kind === "topic") return `topic:${list.slug}`;
  if (list.kind === "author") return `author:${list.handle}`;
  return list.kind;
}

/** The address of a page of a list that `listName` named; `before` is its cursor. With `muted` what is muted is shown. */
export function listAddress(list: string, before: string | undefined, muted: boolean): string {
  const [kind, key] = list.split(":");
  const path = kind === "topic" ? `/tags/${key}` : kind === "author" ? `/authors/${key}` : `/${kind}`;
  const query = new URLSearchParams({ ...(before ? { before } : {}), ...(muted ? { muted: "show" } : {}) });
  return `${kind === "all" ? "/" : path}${query.size > 0 ? `?${query}` : ""}`;
}

/** The way to the older entries of a list: the address of the next page, and what the script asks for instead. */
export type OlderList = { href: string; list: string; cursor: string; muted?: "show" };

/** The way on from a page that ends at `cursor`; who looks at what they muted goes on doing so. */
export function olderList(list: string, cursor: string, reader: ListReader): OlderList {
  const muted = reader?.seeMuted ?? false;
  return { href: listAddress(list, cursor, muted), list, cursor, ...(muted ? { muted: "show" } : {}) };
}

/** Reads what `listName` wrote; personal lists need the reader. Null for anything else. */
export function readListName(name: unknown, userId: string | undefined): Origin | null {
  if (typeof name !== "string") return null;
  const [kind, key] = name.split(":");
  const isKey = key !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key);
  if (name === "all") return { kind: "all" };
  if (kind === "topic" && isKey) return { kind: "topic", slug: key };
  if (kind === "path" && isKey) return { kind: "path", slug: key };
  if (kind === "author" && isKey) return { kind: "author", handle: key };
  if (name === "following" && userId) return { kind: "following", userId };
  if (name === "saved" && userId) return { kind: "saved" };
  return null;
}
