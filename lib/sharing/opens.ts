import { createHash, randomBytes } from "node:crypto";
import { db } from "#lib/db.ts";

export type Opened = { slug: string } | "revoked" | "unknown";

/**
 * Where a share link leads. When `visitor` is given the open is counted, once a visitor a day: what is stored is a
 * digest under a salt of that day, and both are deleted when the day is over, so that nobody can be followed from one
 * day to the next. A link to a post that is no longer published is unknown.
 */
export async function openShareLink(token: string, visitor?: { network: string; agent: string }): Promise<Opened> {
  const [link] = await db().$queryRaw<{ id: string; active: boolean | null; slug: string }[]>`
    SELECT l.id, l.active, p.slug FROM "ShareLink" l JOIN "Post" p ON p.id = l."postId"
    WHERE l.token = ${token} AND p."publishedAt" <= now()`;
  if (!link) return "unknown";
  if (!link.active) return "revoked";
  if (visitor) await countOpen(link.id, visitor);
  return { slug: link.slug };
}

async function countOpen(shareLinkId: string, { network, agent }: { network: string; agent: string }) {
  const salt = await saltOfToday();
  const visitor = createHash("sha256").update(`${salt}\n${network}\n${agent}`).digest("base64url");
  await db().$executeRaw`
    WITH opened AS (
      INSERT INTO "ShareOpen" ("shareLinkId", day, visitor) VALUES (${shareLinkId}::uuid, current_date, ${visitor})
      ON CONFLICT DO NOTHING RETURNING "shareLinkId")
    UPDATE "ShareLink" SET opens = opens + 1 WHERE id IN (SELECT "shareLinkId" FROM opened)`;
}

/** Deletes what tells visitors of the days before apart. Answers that there is no more. */
export async function forgetVisitors(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "ShareOpen" WHERE day < current_date`;
  await db().$executeRaw`DELETE FROM "DailySalt" WHERE day < current_date`;
  return false;
}

/** Makes the salt of a new day and deletes what belonged to the days before. */
async function saltOfToday(): Promise<string> {
  const find = () => db().$queryRaw<{ salt: string }[]>`SELECT salt FROM "DailySalt" WHERE day = current_date`;
  const [kept] = await find();
  if (kept) return kept.salt;
  const fresh = randomBytes(32).toString("base64url");
  await db().$executeRaw`INSERT INTO "DailySalt" (day, salt) VALUES (current_date, ${fresh}) ON CONFLICT DO NOTHING`;
  await forgetVisitors();
  const [made] = await find();
  return made?.salt ?? fresh;
}
