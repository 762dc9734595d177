import { databaseNow, db } from "#lib/db.ts";
import { allHighlights } from "#lib/highlights/queries.ts";
import { type Archive, FORMAT } from "#lib/portability/archive.ts";
import { gatherPaths } from "#lib/portability/gather-paths.ts";

import { keptOf } from "#lib/portability/kept-queries.ts";
import { gatherLinks } from "#lib/portability/link-queries.ts";
import { gatherMutes } from "#lib/portability/mute-queries.ts";
import { gatherSearches } from "#lib/portability/search-queries.ts";
import { gatherSources } from "#lib/portability/source-queries.ts";
import { readRanking, storedRanking } from "#lib/ranking/mix.ts";
import { absolute, siteUrl } from "#lib/site.ts";

type Told = (percent: number) => Promise<void>;

/** Everything of a reader, in the order in which they made it; null when the account is gone. `told` hears how far it is. */
export async function gather(userId: string, told: Told = async () => {}): Promise<Archive | null> {
  const account = await accountOf(userId);
  if (!account) return null;
  const ranking = await rankingOf(userId);
  await told(10);
  const saved = await savedBriefings(userId);
  await told(30);
  const links = await gatherLinks(userId);
  await told(45);
  const follows = await followsOf(userId);
  await told(60);
  const reading = await readingOf(userId);
  await told(75);
  const highlights = await highlightsOf(userId);
  await told(80);
  const shareLinks = await shareLinksOf(userId);
  await told(80);
  const mutes = await gatherMutes(userId);
  const sources = await gatherSources(userId);
  const searches = await gatherSearches(userId);
  await told(85);
  const made = {
    saved,
    links,
    ...(await keptOf(userId)),
    ...follows,
    reading,
    highlights,
    shareLinks,
    ...{ mutes, sources },
    searches,
    ranking,
    ...(await gatherPaths(userId)),
  };
  return { format: FORMAT, exportedAt: new Date().toISOString(), site: siteUrl(), ...account, ...made };
}

async function accountOf(userId: string) {
  const user = await db().user.findUnique({
    where: { id: userId },
    include: {
      passkeys: { orderBy: { createdAt: "asc" } },
      accounts: { orderBy: { provider: "asc" }, select: { provider: true } },
      sessions: { orderBy: { createdAt: "asc" } },
    },
  });
  if (!user) return null;
  const { name, email, handle, role, timeZone, language, readingMemory } = user;
  return {
    account: {
      ...{ name, email, handle, role, timeZone, language, readingMemory },
      emailVerified: iso(user.emailVerified),
      createdAt: user.createdAt.toISOString(),
      hasPassword: user.passwordHash !== null,
    },
    passkeys: user.passkeys.map((key) => ({
      name: key.name,
      createdAt: key.createdAt.toISOString(),
      lastUsedAt: iso(key.lastUsedAt),
    })),
    waysIn: user.accounts,
    sessions: user.sessions.map((session) => ({
      device: session.userAgent,
      network: session.network,
      createdAt: session.createdAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
    })),
  };
}

async function rankingOf(userId: string): Promise<Archive["ranking"]> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { ranking: true } });
  const chosen = storedRanking(readRanking(user?.ranking));
  return chosen ? [{ ...chosen, mix: { ...chosen.mix } }] : [];
}

async function savedBriefings(userId: string): Promise<Archive["saved"]> {
  const rows = await db().bookmark.findMany({
    where: { userId, post: await published() },
    relationLoadStrategy: "join",
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { createdAt: true, note: true, archived: true, post: { select: { slug: true, title: true } } },
  });
  return rows.flatMap(({ createdAt, post, note, archived }) =>
    post ? [{ ...post, url: absolute(`/posts/${post.slug}`), savedAt: createdAt.toISOString(), note, archived }] : [],
  );
}

async function followsOf(userId: string): Promise<Pick<Archive, "topics" | "authors">> {
  const order = { where: { userId }, relationLoadStrategy: "join", orderBy: { createdAt: "asc" } } as const;
  const [topics, authors] = await Promise.all([
    db().tagFollow.findMany({ ...order, select: { createdAt: true, tag: { select: { slug: true, name: true } } } }),
    db().authorFollow.findMany({
      ...order,
      select: { createdAt: true, author: { select: { handle: true, name: true } } },
    }),
  ]);
  return {
    topics: topics.map(({ tag, createdAt }) => ({ key: tag.slug, name: tag.name, since: createdAt.toISOString() })),
    authors: authors.map(({ author, createdAt }) => ({
      ...{ key: author.handle, name: author.name },
      since: createdAt.toISOString(),
    })),
  };
}

async function readingOf(userId: string): Promise<Archive["reading"]> {
  const rows = await db().readState.findMany({
    where: { userId, OR: [{ post: await published() }, { sharedLink: { removedAt: null } }] },
    relationLoadStrategy: "join",
    orderBy: { updatedAt: "asc" },
    select: {
      ...{ readAt: true, anchor: true, placeAt: true, asideAt: true, updatedAt: true },
      ...{ post: { select: { slug: true } }, sharedLink: { select: { url: true } } },
    },
  });
  return rows.map(({ readAt, anchor, placeAt, asideAt, updatedAt, post, sharedLink }) => ({
    ...{
      slug: post?.slug,
      url: sharedLink?.url,
      readAt: iso(readAt),
      anchor,
      placeAt: iso(placeAt),
      asideAt: iso(asideAt),
    },
    updatedAt: updatedAt.toISOString(),
  }));
}

async function highlightsOf(userId: string): Promise<Archive["highlights"]> {
  const rows = await allHighlights(userId);
  return rows.map(({ slug, url, exact, prefix, suffix, start, repeats, note, createdAt }) => ({
    ...{ slug: slug ?? undefined, url: url ?? undefined, exact, prefix, suffix, start, repeats, note },
    createdAt: createdAt.toISOString(),
  }));
}

async function shareLinksOf(userId: string): Promise<Archive["shareLinks"]> {
  const rows = await db().shareLink.findMany({
    where: { userId, post: await published() },
    relationLoadStrategy: "join",
    orderBy: { createdAt: "asc" },
    select: { token: true, opens: true, createdAt: true, revokedAt: true, post: { select: { slug: true } } },
  });
  return rows.map(({ token, opens, createdAt, revokedAt, post }) => ({
    ...{ token, slug: post.slug, opens },
    createdAt: createdAt.toISOString(),
    revokedAt: iso(revokedAt),
  }));
}

// Of a briefing that is a draft again nothing is told to anybody, not even that there is one.
const published = async () => ({ publishedAt: { lte: await databaseNow() } });

const iso = (date: Date | null) => date?.toISOString() ?? null;
