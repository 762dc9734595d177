import { databaseNow, db, Prisma } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { keepArchived } from "#lib/highlights/archive-commands.ts";
import type { Importable } from "#lib/portability/archive.ts";
import { count, inBatches, sum } from "#lib/portability/batches.ts";
import { addHistory, addLists } from "#lib/portability/kept-commands.ts";
import { addLinks, linkIds } from "#lib/portability/link-commands.ts";
import { addMutes } from "#lib/portability/mute-commands.ts";
import { addNoticeKinds, addPathFollows, addPaths } from "#lib/portability/path-import-commands.ts";
import { type PieceOf, piecesAmong } from "#lib/portability/pieces.ts";
import { readArchive } from "#lib/portability/read-archive.ts";
import { addSearches } from "#lib/portability/search-commands.ts";
import { addSources } from "#lib/portability/source-commands.ts";
import { readRanking, storedRanking } from "#lib/ranking/mix.ts";

/** How much an import found and how much of it was new. What the site does not have (any more) is not counted as new. */
export type Imported = { found: number; added: number };

/** Adds to an account what an archive holds; what is there already stays as it is. */
export async function importArchive(userId: string, file: File | undefined): Promise<Result<Imported>> {
  if (!file) {
    const message = "Choose a file first.";
    return refused("invalid", message, { fields: { archive: message } });
  }
  const read = readArchive(new Uint8Array(await file.arrayBuffer()));
  if (!read.ok) return read;
  const { saved, links, lists, topics, authors, reading, history } = read.value;
  const { highlights, shareLinks, mutes, sources, searches, ranking, paths, pathFollows } = read.value;
  const entries = lists.flatMap((list) => list.entries);
  const found = [
    ...[saved, links, lists, entries, topics, authors, reading, history],
    ...[highlights, shareLinks, mutes, sources, searches, ranking, paths, pathFollows],
  ];
  const steps = paths.flatMap((path) => path.steps);
  const named = [...saved, ...reading, ...history, ...highlights, ...shareLinks, ...steps].flatMap(
    ({ slug }) => slug ?? [],
  );
  const posts = await postIds([...named, ...entries.flatMap(({ slug }) => slug ?? [])]);
  const saves = [
    await addSaved(userId, saved, posts),
    await addLinks(userId, links, await tagIds(links.flatMap(({ topics }) => topics))),
  ];
  const pieceOf = piecesAmong(posts, await linkIds(userId));
  const added = [
    ...saves,
    await addLists(userId, lists, posts),
    await addFollows(userId, topics, authors),
    await addReading(userId, reading, pieceOf),
    await addHighlights(userId, highlights, pieceOf),
    await addHistory(userId, history, pieceOf),
    await addShareLinks(userId, shareLinks, posts),
    await addMutes(userId, mutes),
    await addSources(userId, sources),
    await addPaths(userId, paths, posts),
    await addPathFollows(userId, pathFollows),
    await addRanking(userId, ranking),
    await addSearches(userId, searches),
  ];
  await addNoticeKinds(userId, read.value.notices);
  return done({ found: sum(found.map((list) => list.length)), added: sum(added) });
}

/** The published briefings of these slugs. */
async function postIds(slugs: string[]): Promise<Map<string, string>> {
  const now = await databaseNow();
  const found = await inBatches([...new Set(slugs)], (part) =>
    db().post.findMany({
      where: { slug: { in: part }, publishedAt: { lte: now } },
      select: { id: true, slug: true },
    }),
  );
  return new Map(found.flat().map(({ slug, id }) => [slug, id]));
}

function addSaved(userId: string, saved: Importable["saved"], posts: Map<string, string>) {
  const data = saved.flatMap(({ slug, savedAt, note, archived }) => {
    const postId = posts.get(slug);
    return postId ? [{ userId, postId, note: note || null, archived, createdAt: new Date(savedAt) }] : [];
  });
  return count(data, (part) => db().bookmark.createMany({ data: part, skipDuplicates: true }));
}

async function addFollows(userId: string, topics: Importable["topics"], authors: Importable["authors"]) {
  const tags = await tagIds(topics.map(({ key }) => key));
  const people = await db().author.findMany({
    where: { handle: { in: authors.map(({ key }) => key).slice(0, 1_000) } },
    select: { id: true, handle: true },
  });
  const authorIds = new Map(people.map(({ handle, id }) => [handle, id]));
  const tagRows = topics.flatMap(({ key, since }) => {
    const tagId = tags.get(key);
    return tagId ? [{ userId, tagId, createdAt: new Date(since) }] : [];
  });
  const authorRows = authors.flatMap(({ key, since }) => {
    const authorId = authorIds.get(key);
    return authorId ? [{ userId, authorId, createdAt: new Date(since) }] : [];
  });
  return (
    (await count(tagRows, (part) => db().tagFollow.createMany({ data: part, skipDuplicates: true }))) +
    (await count(authorRows, (part) => db().authorFollow.createMany({ data: part, skipDuplicates: true })))
  );
}

function addReading(userId: string, reading: Importable["reading"], pieceOf: PieceOf) {
  const data = reading.flatMap(({ slug, url, readAt, anchor, placeAt, asideAt, updatedAt }) => {
    const piece = pieceOf({ slug, url });
    // An older archive has no date of the place.
    const place = { placeAt: placeAt ?? (anchor && !readAt ? updatedAt : null), asideAt: asideAt ?? null };
    const times = { readAt: readAt ? new Date(readAt) : null, updatedAt: new Date(updatedAt), ...place };
    return piece ? [{ userId, ...piece, anchor, ...times }] : [];
  });
  return count(data, (part) => db().readState.createMany({ data: part, skipDuplicates: true }));
}

function addHighlights(userId: string, highlights: Importable["highlights"], pieceOf: PieceOf) {
  const rows = highlights.flatMap(({ slug, url, createdAt, ...highlight }) => {
    const piece = pieceOf({ slug, url });
    return piece ? [{ ...highlight, ...piece, createdAt: new Date(createdAt) }] : [];
  });
  return keepArchived(userId, rows);
}

/** A link whose short address belongs to another account by now stays theirs. */
function addShareLinks(userId: string, shareLinks: Importable["shareLinks"], posts: Map<string, string>) {
  const data = shareLinks.flatMap(({ slug, token, opens, createdAt, revokedAt }) => {
    const postId = posts.get(slug);
    const times = { createdAt: new Date(createdAt), revokedAt: revokedAt ? new Date(revokedAt) : null };
    return postId ? [{ userId, postId, token, opens, active: revokedAt ? null : true, ...times }] : [];
  });
  return count(data, (part) => db().shareLink.createMany({ data: part, skipDuplicates: true }));
}

/** An order that the reader has already stays. */
async function addRanking(userId: string, [order]: Importable["ranking"]) {
  const ranking = storedRanking(readRanking(order));
  if (!ranking) return 0;
  const { count } = await db().user.updateMany({
    where: { id: userId, ranking: { equals: Prisma.AnyNull } },
    data: { ranking },
  });
  return count;
}

async function tagIds(slugs: string[]): Promise<Map<string, string>> {
  const found = await inBatches([...new Set(slugs)], (part) =>
    db().tag.findMany({ where: { slug: { in: part } }, select: { id: true, slug: true } }),
  );
  return new Map(found.flat().map(({ slug, id }) => [slug, id]));
}
