import { type Db, db, Prisma } from "#lib/db.ts";
import { publicationMoment } from "#lib/posts/publication.ts";
import type { ClaimedFeed } from "#lib/sources/claim-commands.ts";
import { sightingsOf } from "#lib/sources/item.ts";
import type { ParsedFeed } from "#lib/sources/parsed-feed.ts";
import { type Plan, planOf } from "#lib/sources/plan.ts";

/** So many of a feed's items are kept, and those that its document still has; what is older than `OLD` goes before. */
const MOST_ITEMS = 500;
const OLD = "180 days";
const AT_ONCE = 50;

/** What a poll brought, ready to be written. */
export type News = { plan: Plan; about: ReturnType<typeof aboutOf> };

/** Reads what is kept of a feed and makes of its document what is to be written; all that takes time is done here. */
export async function prepare(feed: ClaimedFeed, parsed: ParsedFeed, url: string): Promise<News> {
  const kept = await db().feedItem.findMany({
    where: { feedId: feed.id },
    select: { id: true, guid: true, url: true, title: true, contentHash: true, publishedAt: true },
  });
  return { plan: planOf(parsed, sightingsOf(parsed, url), kept, feed.now), about: aboutOf(feed, parsed) };
}

function aboutOf(feed: ClaimedFeed, { titleText, link, description, language, ttlMinutes }: ParsedFeed) {
  const site = link && /^https?:/.test(link) && link.length <= 2_000 ? link : null;
  return {
    title: (!feed.named && titleText.trim().slice(0, 300)) || feed.title,
    siteUrl: site,
    description: description?.slice(0, 2_000) || null,
    language: language?.slice(0, 35) || null,
    hintSeconds: ttlMinutes && ttlMinutes > 0 ? Math.min(ttlMinutes * 60, 30 * 86_400) : null,
  };
}

/** Writes what a poll brought: each item once, in its place, and what is too old or too much goes. Answers the new ids. */
export async function store(tx: Db, feed: ClaimedFeed, { plan }: News): Promise<string[]> {
  const added: string[] = [];
  for (let at = 0; at < plan.added.length; at += AT_ONCE) {
    const data = plan.added.slice(at, at + AT_ONCE).map((row) => ({
      ...{ ...row, feedId: feed.id, fetchedAt: feed.now, arrivedAt: row.publishedAt },
    }));
    const made = await tx.feedItem.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
    added.push(...made.map(({ id }) => id));
  }
  for (const { id, ...row } of plan.changed)
    await tx.feedItem.update({ where: { id }, data: { ...row, changedAt: feed.now }, select: { id: true } });
  const ids = [...plan.seen, ...added];
  await tx.$executeRaw`
    DELETE FROM "FeedItem" i WHERE i."feedId" = ${feed.id}::uuid AND i.id <> ALL (${ids}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM "StoryItem" s JOIN "Story" t ON t.id = s."storyId"
        WHERE s."itemId" = i.id AND (t."arrangedAt" IS NOT NULL OR t.state = 'taken_up'))
      AND (i."publishedAt" < ${feed.now}::timestamptz - ${OLD}::interval OR i.id IN (
        SELECT o.id FROM "FeedItem" o WHERE o."feedId" = ${feed.id}::uuid AND o.id <> ALL (${ids}::uuid[])
        ORDER BY o."publishedAt" DESC, o.id DESC OFFSET ${Math.max(0, MOST_ITEMS - ids.length)}))`;
  return added;
}

/**
 * Gives what is new a place in Following: the moment at which it can be seen, for what was published since the feed was last
 * read (or up to a day before, for what its host showed late). What a feed has from before its first reading keeps its date.
 */
export async function arrive(tx: Db, feed: ClaimedFeed, added: string[]): Promise<void> {
  if (!feed.succeededAt || added.length === 0) return;
  const isNew = Prisma.sql`id = ANY (${added}::uuid[])
    AND "publishedAt" > ${feed.succeededAt}::timestamptz - interval '1 day'`;
  const [{ some } = { some: false }] = await tx.$queryRaw<{ some: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "FeedItem" WHERE ${isNew}) AS some`;
  if (!some) return;
  const moment = await publicationMoment(tx);
  await tx.$executeRaw`UPDATE "FeedItem" SET "arrivedAt" = ${moment} WHERE ${isNew}`;
}
