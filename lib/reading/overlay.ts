import { Prisma, rowsOf } from "#lib/db.ts";
import { handedInAddress } from "#lib/extraction/outside-address.ts";
import type { Overlay, PostSummary } from "#lib/posts/post.ts";
import { isLink, type LinkSummary } from "#lib/sources/link.ts";

type About = { posts?: string[]; links?: string[]; topics?: string[]; authors?: string[] };
type Row = { what: "saved" | "link" | "read" | "started" | "topic" | "author"; key: string };

export type ViewerOverlay = {
  saved: Set<string>;
  links: Set<string>;
  read: Set<string>;
  started: Set<string>;
  topics: Set<string>;
  authors: Set<string>;
};

const NOTHING: ViewerOverlay = {
  saved: new Set(),
  links: new Set(),
  read: new Set(),
  started: new Set(),
  topics: new Set(),
  authors: new Set(),
};

/**
 * What a reader did with the things on a page: posts (ids) saved, read, and started but not finished, links (addresses
 * as they are handed in) saved, topics (slugs) and authors (handles) followed. One round trip for the whole page; none for somebody who is signed out.
 */
export async function overlayFor(userId: string | undefined, about: About): Promise<ViewerOverlay> {
  if (!userId) return NOTHING;
  const { posts = [], links = [], topics = [], authors = [] } = about;
  const rows = await rowsOf<Row>(Prisma.sql`
    SELECT 'saved' AS what, "postId"::text AS key FROM "Bookmark"
      WHERE "userId" = ${userId}::uuid AND "postId" = ANY(${posts}::uuid[])
    UNION ALL SELECT 'link', s.url FROM "SharedLink" s JOIN "Bookmark" b ON b."sharedLinkId" = s.id
      WHERE s."userId" = ${userId}::uuid AND s.url = ANY(${links}) AND s."removedAt" IS NULL
    UNION ALL SELECT CASE WHEN "readAt" IS NULL THEN 'started' ELSE 'read' END, "postId"::text FROM "ReadState"
      WHERE "userId" = ${userId}::uuid AND "postId" = ANY(${posts}::uuid[])
        AND ("readAt" IS NOT NULL OR (anchor <> '' AND "asideAt" IS NULL))
    UNION ALL SELECT 'topic', t.slug FROM "TagFollow" f JOIN "Tag" t ON t.id = f."tagId"
      WHERE f."userId" = ${userId}::uuid AND t.slug = ANY(${topics})
    UNION ALL SELECT 'author', a.handle FROM "AuthorFollow" f JOIN "Author" a ON a.id = f."authorId"
      WHERE f."userId" = ${userId}::uuid AND a.handle = ANY(${authors})`);
  const keys = (what: Row["what"]) => new Set(rows.filter((row) => row.what === what).map((row) => row.key));
  return {
    saved: keys("saved"),
    links: keys("link"),
    read: keys("read"),
    started: keys("started"),
    topics: keys("topic"),
    authors: keys("author"),
  };
}

/** A summary with what the reader did with it. */
export const withOverlay = (post: PostSummary, overlay: ViewerOverlay): PostSummary & Overlay => ({
  ...post,
  saved: overlay.saved.has(post.id),
  read: overlay.read.has(post.id),
  started: overlay.started.has(post.id),
});

/** A briefing gets its overlay, a link whether it is saved. */
type Overlaid<Entry> = Entry extends PostSummary ? Entry & Overlay : Entry;

/** The entries of one page with what the reader did with them. One round trip, none when signed out. */
export async function listItems<Entry extends PostSummary | LinkSummary>(
  entries: Entry[],
  userId: string | undefined,
): Promise<Overlaid<Entry>[]> {
  const address = ({ link }: LinkSummary) => handedInAddress(link.url) ?? "";
  const overlay = await overlayFor(userId, {
    posts: entries.flatMap((entry) => (isLink(entry) ? [] : entry.id)),
    links: entries.flatMap((entry) => (isLink(entry) ? address(entry) : [])),
  });
  return entries.map(
    (entry) =>
      (isLink(entry)
        ? { ...entry, saved: overlay.links.has(address(entry)) }
        : withOverlay(entry, overlay)) as Overlaid<Entry>,
  );
}
