import { Prisma } from "#lib/db.ts";
import { handedInAddress } from "#lib/extraction/outside-address.ts";
import type { ListRows } from "#lib/posts/page-queries.ts";
import type { Overlay, PostSummary } from "#lib/posts/post.ts";
import { readRows } from "#lib/read-together.ts";
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
  const rows = await readRows<Row>(Prisma.sql`
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

type Own = { saved?: boolean; state?: "read" | "started" | null };

/**
 * The rows of a list with what its reader did with each briefing: read in the same statement, one by one along two indexes.
 * What is a link is not looked up (`withSavedLinks`).
 */
export const withOwn = <Row, Item extends PostSummary | LinkSummary>(
  rows: ListRows<Row, Item>,
): ListRows<Row & Own, Overlaid<Item>> => ({
  ...rows,
  columns: (reader) =>
    reader ? Prisma.sql`${rows.columns(reader)}${ownColumns(reader.id, "l.id")}` : rows.columns(reader),
  item: (row) => {
    const item = rows.item(row);
    const saved = row.saved === true;
    return (
      isLink(item)
        ? { ...item, saved }
        : { ...item, saved, read: row.state === "read", started: row.state === "started" }
    ) as Overlaid<Item>;
  },
});

/** SQL for the columns of Own, of the briefing of this id. Each is a value, not a join: it is asked of as many as are shown. */
const ownColumns = (userId: string, id: string) => Prisma.sql`,
    (SELECT true FROM "Bookmark" own WHERE own."userId" = ${userId}::uuid AND own."postId" = ${Prisma.raw(id)}) AS saved,
    (SELECT CASE WHEN own."readAt" IS NOT NULL THEN 'read' WHEN own.anchor <> '' AND own."asideAt" IS NULL THEN 'started' END
      FROM "ReadState" own WHERE own."userId" = ${userId}::uuid AND own."postId" = ${Prisma.raw(id)}) AS state`;

/** A briefing gets its overlay, a link whether it is saved. */
type Overlaid<Entry> = Entry extends PostSummary ? Entry & Overlay : Entry;

/** The entries of a page, the links among them with whether the reader saved them. One round trip, none where there are no links. */
export async function withSavedLinks<Entry extends object>(
  entries: (Entry | LinkSummary)[],
  userId: string,
): Promise<(Entry | LinkSummary)[]> {
  const address = ({ link }: LinkSummary) => handedInAddress(link.url) ?? "";
  const links = entries.flatMap((entry) => (isLink(entry) ? address(entry) : []));
  if (links.length === 0) return entries;
  const overlay = await overlayFor(userId, { links });
  return entries.map((entry) => (isLink(entry) ? { ...entry, saved: overlay.links.has(address(entry)) } : entry));
}
