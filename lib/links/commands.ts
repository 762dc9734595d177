import { countAttempt } from "#lib/accounts/attempts.ts";
import { arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import { type Db, db, isUniqueViolation } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { handedInAddress, isWithoutScheme, whyNotHandedIn } from "#lib/extraction/outside-address.ts";
import { addressWords } from "#lib/links/address.ts";
import { addressesIn } from "#lib/links/addresses-in.ts";
import { MANY_MOST } from "#lib/links/link.ts";

/** What is not said, or left empty, stays as it is where the address was handed in before. */
export type HandedIn = {
  url: string;
  title?: string | undefined;
  comment?: string | undefined;
  topics?: string[] | undefined;
  /** What it is called where it was found, until its page says it. */
  foundAs?: string | undefined;
};

/**
 * Keeps an outside link among what a reader saved, and asks for it to be read. The same address again is the same link:
 * what is said of it anew is changed, what is left empty stays, and it is read if it was not.
 */
export async function handInLink(userId: string, link: HandedIn): Promise<Result<{ id: string }>> {
  const url = handedInAddress(link.url);
  if (!url) {
    const message = whyNotHandedIn(link.url);
    return refused("invalid", message, { fields: { url: message } });
  }
  const limited = await tooMany(userId);
  if (limited) return limited;
  const { id } = await keepAt(userId, url, { ...link, assumedHttps: isWithoutScheme(link.url) });
  return done({ id });
}

/** The most that is given back of what is no address, in characters as an address of ours carries them. */
const OTHERS_MOST = 4_000;

/** The ids of links that are kept since, and of those that were there, and the lines that are no addresses. */
export type HandedInMany = { kept: string[]; there: string[]; others: string };

/**
 * Keeps every address of a text as handInLink does; what was there stays as it is. Where it is refused nothing is kept: no
 * address at all, more than 50 of them, or more that is none than can be given back.
 */
export async function handInMany(userId: string, text: string): Promise<Result<HandedInMany>> {
  const found = addressesIn(text);
  const others = found.others.join("\n");
  const wrong = (message: string) => refused("invalid", message, { fields: { text: message } });
  const many = found.addresses.length;
  if (many === 0) return wrong("There is no public address in this. Put each on a line of its own.");
  if (many > MANY_MOST) return wrong(`There are ${many} addresses in this. Send at most ${MANY_MOST} at once.`);
  if (String(new URLSearchParams({ others })).length > OTHERS_MOST)
    return wrong("Most of this is no address. Take out what is none, and send the rest.");
  const limited = await tooMany(userId, many);
  if (limited) return limited;
  const answer: HandedInMany = { kept: [], there: [], others };
  for (const url of found.addresses) {
    const { id, wasThere } = await keepAt(userId, url, { url, assumedHttps: found.assumed.includes(url) });
    answer[wasThere ? "there" : "kept"].push(id);
  }
  return done(answer);
}

type Keeping = HandedIn & { assumedHttps: boolean };

async function keepAt(userId: string, url: string, link: Keeping) {
  const write = () => db().$transaction((tx) => keepLink(tx, userId, url, link));
  // Two forms at once may both find nothing and insert; the second then finds the row of the first.
  return write().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return write();
  });
}

async function keepLink(
  tx: Db,
  userId: string,
  url: string,
  { title, comment, topics, foundAs, assumedHttps }: Keeping,
) {
  const said = {
    ...(title ? { title, titled: true } : {}),
    ...(comment ? { comment } : {}),
    removedAt: null,
  };
  const where = { userId_url: { userId, url } };
  const before = await tx.sharedLink.findUnique({ where, select: { removedAt: true } });
  const { id } = await tx.sharedLink.upsert({
    where,
    create: { userId, url, assumedHttps, title: foundAs || addressWords(url), titled: false, ...said },
    update: said,
    select: { id: true },
  });
  // As it was typed last.
  await tx.$executeRaw`
    UPDATE "SharedLink" SET "assumedHttps" = ${assumedHttps} WHERE id = ${id}::uuid AND state <> 'read'`;
  await tx.$executeRaw`
    UPDATE "SharedLink" SET state = 'waiting', "askedAt" = now(), refusal = NULL, tries = 0, "claimedUntil" = NULL
    WHERE id = ${id}::uuid AND state IN ('unasked', 'refused')`;
  if (topics?.length) await setTopics(tx, id, topics);
  await tx.bookmark.createMany({ data: { userId, sharedLinkId: id }, skipDuplicates: true });
  return { id, wasThere: before?.removedAt === null };
}

async function setTopics(tx: Db, sharedLinkId: string, slugs: string[]) {
  const tags = await tx.tag.findMany({ where: { slug: { in: slugs } }, select: { id: true } });
  await tx.sharedLinkTag.deleteMany({ where: { sharedLinkId } });
  const data = tags.map(({ id: tagId }) => ({ sharedLinkId, tagId }));
  await tx.sharedLinkTag.createMany({ data, skipDuplicates: true });
}

/** Says anew what a reader's own link is called and about; without a title it has that of its page. */
export async function changeLink(
  userId: string,
  id: string,
  { title, comment, topics }: { title: string; comment: string; topics: string[] },
): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const where = { id, userId, removedAt: null };
    const link = await tx.sharedLink.findFirst({
      where,
      select: { url: true, reading: { select: { title: true } } },
    });
    if (!link) return notFound("link");
    const own = title || link.reading?.title || addressWords(link.url);
    await tx.sharedLink.updateMany({ where, data: { title: own, titled: title !== "", comment: comment || null } });
    await setTopics(tx, id, topics);
    return done();
  });
}

/** Asks for a reader's own link to be read, or read again; what was read before stays until then. */
export async function askReading(userId: string, id: string): Promise<Result<undefined>> {
  const wait = await countAttempt("read-link", userId);
  if (wait)
    return refused("rate-limited", "That was read often enough for now. Try again later.", { retryAfter: wait });
  const count = await db().$executeRaw`
    UPDATE "SharedLink" SET state = 'waiting', "askedAt" = now(), refusal = NULL, tries = 0, "claimedUntil" = NULL
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND "removedAt" IS NULL`;
  return count > 0 ? done() : notFound("link");
}

/**
 * Removes a reader's own link from what they saved, and with it what was read there. Answers by which id that is taken
 * back, within the hour.
 */
export async function removeSharedLink(userId: string, id: string): Promise<Result<{ undo: string | null }>> {
  const mark = await db().bookmark.findFirst({ where: { userId, sharedLinkId: id }, select: { id: true } });
  return mark ? arrangeSaved(userId, { act: "unsave", ids: [mark.id] }) : notFound("link");
}

/** Deletes what was removed more than an hour ago. Answers that there is no more. */
export async function forgetRemovedLinks(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "SharedLink" WHERE "removedAt" < now() - interval '1 hour'`;
  return false;
}

async function tooMany(userId: string, many = 1) {
  const wait = await countAttempt("link", userId, many);
  return wait
    ? refused("rate-limited", "That is a lot of links for a day. Try again later.", { retryAfter: wait })
    : null;
}
