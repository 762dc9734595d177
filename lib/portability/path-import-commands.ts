import { createHash } from "node:crypto";
import { db } from "#lib/db.ts";
import { MOST_PATHS, MOST_STEPS } from "#lib/paths/path.ts";
import { visibleTo } from "#lib/paths/visible.ts";
import type { Importable } from "#lib/portability/archive.ts";

type Path = Importable["paths"][number];

/**
 * Adds the paths of an archive that this reader does not have, as long as there is room. Answers how many were new. A path
 * keeps its address; where that is another account's, it gets one that follows from the two, and so the same the next time.
 */
export async function addPaths(userId: string, paths: Path[], posts: Map<string, string>): Promise<number> {
  if (paths.length === 0) return 0;
  const { role } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
  let room = MOST_PATHS - (await db().readingPath.count({ where: { userId, removedAt: null } }));
  let added = 0;
  for (const path of paths) {
    if (room <= 0) break;
    const slug = await freeSlug(userId, path.slug);
    if (!slug) continue;
    const visibility = path.visibility === "listed" && role === "reader" ? "link" : path.visibility;
    const { title, description } = path;
    const { count } = await db().readingPath.createMany({
      data: { userId, slug, title, description, visibility, createdAt: new Date(path.createdAt) },
      skipDuplicates: true,
    });
    const made = await db().readingPath.findFirst({ where: { slug, userId }, select: { id: true } });
    if (count === 0 || !made) continue;
    await db().pathStep.createMany({ data: stepsOf(made.id, path, posts), skipDuplicates: true });
    room -= 1;
    added += 1;
  }
  return added;
}

/** The address under which an archive's path is added; null where the reader has it already, or removed it just now. */
async function freeSlug(userId: string, slug: string): Promise<string | null> {
  const rest = createHash("sha256").update(`${userId} ${slug}`).digest("hex").slice(0, 12);
  const other = `${slug.slice(0, 60).replace(/-+$/, "")}-${rest}`;
  const taken = await db().readingPath.findMany({
    where: { slug: { in: [slug, other] } },
    select: { slug: true, userId: true },
  });
  if (taken.some((path) => path.userId === userId)) return null;
  return taken.some((path) => path.slug === slug) ? other : slug;
}

function stepsOf(pathId: string, { steps }: Path, posts: Map<string, string>) {
  return steps.slice(0, MOST_STEPS).flatMap(({ slug, note, addedAt }, position) => {
    const postId = posts.get(slug);
    return postId ? [{ pathId, postId, note, position, addedAt: new Date(addedAt) }] : [];
  });
}

/** Follows the paths of an archive that there are here and that the reader may see. Answers how many were new. */
export async function addPathFollows(userId: string, follows: Importable["pathFollows"]): Promise<number> {
  const since = new Map(follows.map((follow) => [follow.key, new Date(follow.since)]));
  const found = await db().$queryRaw<{ id: string; slug: string }[]>`
    SELECT p.id, p.slug FROM "ReadingPath" p WHERE p.slug = ANY(${[...since.keys()]}) AND ${visibleTo(userId)}`;
  const data = found.map(({ id, slug }) => ({ userId, pathId: id, createdAt: since.get(slug) ?? new Date() }));
  return (await db().pathFollow.createMany({ data, skipDuplicates: true })).count;
}

/** Takes over which notices come, for a reader who has not looked at theirs yet. */
export async function addNoticeKinds(userId: string, kinds: Importable["notices"]): Promise<void> {
  if (!kinds) return;
  const { searches, corrections, paths } = kinds;
  await db().$executeRaw`
    INSERT INTO "NoticeState" ("userId", since, "lastSeenAt", searches, corrections, paths)
    SELECT id, "createdAt", "createdAt", ${searches}, ${corrections}, ${paths} FROM "User" WHERE id = ${userId}::uuid
    ON CONFLICT DO NOTHING`;
}
