import { absolute, siteUrl } from "#lib/site.ts";
import { xmlText } from "#lib/xml.ts";

/** What a page says of itself to whoever lists it, finds it or shows a card of it. */
export type Head = {
  /** Without the name of the site, which is added; that name alone where unset. */
  title?: string | undefined;
  /** A sentence or two; the site's own where unset. */
  description?: string | undefined;
  /** The page's own path, where it has others or shall be found. */
  path?: string | undefined;
  /** Set where search engines leave it out; "with its links" where they go nowhere from it either. */
  hidden?: boolean | "with its links" | undefined;
  /** The path of the feed that says the same. */
  feed?: string | undefined;
  /** Open Graph's properties beyond those that every page has, or instead of them. */
  card?: () => Card;
};

/** Open Graph's properties by their names; a property with several values has a list. */
type Card = Readonly<Record<string, string | readonly string[] | undefined>>;

const NAME = "AI Briefing";
const DESCRIPTION =
  "The AI briefing your feed algorithm won’t show you: short, sourced briefings on AI and work that end.";

/** The title of a page, as a window and a list of results show it. */
export const titleOf = ({ title }: Head): string => (title ? `${title} · ${NAME}` : NAME);

/** What stands in <head> beside the title, as HTML; what a card is drawn of only where `isForAll`. */
export function headLines(head: Head, isForAll: boolean): string {
  const { title = NAME, path, hidden, feed } = head;
  const description = head.description || DESCRIPTION;
  const lines = [meta("name", "description", description)];
  if (path) lines.push(`<link rel="canonical" href="${xmlText(path === "/" ? siteUrl() : absolute(path))}"/>`);
  if (hidden) lines.push(meta("name", "robots", hidden === true ? "noindex" : "noindex, nofollow"));
  if (feed)
    lines.push(`<link rel="alternate" type="application/atom+xml" title="${xmlText(title)}" href="${xmlText(feed)}"/>`);
  if (!isForAll) return lines.join("");
  const card: Card = {
    ...{ "og:title": title, "og:description": description, "og:site_name": NAME },
    ...{ "og:locale": "en_GB", "og:type": "website" },
    ...head.card?.(),
  };
  for (const [property, value] of Object.entries(card))
    for (const each of [value ?? []].flat()) lines.push(meta("property", property, each));
  lines.push(meta("name", "twitter:card", card["og:image"] ? "summary_large_image" : "summary"));
  return lines.join("");
}

const meta = (kind: "name" | "property", name: string, content: string) =>
  `<meta ${kind}="${name}" content="${xmlText(content)}"/>`;
