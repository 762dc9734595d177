import type { Feed } from "#lib/atom.ts";
import type { PublicList } from "#lib/bookmarks/list-queries.ts";
import type { ListEntry } from "#lib/bookmarks/saved.ts";
import { absolute } from "#lib/site.ts";

/** How many of a list stand in its feed. */
export const FEED_SIZE = 50;

export const publicListPath = (token: string) => `/lists/${token}`;

/** A public list as a feed: what was added to it, latest first. */
export function listFeed(list: PublicList, token: string): Feed {
  const path = publicListPath(token);
  const entries = list.entries.map(entryOf);
  return {
    id: `urn:uuid:${list.id}`,
    title: list.name,
    ...(list.description ? { subtitle: list.description } : {}),
    self: absolute(`${path}/feed.xml`),
    alternate: absolute(path),
    updated: new Date(Math.max(list.changedAt.getTime(), ...entries.map((entry) => entry.updated.getTime()))),
    author: list.reader.name,
    entries,
  };
}

function entryOf({ item, addedAt }: ListEntry) {
  const added = new Date(addedAt);
  const id = `urn:uuid:${item.id}`;
  if ("link" in item) {
    const note = item.note ?? item.link.comment;
    return { id, title: item.link.title, url: item.link.url, updated: added, ...(note ? { note } : {}) };
  }
  const { slug, title, shortVersion, author, topic, publishedAt } = item.post;
  const published = new Date(publishedAt);
  return {
    ...{ id, title, url: absolute(`/posts/${slug}`), author: author.name, summary: shortVersion, published },
    topics: [topic.slug],
    updated: published > added ? published : added,
    ...(item.note ? { note: item.note } : {}),
  };
}
