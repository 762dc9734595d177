import { headers } from "next/headers";
import { PublicEntry } from "#components/bookmarks/public-entry.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { networkOf } from "#lib/accounts/network.ts";
import { viewer } from "#lib/accounts/session.ts";
import { publicListPath } from "#lib/bookmarks/list-feed.ts";
import { openPublicList } from "#lib/bookmarks/list-opens.ts";
import type { SavedItem } from "#lib/bookmarks/saved.ts";
import { overlayFor, withOverlay } from "#lib/reading/overlay.ts";
import { nothingHere } from "../../nothing-here.tsx";
import { slowDown } from "../../slow-down.tsx";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ after?: string }> };

export default async function PublicListPage({ params, searchParams }: Props) {
  const [reader, { token }, { after }, request] = await Promise.all([viewer(), params, searchParams, headers()]);
  const list = await openPublicList(token, networkOf(request.get("x-briefing-client") ?? ""), { after });
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
      <PageHead title={list.name} feed={`${path}/feed.xml`} hidden="with its links" />
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
