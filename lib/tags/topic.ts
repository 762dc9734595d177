/** What a topic is, as pages see it. */

/** Nobody needs a count beyond this: more is said as "more than 1,000". Followers are counted no further. */
export const MOST_COUNTED = 1_000;

/** How many of its newest briefings a topic's page looks at for all that it says besides the list. */
export const LOOKED_AT = 100;

export type TopicCard = {
  id: string;
  slug: string;
  name: string;
  description: string;
  hue: number;
  section: string | null;
  /** Published briefings. */
  posts: number;
};

export type CitedWork = { title: string; publisher: string; url: string; date: string; posts: number };

/** What the first page of a topic tells besides its list, from its newest LOOKED_AT briefings. */
export type TopicAbout = {
  /** Counted to MOST_COUNTED + 1; shown rounded, see `followerCount`. */
  followers: number;
  /** After the reader's line in Following, or in the last 30 days for who is signed out; `since` is null for these. */
  fresh: { since: string | null; posts: number; minutes: number };
  related: { slug: string; name: string }[];
  /** Works that at least two of the briefings rest on, the most cited first. */
  mostCited: CitedWork[];
  publishers: { name: string; posts: number }[];
  /** The source with the earliest date. */
  first: CitedWork | null;
  authors: { handle: string; name: string; posts: number }[];
};

/** "1 briefing", "12 briefings", "more than 1,000 briefings" */
export function briefingCount(posts: number): string {
  if (posts > MOST_COUNTED) return "more than 1,000 briefings";
  return posts === 1 ? "1 briefing" : `${posts} briefings`;
}

/** The same where there is room for a number only: "12", "1,000+" */
export const shortCount = (posts: number) => (posts > MOST_COUNTED ? "1,000+" : String(posts));

/**
 * How many follow, never exactly: below ten "a few", then to the nearest ten, from a hundred to the nearest fifty, and no
 * further than a thousand. Nobody can tell from it that one person came or went.
 */
export function followerCount(followers: number): string {
  if (followers === 0) return "no followers yet";
  if (followers < 10) return "a few followers";
  if (followers > MOST_COUNTED) return "more than 1,000 followers";
  const step = followers < 100 ? 10 : 50;
  return `about ${Math.round(followers / step) * step} followers`;
}

/** Topics under their headings: the heading with the most briefings first, those without one at the end. */
export function inSections<Topic extends TopicCard>(topics: Topic[]): { name: string | null; topics: Topic[] }[] {
  const sections = new Map<string | null, Topic[]>();
  for (const topic of topics) sections.set(topic.section, [...(sections.get(topic.section) ?? []), topic]);
  const weight = (some: Topic[]) => some.reduce((sum, { posts }) => sum + posts, 0);
  return [...sections]
    .map(([name, some]) => ({ name, topics: some }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || weight(b.topics) - weight(a.topics));
}
