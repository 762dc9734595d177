import { SignedOut } from "#components/accounts/signed-out.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { FollowableFeeds } from "#components/sources/followable-feeds.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listFollowable } from "#lib/sources/follow-queries.ts";

export default async function FollowSourcesPage() {
  const reader = await viewer();
  if (!reader) {
    return (
      <SignedOut title="Sources" returnTo="/sources">
        Follow what others publish, beside the briefings: it stands in Following as links to where it was published.
      </SignedOut>
    );
  }
  const feeds = await listFollowable(reader.id);
  return (
    <>
      <PageHead title="Sources" hidden />
      <div className="narrow at-start">
        <h1>Sources</h1>
        <p>What the editors read. What you follow here stands in Following, marked as links.</p>
        {feeds.length === 0 && <p className="text-grey">There is no source yet. The editors have not chosen any.</p>}
        <FollowableFeeds feeds={feeds} now={new Date()} />
      </div>
    </>
  );
}
