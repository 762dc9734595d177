import { db } from "#lib/db.ts";
import { extractPage } from "#lib/extraction/extract.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { fetchUrl } from "#lib/fetching/fetch.ts";
import { addressWords } from "#lib/links/address.ts";
import { readingOf } from "#lib/links/reading.ts";
import { refusalOf } from "#lib/links/refusal.ts";
import { matchTopics } from "#lib/links/topic-commands.ts";

/** So many are read at once: most of the time it is another site that is waited for. */
const AT_ONCE = 4;
/** A worker that was stopped while it read is not waited for any longer. */
const CLAIM = "3 minutes";
const MOST_TRIES = 3;

type Claimed = { id: string; url: string; tries: number };

/** Reads the links that were asked for first, a few at once. Answers whether there were any. */
export async function readNextLinks(): Promise<boolean> {
  const claimed = await db().$queryRaw<Claimed[]>`
    UPDATE "SharedLink" SET "claimedUntil" = now() + ${CLAIM}::interval, tries = tries + 1
    WHERE id IN (
      SELECT id FROM "SharedLink" WHERE state = 'waiting' AND "removedAt" IS NULL
        AND ("claimedUntil" IS NULL OR "claimedUntil" < now())
      ORDER BY "askedAt" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
    RETURNING id, url, tries`;
  await Promise.all(claimed.map(readLink));
  return claimed.length > 0;
}

/** Reads one link and keeps what is there, or why it could not be read. */
async function readLink({ id, url, tries }: Claimed): Promise<void> {
  if (tries > MOST_TRIES) return refuse(id, "Reading this page failed here again and again.");
  const fetched = await fetchUrl(url, { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1" });
  if (!fetched.ok) return refuse(id, fetched.words);
  const refusal = refusalOf(fetched);
  if (refusal) return refuse(id, refusal);
  const read = extractPage(fetched.body, { url: fetched.url, contentType: fetched.contentType });
  if (read.refused) return refuse(id, read.refused);
  const reading = readingOf({ ...read, html: rewriteImages(read.html, () => null) }, url);
  if (!reading) return refuse(id, "This page is too long to be kept.");
  await keep(id, url, reading, read.topics);
}

type Kept = NonNullable<ReturnType<typeof readingOf>>;

/** Keeps a reading in the place of the one before; not of a link that was taken away meanwhile. */
async function keep(id: string, url: string, reading: Kept, topics: string[]): Promise<void> {
  await db().$transaction(async (tx) => {
    const [link] = await tx.$queryRaw<{ titled: boolean }[]>`
      UPDATE "SharedLink" SET state = 'read', refusal = NULL, "claimedUntil" = NULL, tries = 0
      WHERE id = ${id}::uuid AND state = 'waiting' RETURNING titled`;
    if (!link) return;
    const before = await tx.linkReading.count({ where: { sharedLinkId: id } });
    const data = { ...reading, readAt: new Date() };
    await tx.linkReading.upsert({
      where: { sharedLinkId: id },
      create: { sharedLinkId: id, ...data },
      update: data,
      select: { sharedLinkId: true },
    });
    const title = (reading.title || addressWords(url)).slice(0, 200);
    if (!link.titled) await tx.sharedLink.updateMany({ where: { id }, data: { title } });
    if (before === 0) await matchTopics(tx, id, topics);
  });
}

async function refuse(id: string, refusal: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "SharedLink" SET state = 'refused', refusal = ${refusal}, "claimedUntil" = NULL, tries = 0
    WHERE id = ${id}::uuid AND state = 'waiting'`;
}
