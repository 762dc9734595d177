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
