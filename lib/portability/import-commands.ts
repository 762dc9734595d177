import { databaseNow, db, Prisma } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { keepArchived } from "#lib/highlights/archive-commands.ts";
import type { Importable } from "#lib/portability/archive.ts";
import { addHistory, addLists } from "#lib/portability/kept-commands.ts";
import { addMutes } from "#lib/portability/mute-commands.ts";
import { addNoticeKinds, addPathFollows, addPaths } from "#lib/portability/path-import-commands.ts";
import { readArchive } from "#lib/portability/read-archive.ts";
import { addSearches } from "#lib/portability/search-commands.ts";
import { readRanking, storedRanking } from "#lib/ranking/mix.ts";
import { normaliseOutsideUrl } from "#lib/url.ts";

/** How much an import found and how much of it was new. What the site does not have (any more) is not counted as new. */
export type Imported = { found: number; added: number };

/** The most rows of one statement. */
const BATCH = 1_000;

/** Adds to an account what an archive holds; what is there already stays as it is. */
export async function importArchive(userId: string, file: File | undefined): Promise<Result<Imported>> {
  if (!file) {
    const message = "Choose a file first.";
    return refused("invalid", message, { fields: { archive: message } });
  }
  const read = readArchive(new Uint8Array(await file.arrayBuffer()));
  if (!read.ok) return read;
  const { saved, links, lists, topics, authors, reading, history } = read.value;
  const { highlights, shareLinks, mutes, searches, ranking, paths, pathFollows } = read.value;
  const entries = lists.flatMap((list) => list.entries);
  const found = [
    ...[saved, links, lists, entries, topics, authors, reading, history],
    ...[highlights, shareLinks, mutes, searches, ranking, paths, pathFollows],
  ];
  const steps = paths.flatMap((path) => path.steps);
  const named = [...saved, ...reading, ...history, ...highlights, ...shareLinks, ...steps].map(({ slug }) => slug);
  const posts = await postIds([...named, ...entries.flatMap(({ slug }) => slug ?? [])]);
  const added = [
    await addSaved(userId, saved, posts),
    await addLinks(userId, links),
    await addLists(userId, lists, posts),
    await addFollows(userId, topics, authors),
    await addReading(userId, reading, posts),
    await addHighlights(userId, highlights, posts),
    await addHistory(userId, history, posts),
    await addShareLinks(userId, shareLinks, posts),
    await addMutes(userId, mutes),
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

async function addLinks(userId: string, links: Importable["links"]) {
  const wanted = links.flatMap((link) => {
    const url = normaliseOutsideUrl(link.url);
    return url && link.title.trim() ? [{ ...link, url, createdAt: new Date(link.savedAt) }] : [];
  });
  const tags = await tagIds(wanted.flatMap(({ topics }) => topics));
  return sum(
    await inBatches(wanted, async (part) => {
      // Only what was not there: links of the reader's own keep their title and their topics.
      const made = await db().sharedLink.createManyAndReturn({
        data: part.map(({ url, title, comment, createdAt }) => ({ userId, url, title, comment, createdAt })),
        skipDuplicates: true,
        select: { id: true, url: true, createdAt: true },
      });
      const of = new Map(part.map((link) => [link.url, link]));
      const linkTags = made.flatMap(({ id, url }) =>
        (of.get(url)?.topics ?? []).flatMap((slug) => ({ sharedLinkId: id, tagId: tags.get(slug) ?? "" })),
      );
      await db().sharedLinkTag.createMany({ data: linkTags.filter(({ tagId }) => tagId), skipDuplicates: true });
      await db().bookmark.createMany({
        data: made.map(({ id, url, createdAt }) => ({
          ...{ userId, sharedLinkId: id, createdAt },
          ...{ note: of.get(url)?.note || null, archived: of.get(url)?.archived ?? false },
        })),
        skipDuplicates: true,
      });
      return made.length;
    }),
  );
}

async function addFollows(userId: string, topics: Importable["topics"], authors: Importable["authors"]) {
  const tags = await tagIds(topics.map(({ key }) => key));
  const people = await db().author.findMany({
    where: { handle: { in: authors.map(({ key }) => key).slice(0, BATCH) } },
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

function addReading(userId: string, reading: Importable["reading"], posts: Map<string, string>) {
  const data = reading.flatMap(({ slug, readAt, anchor, placeAt, asideAt, updatedAt }) => {
    const postId = posts.get(slug);
    // An older archive has no date of the place.
    const place = { placeAt: placeAt ?? (anchor && !readAt ? updatedAt : null), asideAt: asideAt ?? null };
    const times = { readAt: readAt ? new Date(readAt) : null, updatedAt: new Date(updatedAt), ...place };
    return postId ? [{ userId, postId, anchor, ...times }] : [];
  });
  return count(data, (part) => db().readState.createMany({ data: part, skipDuplicates: true }));
}

function addHighlights(userId: string, highlights: Importable["highlights"], posts: Map<string, string>) {
  const rows = highlights.flatMap(({ slug, createdAt, ...highlight }) => {
    const postId = posts.get(slug);
    return postId ? [{ ...highlight, postId, createdAt: new Date(createdAt) }] : [];
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

async function inBatches<Item, Made>(items: Item[], write: (part: Item[]) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += BATCH) made.push(await write(items.slice(at, at + BATCH)));
  return made;
}

const count = async <Item>(items: Item[], write: (part: Item[]) => Promise<{ count: number }>) =>
  sum((await inBatches(items, write)).map((made) => made.count));

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
