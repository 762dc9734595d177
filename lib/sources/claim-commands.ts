import { type Db, db, type Prisma } from "#lib/db.ts";
import { backOff, intervalOf, withJitter } from "#lib/sources/schedule.ts";

/** A feed that this worker alone reads until `claimedUntil`; `now` is the moment of the claim, by the database's clock. */
export type ClaimedFeed = {
  id: string;
  url: string;
  title: string;
  named: boolean;
  etag: string | null;
  lastModified: string | null;
  intervalSeconds: number;
  hintSeconds: number | null;
  failures: number;
  failingSince: Date | null;
  succeededAt: Date | null;
  claimedUntil: Date;
  now: Date;
};

/** Longer than a fetch and its storing take, and as long as a feed waits when its worker is killed. */
const CLAIM = "60 seconds";

/** Feeds that are due and that nobody reads at the moment, the longest waiting first, with their hosts as groups. */
export async function findDueFeeds(): Promise<{ id: string; group: string }[]> {
  const due = await db().$queryRaw<{ id: string; url: string }[]>`
    SELECT id, url FROM "Feed" WHERE state = 'active' AND "removedAt" IS NULL AND "dueAt" <= now()
      AND ("claimedUntil" IS NULL OR "claimedUntil" < now())
    ORDER BY "dueAt" LIMIT 1000`;
  return due.map(({ id, url }) => ({ id, group: URL.parse(url)?.host ?? url }));
}

/** Takes a feed that is due and that nobody reads; null where there is none of this id. */
export async function claim(id: string): Promise<ClaimedFeed | null> {
  const [claimed] = await db().$queryRaw<ClaimedFeed[]>`
    UPDATE "Feed" SET "claimedUntil" = now() + ${CLAIM}::interval
    WHERE id = ${id}::uuid AND state = 'active' AND "removedAt" IS NULL AND "dueAt" <= now()
      AND ("claimedUntil" IS NULL OR "claimedUntil" < now())
    RETURNING id, url, title, named, etag, "lastModified", "intervalSeconds", "hintSeconds", failures, "failingSince",
      "succeededAt", "claimedUntil", now()::timestamptz(3) AS now`;
  return claimed ?? null;
}

/**
 * Whether a feed is still claimed as it was; it is locked then. Where it is not, another worker has it, and nothing of this
 * poll may be written.
 */
export async function holds(tx: Db, { id, claimedUntil }: ClaimedFeed): Promise<boolean> {
  const held = await tx.$queryRaw<object[]>`
    SELECT 1 AS one FROM "Feed" WHERE id = ${id}::uuid AND "claimedUntil" = ${claimedUntil} FOR UPDATE`;
  return held.length > 0;
}

/** Writes to a feed as long as it is claimed. */
async function write(tx: Db, { id, claimedUntil }: ClaimedFeed, data: Prisma.FeedUncheckedUpdateManyInput) {
  await tx.feed.updateMany({ where: { id, claimedUntil }, data: { ...data, claimedUntil: null } });
}

/** Gives a feed back as it was. */
export const letGo = (feed: ClaimedFeed) => write(db(), feed, {});

const after = ({ now }: ClaimedFeed, seconds: number) => new Date(now.getTime() + seconds * 1_000);

type Failed = { words: string; status: number | null; retryAfter: number | null };

/** Notes that a feed could not be read, in words, and lets it wait. */
export async function noteFailure(feed: ClaimedFeed, { words, status, retryAfter }: Failed): Promise<void> {
  const failures = feed.failures + 1;
  await write(db(), feed, {
    ...{ failures, failingSince: feed.failingSince ?? feed.now, lastError: words, lastStatus: status },
    ...{ polledAt: feed.now, dueAt: after(feed, withJitter(backOff(failures, feed.intervalSeconds, retryAfter))) },
  });
}

/** Notes that a feed is gone for good: it is asked no more. */
export async function noteGone(feed: ClaimedFeed, words: string): Promise<void> {
  await write(db(), feed, { state: "gone", lastError: words, lastStatus: 410, polledAt: feed.now });
}

type About = Pick<Prisma.FeedUncheckedUpdateManyInput, "title" | "siteUrl" | "description" | "language"> & {
  hintSeconds: number | null;
  etag: string | null;
  lastModified: string | null;
};

/** Notes that a feed was read, with what it says of itself, and when it is due again; null for one that said nothing new. */
export async function noteSuccess(tx: Db, feed: ClaimedFeed, about: About | null): Promise<void> {
  const [{ recent } = { recent: 0 }] = await tx.$queryRaw<{ recent: number }[]>`
    SELECT count(*)::int AS recent FROM "FeedItem"
    WHERE "feedId" = ${feed.id}::uuid AND "publishedAt" > ${feed.now}::timestamptz - interval '14 days'`;
  const intervalSeconds = intervalOf(recent, about ? about.hintSeconds : feed.hintSeconds);
  await write(tx, feed, {
    ...about,
    ...{ failures: 0, failingSince: null, lastError: null, lastStatus: about ? 200 : 304 },
    ...{ polledAt: feed.now, succeededAt: feed.now },
    ...{ intervalSeconds, dueAt: after(feed, withJitter(intervalSeconds)) },
  });
}

/** Lets a feed be asked again at once, as one of which nothing is known. */
export const startAnew = (tx: Db, feed: ClaimedFeed) =>
  write(tx, feed, { etag: null, lastModified: null, dueAt: feed.now, polledAt: feed.now });
