import { RankedNew } from "#components/ranking/ranked-new.tsx";
import { accountFor, type LeftOut } from "#lib/following/left-out.ts";
import { listNewLinks } from "#lib/following/list-queries.ts";
import type { Visit } from "#lib/following/visits.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { encodeCursor } from "#lib/posts/cursor.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import { withinMinutes } from "#lib/ranking/budget.ts";
import type { Mix } from "#lib/ranking/mix.ts";
import { type Candidate, findCandidates } from "#lib/ranking/queries.ts";
import { type RankPlace, ranked, rankedPage } from "#lib/ranking/receipt.ts";
import { WINDOW } from "#lib/ranking/window.ts";

/** What both orders of Following are made from. `muted`: what of the new the reader's mutes hide. */
export type FollowingView = { reader: NonNullable<ListReader>; visit: Visit; muted: Visit["fresh"]; now: Date };

/** So many links stand below what is ranked: they are not weighed, and are read elsewhere. */
const MOST_LINKS = 50;

type New = { candidates: Candidate[]; links: Awaited<ReturnType<typeof listNewLinks>> };

type Props = FollowingView & New & { mix: Mix; minutes: number | null; after: RankPlace | null };

/** Below every id: from here on, what was published at a moment and before it. */
const FIRST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * What is new, to be ranked, and the links below it, asked for at once: that they stand on another page is known too late.
 * One round trip, two where there are links.
 */
export async function findNew(reader: FollowingView["reader"], visit: Visit): Promise<New> {
  const [candidates, links] = await Promise.all([
    findCandidates({ kind: "following", userId: reader.id }, reader, visit, { onlyNew: true }),
    visit.fresh.links > 0 ? listNewLinks(reader, visit, MOST_LINKS) : [],
  ]);
  return { candidates, links };
}

/** What is new in the reader's order, all of it or as much as they have minutes for, with an account of the rest. */
export function RankedFollowing({ visit, muted, candidates, links, mix, minutes, after, now }: Props) {
  const all = ranked(candidates, mix, visit.began);
  const length = ({ post }: (typeof all)[number]) => post.readingMinutes;
  const unread = minutes === null ? all : all.filter(({ read }) => !read);
  const { kept, cut, total, needed } = withinMinutes(unread, minutes ?? Number.POSITIVE_INFINITY, length);
  // What came while this was asked for is not older than the window.
  const older = visit.fresh.posts <= WINDOW ? 0 : Math.max(0, visit.fresh.posts - muted.posts - all.length);
  const apart: LeftOut[] = [
    { reason: "read", posts: all.length - unread.length, href: "/following?order=newest" },
    { reason: "minutes", posts: cut.length, href: "/following?order=ranked" },
    { reason: "window", posts: older, href: "/following?order=newest" },
  ];
  const fewer = Math.max(0, visit.fresh.links - muted.links - MOST_LINKS);
  apart.push({ reason: "links", posts: fewer, href: "/following?order=newest" });
  const page = rankedPage(kept, after, minutes === null ? PAGE_SIZE : WINDOW);
  const fresh = { ...visit.fresh, posts: all.length + older + muted.posts };
  return (
    <RankedNew
      items={page.items.map(({ post, receipt }) => ({ post, receipt }))}
      next={page.next}
      links={page.next ? [] : links}
      span={visit}
      account={accountFor({ ...visit, fresh }, muted, apart)}
      minutes={total}
      needed={minutes === null ? null : needed}
      earlier={`/following?order=newest&before=${encodeCursor({ at: visit.since, id: FIRST_ID })}`}
      now={now}
    />
  );
}
