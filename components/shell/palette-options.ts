import type { Suggestions } from "#lib/search/suggest-queries.ts";

/** Something that the palette leads to (`href`) or does (`run`). `id` is unique among those shown. */
export type Option = { id: string; label: string; hint?: string } & ({ href: string } | { run: () => void });
export type Group = { name: string; options: Option[] };

/** The id of the element that shows an option. */
export const optionId = ({ id }: Option) => `palette ${id}`.replace(/\s+/g, "-");

const place = (href: string, label: string, hint?: string): Option => ({ id: `to ${href}`, label, href, hint });

const READERS = [
  place("/following", "Following"),
  place("/ranking", "Your order"),
  place("/saved", "Saved"),
  place("/saved/lists", "Lists"),
  place("/highlights", "Highlights"),
  place("/history", "History"),
  place("/notices", "Notices"),
];
const EVERYBODY = [place("/tags", "Topics"), place("/paths", "Reading paths"), place("/search", "Search")];
const ACCOUNT = [
  place("/paths/new", "Make a path"),
  place("/welcome", "Choose topics"),
  place("/links/new", "Save a link"),
  place("/you", "Everything of yours"),
  place("/settings", "Account"),
  place("/settings/mutes", "Mutes"),
  place("/settings/yours", "Export and delete"),
];
const STRANGERS = [place("/sign-in", "Sign in"), place("/sign-up", "Create an account")];

/** The pages that have a name of their own, those that one goes to most first. */
export const placesFor = (isSignedIn: boolean) => [
  place("/", "Briefing"),
  ...(isSignedIn ? READERS : []),
  ...EVERYBODY,
  ...(isSignedIn ? ACCOUNT : STRANGERS),
  place("/about", "About"),
];

const words = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Those in whose label each typed word begins a word; all when nothing is typed. */
export function matching<Item extends { label: string }>(options: Item[], typed: string): Item[] {
  const wanted = words(typed);
  return options.filter(({ label }) => {
    const said = words(label);
    return wanted.every((word) => said.some((each) => each.startsWith(word)));
  });
}

/** What the server found, as groups. */
export const found = ({ briefings, topics, authors, links }: Suggestions): Group[] => [
  { name: "Briefings", options: briefings.map(({ slug, title }) => place(`/posts/${slug}`, title)) },
  { name: "Topics", options: topics.map(({ slug, name }) => place(`/tags/${slug}`, name)) },
  { name: "Authors", options: authors.map(({ handle, name }) => place(`/authors/${handle}`, name, `@${handle}`)) },
  { name: "Saved links", options: links.map(({ id, title }) => place(`/links/${id}`, title)) },
];

/** The full search for what is typed. */
export const searchFor = (typed: string): Group => ({
  name: "Search",
  options: [place(`/search?${new URLSearchParams({ q: typed })}`, `Search everything for “${typed}”`)],
});

/** The groups that have something in them, nothing twice. */
export function shown(groups: Group[]): Group[] {
  const seen = new Set<string>();
  const fresh = ({ id }: Option) => !seen.has(id) && Boolean(seen.add(id));
  return groups
    .map(({ name, options }) => ({ name, options: options.filter(fresh) }))
    .filter(({ options }) => options.length > 0);
}
