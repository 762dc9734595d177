import { headers } from "next/headers";
import { SignedOut } from "#components/accounts/signed-out.tsx";
import { FollowingFeed } from "#components/following/following-feed.tsx";
import { FollowsAside } from "#components/following/follows-aside.tsx";
import { VisitLine } from "#components/following/visit-line.tsx";
import { MutedLine } from "#components/mutes/muted-line.tsx";
import { MinutesChoice, OrderLine } from "#components/ranking/order-line.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { accountFor, followsWithout, NOTHING_MUTED, withoutMuted } from "#lib/following/left-out.ts";
import { listFollowing } from "#lib/following/list-queries.ts";
import { mutedInFollowing } from "#lib/following/muted-queries.ts";
import { decodeSpan } from "#lib/following/span.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { hides } from "#lib/mutes/hiding.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { olderList } from "#lib/posts/addresses.ts";
import { decodeCursor } from "#lib/posts/cursor.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import { readRanking } from "#lib/ranking/mix.ts";
import { NEWEST, orderOf } from "#lib/ranking/order.ts";
import { decodeRank } from "#lib/ranking/receipt.ts";
import { freshInSavedSearches, type OwnSearches, ownSearches } from "#lib/search/saved-search-queries.ts";
import { type FollowingView, findNew, RankedFollowing } from "./ranked.tsx";

type Asked = { before?: string; of?: string; order?: string; minutes?: string; muted?: string };

export default async function FollowingPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [reader, asked, request] = await Promise.all([viewer(), searchParams, headers()]);
  if (!reader) {
    return (
      <SignedOut title="Following" returnTo="/following">
        Follow topics and authors, and find here what is new in them since you last looked. Then it ends.
      </SignedOut>
    );
  }
  const order = orderOf(asked, readRanking(reader.ranking), "following");
  const [place, rank] = [decodeCursor(asked.before), order.minutes === null ? decodeRank(asked.before) : null];
  // Only where all of the newest stands may the line follow later: on a first page that is cut to no minutes.
  const isTop = !place && !rank && order.minutes === null;
  const look = !request.has("x-briefing-looking") ? "nobody" : isTop ? "look" : "activity";
  const looking = listReader(reader, asked.muted);
  const given = place || rank ? decodeSpan(asked.of) : null;
  const visit = await visitFollowing<OwnSearches>(reader.id, look, given, ownSearches(reader.id));
  const follows = visit.follows.length > 0;
  const mix = place ? null : order.mix;
  const [muted, searches, fresh, newest] = await Promise.all([
    hides(looking) ? mutedInFollowing(looking, visit) : { ...NOTHING_MUTED, by: [], follows: [] },
    freshInSavedSearches(reader, visit.since, "all", visit.beside ?? []),
    follows && mix ? findNew(looking, visit) : null,
    follows && !mix ? listFollowing(looking, asked.before, PAGE_SIZE, visit.until) : null,
  ]);
  const view = { reader: looking, visit, muted, now: new Date() };
  return (
    <>
      <PageHead title="Following" hidden />
      <h1 className="sr-only">Following</h1>
      <VisitLine visit={visit} fresh={withoutMuted(visit.fresh, muted)} now={view.now} />
      <div className="with-aside">
        <div>
          {!follows && <FollowsNothing />}
          {follows && (
            <>
              {visit.fresh.posts > 0 && !place && <MinutesChoice minutes={order.minutes} />}
              <OrderLine order={place ? NEWEST : order} path="/following" />
              {mix && fresh && <RankedFollowing {...view} {...order} {...fresh} mix={mix} after={rank} />}
              {newest && <NewestFollowing {...view} page={newest} before={asked.before} />}
            </>
          )}
        </div>
        <FollowsAside
          follows={followsWithout(visit.follows, muted.follows)}
          muted={muted.by}
          searches={searches.map((search) => ({ ...search, fresh: search.fresh.length }))}
        />
      </div>
    </>
  );
}

type Newest = FollowingView & { page: Awaited<ReturnType<typeof listFollowing>>; before: string | undefined };

function NewestFollowing({ reader, visit, muted, page, before, now }: Newest) {
  return (
    <FollowingFeed
      {...{ items: page.items, visit, now }}
      older={page.older ? olderList("following", page.older, reader) : null}
      after={decodeCursor(before)?.at ?? null}
      muted={<MutedLine page={page} list="following" before={before} />}
      account={accountFor(visit, muted)}
      minutes={visit.fresh.minutes - muted.minutes}
    />
  );
}

function FollowsNothing() {
  return (
    <div className="empty border-t-0!">
      <p>You follow nothing yet. Choose a topic or two: what is new in them will stand here, newest first.</p>
      <Link href="/welcome" className="button is-primary">
        Choose topics
      </Link>
    </div>
  );
}
