import { handedInAddress } from "#lib/extraction/outside-address.ts";

/** What a row of an archive is about: a briefing by its slug, or a link by its address. */
type About = { slug?: string | undefined; url?: string | undefined };

/** The piece that a row is about, as a column of ours; null where the site or the reader does not have it. */
export type PieceOf = (about: About) => { postId: string } | { sharedLinkId: string } | null;

/** Finds pieces among posts (by slug) and a reader's links (by address). */
export const piecesAmong =
  (posts: Map<string, string>, links: Map<string, string>): PieceOf =>
  ({ slug, url }) => {
    const postId = slug && posts.get(slug);
    if (postId) return { postId };
    const sharedLinkId = url && links.get(handedInAddress(url) ?? "");
    return sharedLinkId ? { sharedLinkId } : null;
  };
