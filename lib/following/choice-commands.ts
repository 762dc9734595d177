import { db } from "#lib/db.ts";
import { done, type Result } from "#lib/errors.ts";

/**
 * Follows the topics that were ticked and ends the follows of those that were shown and are not. Topics that were not
 * shown stay as they are, and one that is gone by now is passed over.
 */
export async function chooseTopics(
  userId: string,
  { shown, ticked }: { shown: string[]; ticked: string[] },
): Promise<Result<undefined>> {
  const left = shown.filter((id) => !ticked.includes(id));
  await db().$transaction(async (tx) => {
    const found = await tx.tag.findMany({ where: { id: { in: ticked } }, select: { id: true } });
    await tx.tagFollow.createMany({ data: found.map(({ id }) => ({ userId, tagId: id })), skipDuplicates: true });
    await tx.tagFollow.deleteMany({ where: { userId, tagId: { in: left } } });
  });
  return done();
}
