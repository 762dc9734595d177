import { db, isUniqueViolation } from "#lib/db.ts";
import { extractPage } from "#lib/extraction/extract.ts";
import { fetchUrl } from "#lib/fetching/fetch.ts";
import { addressWords } from "#lib/links/address.ts";
import { fetchPictures, type OwnPicture, withPictures } from "#lib/links/pictures.ts";
import { readingOf } from "#lib/links/reading.ts";
import { refusalOf } from "#lib/links/refusal.ts";
import { matchTopics } from "#lib/links/topic-commands.ts";

/** Longer than a page with its pictures takes, and as long as a link waits when its worker is killed. */
const CLAIM = "3 minutes";
const MOST_TRIES = 3;

/** Links that wait to be read and that nobody reads at the moment, the longest waiting first, with their hosts as groups. */
export async function findWaitingLinks(): Promise<{ id: string; group: string }[]> {
  const waiting = await db().$queryRaw<{ id: string; url: string }[]>`
    SELECT id, url FROM "SharedLink" WHERE state = 'waiting' AND "removedAt" IS NULL
      AND ("claimedUntil" IS NULL OR "claimedUntil" < now())
    ORDER BY "askedAt" LIMIT 200`;
  return waiting.map(({ id, url }) => ({ id, group: new URL(url).host }));
}

/**
 * Reads a link that waits for it, once, and keeps what is there, or why it could not be read. Whoever comes while it is read
 * or when it was finds nothing to do. Killed at any moment it leaves the link as it was, or done; told to stop, it gives the
 * link back.
 */
export async function readLink(id: string, signal?: AbortSignal): Promise<void> {
  const link = await claim(id);
  if (!link) return;
  if (link.tries > MOST_TRIES) return refuse(id, "Reading this page failed here again and again.");
  const { url, fetched } = await fetchPage(link, signal);
  if (signal?.aborted) return letGo(id);
  if (!fetched.ok) return refuse(id, fetched.words);
  const refusal = refusalOf(fetched);
  if (refusal) return refuse(id, refusal);
  const read = extractPage(fetched.body, { url: fetched.url, contentType: fetched.contentType });
  if (read.refused) return refuse(id, read.refused);
  const pictures = await fetchPictures(read.html, signal);
  if (signal?.aborted) return letGo(id);
  const reading = readingOf({ ...read, html: withPictures(read.html, pictures) }, url);
  if (!reading) return refuse(id, "This page is too long to be kept.");
  await keep({ id, url }, reading, { pictures, topics: read.topics }).catch((error: unknown) => {
    if (url === link.url || !isUniqueViolation(error)) throw error;
    return refuse(id, "Its site answers over plain http alone, and that address is among what you saved already.");
  });
}

/**
 * What is at an address. One that was typed without its scheme is asked for over plain http where no whole answer comes over
 * https: never for a certificate that does not hold. Answers by which address it came.
 */
async function fetchPage({ url, assumedHttps }: Claimed, signal?: AbortSignal) {
  const options = { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1", ...(signal && { signal }) };
  const fetched = await fetchUrl(url, options);
  if (fetched.ok || !assumedHttps || signal?.aborted || !["network", "timeout"].includes(fetched.why))
    return { url, fetched };
  const plain = url.replace(/^https:/, "http:");
  const again = await fetchUrl(plain, options);
  return again.ok ? { url: plain, fetched: again } : { url, fetched };
}

type Claimed = { url: string; assumedHttps: boolean; tries: number };

/** Takes a link that waits and that nobody reads; undefined where there is none of this id. */
async function claim(id: string): Promise<Claimed | undefined> {
  const [claimed] = await db().$queryRaw<Claimed[]>`
    UPDATE "SharedLink" SET "claimedUntil" = now() + ${CLAIM}::interval, tries = tries + 1
    WHERE id = ${id}::uuid AND state = 'waiting' AND "removedAt" IS NULL
      AND ("claimedUntil" IS NULL OR "claimedUntil" < now())
    RETURNING url, "assumedHttps", tries`;
  return claimed;
}

async function letGo(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "SharedLink" SET "claimedUntil" = NULL, tries = tries - 1 WHERE id = ${id}::uuid AND state = 'waiting'`;
}

type Kept = NonNullable<ReturnType<typeof readingOf>>;

/** Keeps a reading in the place of the one before; not of a link that was taken away meanwhile. */
async function keep(
  { id, url }: { id: string; url: string },
  reading: Kept,
  { pictures, topics }: { pictures: OwnPicture[]; topics: string[] },
): Promise<void> {
  const images = new Map(pictures.map(({ src: _, ...row }) => [row.id, { ...row, sharedLinkId: id }]));
  await db().$transaction(async (tx) => {
    const [link] = await tx.$queryRaw<{ titled: boolean; url: string }[]>`
      UPDATE "SharedLink" SET state = 'read', "assumedHttps" = false, refusal = NULL, "claimedUntil" = NULL, tries = 0
      WHERE id = ${id}::uuid AND state = 'waiting' RETURNING titled, url`;
    if (!link) return;
    if (link.url !== url) await tx.sharedLink.update({ where: { id }, data: { url }, select: { id: true } });
    const before = await tx.linkReading.count({ where: { sharedLinkId: id } });
    const data = { ...reading, readAt: new Date() };
    await tx.linkReading.upsert({
      where: { sharedLinkId: id },
      create: { sharedLinkId: id, ...data },
      update: data,
      select: { sharedLinkId: true },
    });
    await tx.linkImage.deleteMany({ where: { sharedLinkId: id } });
    await tx.linkImage.createMany({ data: [...images.values()] });
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
