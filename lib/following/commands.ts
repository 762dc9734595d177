import { db, isMissingReference } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";

/** Follows a topic; following it again changes nothing. */
export async function followTopic(userId: string, tagId: string): Promise<Result<undefined>> {
  return kept("topic", db().tagFollow.createMany({ data: { userId, tagId }, skipDuplicates: true }));
}

export async function unfollowTopic(userId: string, tagId: string): Promise<Result<undefined>> {
  await db().tagFollow.deleteMany({ where: { userId, tagId } });
  return done();
}

/** Follows an author; following them again changes nothing. */
export async function followAuthor(userId: string, authorId: string): Promise<Result<undefined>> {
  return kept("author", db().authorFollow.createMany({ data: { userId, authorId }, skipDuplicates: true }));
}

export async function unfollowAuthor(userId: string, authorId: string): Promise<Result<undefined>> {
  await db().authorFollow.deleteMany({ where: { userId, authorId } });
  return done();
}

/** Follows a source feed that is there; following it again changes nothing. */
export async function followFeed(userId: string, feedId: string): Promise<Result<undefined>> {
  const there = await db().feed.count({ where: { id: feedId, removedAt: null } });
  if (there === 0) return notFound("source");
  return kept("source", db().feedFollow.createMany({ data: { userId, feedId }, skipDuplicates: true }));
}

export async function unfollowFeed(userId: string, feedId: string): Promise<Result<undefined>> {
  await db().feedFollow.deleteMany({ where: { userId, feedId } });
  return done();
}

async function kept(what: string, write: Promise<unknown>): Promise<Result<undefined>> {
  try {
    await write;
    return done();
  } catch (error) {
    if (isMissingReference(error)) return notFound(what);
    throw error;
  }
}
