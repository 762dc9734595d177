import { db } from "#lib/db.ts";
import { groupNewItems } from "#lib/desk/group-commands.ts";
import { ago, MINUTE } from "#lib/testing/world.ts";

type Told = {
  title: string;
  url?: string;
  guid?: string;
  summary?: string;
  html?: string;
  language?: string | null;
  feedId?: string;
  at?: Date;
};

let count = 0;

/** A feed for whoever names none: each brings one thing. */
const ownFeed = async () =>
  (await db().feed.create({ data: { url: `https://source-${count}.example/feed`, title: `Source ${count}` } })).id;

/** Something that a source feed brought, a minute ago unless said otherwise, as polling writes it. */
export async function anInboxItem({
  title,
  summary = "",
  html = `<p>${summary}</p>`,
  at = ago(MINUTE),
  ...told
}: Told) {
  count++;
  const url = told.url ?? `https://site-${count}.example/news/item-${count}`;
  const data = {
    guid: told.guid ?? `item-${count} ${url}`,
    url,
    title,
    summary,
    html,
    text: summary,
    language: told.language ?? "en",
  };
  return db().feedItem.create({
    data: { ...data, publishedAt: at, contentHash: `${count}`, feedId: told.feedId ?? (await ownFeed()) },
    select: { id: true, title: true, url: true, feedId: true },
  });
}

/** Puts all that waits into stories. */
export async function groupAll(): Promise<void> {
  while (await groupNewItems());
}
