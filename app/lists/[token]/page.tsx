import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { PublicEntry } from "#components/bookmarks/public-entry.tsx";
import { Link } from "#components/ui/link.tsx";
import { networkOf } from "#lib/accounts/network.ts";
import { viewer } from "#lib/accounts/session.ts";
import { publicListPath } from "#lib/bookmarks/list-feed.ts";
import { openPublicList } from "#lib/bookmarks/list-opens.ts";
import type { SavedItem } from "#lib/bookmarks/saved.ts";
import { overlayFor, withOverlay } from "#lib/reading/overlay.ts";
import { NOTHING_HERE, nothingHere } from "../../nothing-here.tsx";
import { slowDown } from "../../slow-down.tsx";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ after?: string }> };

const find = cache(async (token: string, after: string | undefined) =>
  openPublicList(token, networkOf((await headers()).get("x-briefing-client") ?? ""), { after }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ token }, { after }] = await Promise.all([params, searchParams]);
  const list = await find(token, after);
  if (!list || "wait" in list) return NOTHING_HERE;
  return {
    title: list.name,
    robots: { index: false, follow: false },
    alternates: {
      types: { "application/atom+xml": [{ url: `${publicListPath(token)}/feed.xml`, title: list.name }] },
    },
  };
}

export default async function PublicListPage({ params, searchParams }: Props) {
  const [reader, { token }, { after }] = await Promise.all([viewer(), params, searchParams]);
  const list = await find(token, after);
  if (!list) return nothingHere();
  if ("wait" in list) return slowDown(list.wait);
  const items = list.entries.map(({ item }) => item);
  const posts = items.flatMap((item) => ("post" in item ? [item.post.id] : []));
  const overlay = await overlayFor(reader?.id, { posts });
  const seen = (item: SavedItem) => ("post" in item ? { ...item, post: withOverlay(item.post, overlay) } : item);
  const now = new Date();
  const path = publicListPath(token);
  return (
    <div className="max-w-[47rem]">
      <div className="head">
        <h1>{list.name}</h1>
        {list.description && <p className="text-grey whitespace-pre-line">{list.description}</p>}
        <p className="meta">
          A list by {list.reader.name}
          {list.reader.handle && ` @${list.reader.handle}`} ·{" "}
          <a href={`${path}/feed.xml`} data-whole="">
            follow it as a feed
          </a>
        </p>
      </div>
      {items.length === 0 && (
        <div className="empty">
          <p>{after ? "There is nothing further down." : "Nothing in it yet."}</p>
        </div>
      )}
      {items.map(seen).map((item) => (
        <PublicEntry key={item.id} item={item} now={now} />
      ))}
      {list.older ? (
        <p className="older">
          <Link className="button" href={`${path}?after=${list.older}`} rel="next">
            Further down
          </Link>
        </p>
      ) : (
        items.length > 0 && <p className="older text-quiet">This was the whole list.</p>
      )}
    </div>
  );
}
