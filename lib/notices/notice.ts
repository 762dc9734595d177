/** What notices are, as pages and components see them. */

/** Which kinds come to a reader's notices. */
export type NoticeKinds = { searches: boolean; corrections: boolean; paths: boolean };

export const ALL_KINDS: NoticeKinds = { searches: true, corrections: true, paths: true };

export type NoticedPost = { slug: string; title: string };

/** One thing that a reader is told; `at` is when it happened, the latest of it where it is several. */
export type Notice = { id: string; at: Date } & (
  | { kind: "correction"; post: NoticedPost; note: string | null }
  | { kind: "path"; path: NoticedPost; posts: NoticedPost[] }
  | { kind: "search"; name: string; query: string; order: "best" | "newest"; posts: NoticedPost[] }
);

/** How far notices go back, in days; what is older is told no more. */
export const DAYS = 30;

/** The most notices of one kind. */
export const MOST_NOTICES = 50;

/** So many corrections of the site, the newest of those days, are compared with what a reader read and saved. */
export const MOST_CORRECTIONS = 2_000;

type Found = { at: Date; post: NoticedPost };

/**
 * Several finds of one search, or new steps of one path, as one notice for each side of the line: what came after it, and
 * what was there before. Nothing where nothing was found.
 */
export function sidesOf(found: Found[], since: Date): { side: "new" | "earlier"; at: Date; posts: NoticedPost[] }[] {
  const newestFirst = found.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const side = (name: "new" | "earlier", isHere: (at: Date) => boolean) => {
    const here = newestFirst.filter(({ at }) => isHere(at));
    const first = here[0];
    return first ? [{ side: name, at: first.at, posts: here.map(({ post }) => post) }] : [];
  };
  return [...side("new", (at) => at > since), ...side("earlier", (at) => at <= since)];
}

/** Notices in one order, the latest first, those after the line apart from those before it. */
export function byLine(notices: Notice[], since: Date): { fresh: Notice[]; earlier: Notice[] } {
  const order = notices.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1));
  return { fresh: order.filter(({ at }) => at > since), earlier: order.filter(({ at }) => at <= since) };
}
