import type { Metadata } from "next";
import { headers } from "next/headers";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { FollowingFeed } from "#components/following/following-feed.tsx";
import { FollowsAside } from "#components/following/follows-aside.tsx";
import { VisitLine } from "#components/following/visit-line.tsx";
import { MutedLine } from "#components/mutes/muted-line.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { decodeSpan } from "#lib/following/span.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { olderList } from "#lib/posts/addresses.ts";
import { decodeCursor } from "#lib/posts/cursor.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import { listBriefings } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/overlay.ts";

export const metadata: Metadata = { title: "Following", robots: { index: false } };

type Props = { searchParams: Promise<{ before?: string; of?: string; muted?: string }> };

export default async function FollowingPage({ searchParams }: Props) {
  const [reader, { before, of, muted }, request] = await Promise.all([viewer(), searchParams, headers()]);
  if (!reader) {
    return (
      <SignedOut title="Following" returnTo="/following">
        Follow topics and authors, and find here what is new in them since you last looked. Then it ends.
      </SignedOut>
    );
  }
  // Only the first page shows the newest, so only there the line may follow later.
  const place = decodeCursor(before);
  const look = !request.has("x-briefing-looking") ? "nobody" : place ? "activity" : "look";
  const looking = listReader(reader, muted);
  const visit = await visitFollowing(reader.id, look, place ? decodeSpan(of) : null);
  const page = await listBriefings({ kind: "following", userId: reader.id }, looking, before, PAGE_SIZE, visit.until);
  const items = await listItems(page.items, reader.id);
  const now = new Date();
  return (
    <>
      <h1 className="sr-only">Following</h1>
      <VisitLine visit={visit} now={now} />
      <div className="with-aside">
        <div>
          {visit.follows.length === 0 ? (
            <div className="empty border-t-0!">
              <p>You follow nothing yet. Choose a topic or two: what is new in them will stand here, newest first.</p>
              <Link href="/welcome" className="button is-primary">
                Choose topics
              </Link>
            </div>
          ) : (
            <FollowingFeed
              {...{ items, visit, now }}
              older={page.older ? olderList("following", page.older, looking) : null}
              after={place?.at ?? null}
              muted={<MutedLine page={page} list="following" before={before} />}
            />
          )}
        </div>
        <FollowsAside follows={visit.follows} />
      </div>
    </>
  );
}
