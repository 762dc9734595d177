import { db } from "#lib/db.ts";
import { done, type Result } from "#lib/errors.ts";
import type { NoticeKinds } from "#lib/notices/notice.ts";

/** Says which kinds come to a reader's notices; the line stays where it is. */
export async function setNoticeKinds(userId: string, kinds: NoticeKinds): Promise<Result<undefined>> {
  const { searches, corrections, paths } = kinds;
  await db().$executeRaw`
    INSERT INTO "NoticeState" ("userId", since, "lastSeenAt", searches, corrections, paths)
    SELECT id, "createdAt", "createdAt", ${searches}, ${corrections}, ${paths} FROM "User" WHERE id = ${userId}::uuid
    ON CONFLICT ("userId") DO UPDATE SET
      searches = EXCLUDED.searches, corrections = EXCLUDED.corrections, paths = EXCLUDED.paths`;
  return done();
}
