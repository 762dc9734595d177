import type { Metadata } from "next";
import { headers } from "next/headers";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { FollowingFeed } from "#components/following/following-feed.tsx";
import { FollowsAside } from "#components/following/follows-aside.tsx";
import { VisitLine } from "#components/following/visit-line.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { decodeCursor } from "#lib/posts/cursor.ts";
import { listBriefings } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/overlay.ts";

export const metadata: Metadata = { title: "Following", robots: { index: false } };

export default async function FollowingPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const [reader, { before }, request] = await Promise.all([viewer(), searchParams, headers()]);
  if (!reader) {
    return (
      <SignedOut title="Following" returnTo="/following">
        Follow topics and authors, and find here what is new in them since you last looked. Then it ends.
      </SignedOut>
    );
  }
  const [visit, page] = await Promise.all([
    visitFollowing(reader.id, request.has("x-briefing-looking")),
    listBriefings({ kind: "following", userId: reader.id }, before),
  ]);
  const items = await listItems(page.items, reader.id);
  const now = new Date();
  const after = decodeCursor(before)?.at ?? null;
  return (
    <>
      <h1 className="sr-only">Following</h1>
      <VisitLine visit={visit} now={now} />
      <div className="with-aside">
        <div>
          {visit.follows.length === 0 ? (
            <div className="empty border-t-0!">
              <p>You follow nothing yet. Choose a topic or two: what is new in them will stand here, newest first.</p>
              <Link href="/tags" className="button is-primary">
                Choose topics
              </Link>
            </div>
          ) : (
            <FollowingFeed items={items} older={page.older} visit={visit} after={after} now={now} />
          )}
        </div>
        <FollowsAside follows={visit.follows} />
      </div>
    </>
  );
}
