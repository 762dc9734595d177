import type { Metadata } from "next";
import { CaughtUp } from "#components/posts/caught-up.tsx";
import { Lead } from "#components/posts/lead.tsx";
import { ListFoot } from "#components/posts/list-foot.tsx";
import { PostCard } from "#components/posts/post-card.tsx";
import { Welcome } from "#components/shell/welcome.tsx";
import { TopicsAside } from "#components/tags/topics-aside.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { listBriefings } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/overlay.ts";
import { listTopics } from "#lib/tags/queries.ts";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function FeedPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string; muted?: string }>;
}) {
  const [{ before, muted }, reader] = await Promise.all([searchParams, viewer()]);
  const looking = listReader(reader, muted);
  const [page, topics] = await Promise.all([listBriefings({ kind: "all" }, looking, before), listTopics()]);
  const items = await listItems(page.items, reader?.id);
  const now = new Date();
  const lead = before ? undefined : items[0];
  const rest = lead ? items.slice(1) : items;
  const end = (
    <CaughtUp>
      This was everything that has been published. <Link href="/tags">Choose a topic</Link> to go deeper.
    </CaughtUp>
  );
  return (
    <>
      <h1 className="sr-only">{before ? "Older briefings" : "The briefing"}</h1>
      {!reader && !before && <Welcome />}
      {lead && <Lead post={lead} now={now} />}
      <div className="with-aside">
        <div>
          {rest.map((post) => (
            <PostCard key={post.id} post={post} now={now} />
          ))}
          {items.length === 0 && page.hidden === 0 && (
            <div className="empty">
              <p>Nothing has been published yet. The first briefing will stand here.</p>
            </div>
          )}
          {(items.length > 0 || page.hidden > 0) && (
            <ListFoot page={page} list="all" before={before} reader={looking} end={end} />
          )}
        </div>
        <TopicsAside topics={topics} />
      </div>
    </>
  );
}
