import { db, isUniqueViolation, Prisma } from "#lib/db.ts";
import { done, type Failure, notFound, type Result, refused } from "#lib/errors.ts";
import { hostOf, MOST_MUTES, type MuteKind, type MuteLength } from "#lib/mutes/mute.ts";

/** For how long: one of the lengths, or to the end of a day ("2026-12-03") in the reader's own time zone. */
export type MuteTime = { length: MuteLength; day?: string | undefined };

/**
 * Mutes words, a topic (by slug or name), an author (by handle or name) or a source (a host or a publisher's name).
 * What is muted already is muted for as long as is said now.
 */
export async function addMute(
  userId: string,
  { kind, key }: { kind: MuteKind; key: string },
  time: MuteTime,
): Promise<Result<undefined>> {
  const subject = await subjectOf(kind, key.trim().replaceAll(/\s+/g, " "));
  if (!subject.ok) return subject;
  const end = await endOf(userId, time);
  if (!end.ok) return end;
  return kept(async () => {
    const { value: until } = end;
    const change = () =>
      db().mute.updateMany({
        where: { userId, kind, folded: null, tagId: null, authorId: null, ...subject.value.unique },
        data: { until, removedAt: null },
      });
    if ((await change()).count > 0) return undefined;
    try {
      await db().mute.create({ data: { userId, kind, until, ...subject.value.unique, value: subject.value.value } });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      await change();
    }
    return undefined;
  });
}

/** Mutes for as long as is said now, counted from now; also what had ended. */
export async function changeMute(userId: string, id: string, time: MuteTime): Promise<Result<undefined>> {
  const end = await endOf(userId, time);
  if (!end.ok) return end;
  const { count } = await db().mute.updateMany({ where: { id, userId, removedAt: null }, data: { until: end.value } });
  return count > 0 ? done() : notFound("mute");
}

/** Takes a mute away. It is the one that `restoreMute` brings back; what was taken away before it is forgotten. */
export async function removeMute(userId: string, id: string): Promise<Result<undefined>> {
  const [, { count }] = await db().$transaction([
    db().mute.deleteMany({ where: { userId, removedAt: { not: null } } }),
    db().mute.updateMany({ where: { id, userId, removedAt: null }, data: { removedAt: new Date() } }),
  ]);
  return count > 0 ? done() : notFound("mute");
}

export async function restoreMute(userId: string, id: string): Promise<Result<undefined>> {
  return kept(async () => {
    const where = { id, userId, removedAt: { not: null } };
    const { count } = await db().mute.updateMany({ where, data: { removedAt: null } });
    return count > 0 ? undefined : notFound("mute");
  });
}

/** Erases mutes that were taken away a day ago. Answers whether there may be more. */
export async function forgetRemovedMutes(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "Mute" WHERE "removedAt" < now() - interval '1 day'`;
  return false;
}

type Subject = { value: string | null; unique: { folded: string } | { tagId: string } | { authorId: string } };

async function subjectOf(kind: MuteKind, key: string): Promise<Result<Subject>> {
  if (kind === "topic") {
    const where = { OR: [{ slug: key.toLowerCase().replace(/^#/, "") }, { name: like(key) }] };
    const tag = await db().tag.findFirst({ where, select: { id: true } });
    return tag ? done({ value: null, unique: { tagId: tag.id } }) : noSuch(`There is no topic “${key}” here.`);
  }
  if (kind === "author") {
    const where = { OR: [{ handle: key.toLowerCase().replace(/^@/, "") }, { name: like(key) }] };
    const author = await db().author.findFirst({ where, select: { id: true } });
    return author
      ? done({ value: null, unique: { authorId: author.id } })
      : noSuch(`There is no author “${key}” here.`);
  }
  const host = kind === "source" ? hostOf(key) : null;
  if (host) return done({ value: host.slice(0, 100), unique: { folded: host } });
  const [row] = await db().$queryRaw<{ folded: string | null }[]>`SELECT mute_text(${key}) AS folded`;
  if (!row?.folded) return noSuch("Write at least one letter or digit.");
  return done({ value: key, unique: { folded: row.folded } });
}

const like = (text: string) => ({ equals: text, mode: "insensitive" as const });

const noSuch = (message: string) => refused("invalid", message, { fields: { key: message } });

/** When a mute of this length ends, by the database's clock; null is never. */
async function endOf(userId: string, { length, day }: MuteTime): Promise<Result<Date | null>> {
  if (length === "ever") return done(null);
  const date = length === "date" ? /^\d{4}-\d{2}-\d{2}$/.exec(day ?? "")?.[0] : undefined;
  if (length === "date" && !date) return wrongDay("Choose the last day of it.");
  const end = date
    ? Prisma.sql`(${date}::text::date + 1)::timestamp AT TIME ZONE u."timeZone"`
    : Prisma.sql`now() + ${`1 ${length}`}::interval`;
  const [row] = await db().$queryRaw<{ end: Date; isPast: boolean; isFar: boolean }[]>`
    SELECT e."end", e."end" <= now() AS "isPast", e."end" > now() + interval '100 years' AS "isFar"
    FROM (SELECT ${end} AS "end" FROM "User" u WHERE u.id = ${userId}::uuid) e`;
  if (row?.isPast) return wrongDay("That day is over. Choose one to come.");
  if (row?.isFar) return wrongDay("That is very far away. Choose for ever instead.");
  return done(row?.end ?? null);
}

const wrongDay = (message: string) => refused("invalid", message, { fields: { day: message } });

/** Says in words that a reader has as many as they may. */
async function kept(write: () => Promise<Failure | undefined>): Promise<Result<undefined>> {
  try {
    return (await write()) ?? done();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("User_muteCount_check")) throw error;
    return refused("conflict", `You have ${MOST_MUTES} mutes, as many as there can be. Remove one first.`);
  }
}
