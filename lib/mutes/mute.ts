/** What mutes are, as pages and components see them. */

export const MUTE_KINDS = ["word", "topic", "author", "source"] as const;
export type MuteKind = (typeof MUTE_KINDS)[number];

/** The most mutes of one reader; the database holds to it (User_muteCount_check). */
export const MOST_MUTES = 200;

/** The most characters of a word, a phrase or a source. */
export const LONGEST_MUTE = 100;

/**
 * Whom a list is read for: null when signed out. `muteCount` says whether there is anything to hide, so that who has no
 * mutes reads by the statements of everybody; with `seeMuted` what is muted is shown and marked.
 */
export type ListReader = { id: string; muteCount: number; seeMuted?: boolean } | null;

/** The reader of a list from who is signed in and the address's `muted`, which is "show" to see what is hidden. */
export function listReader(viewer: { id: string; muteCount: number }, muted?: unknown): NonNullable<ListReader>;
export function listReader(viewer: { id: string; muteCount: number } | null, muted?: unknown): ListReader;
export function listReader(viewer: { id: string; muteCount: number } | null, muted?: unknown): ListReader {
  return viewer && { id: viewer.id, muteCount: viewer.muteCount, seeMuted: muted === "show" };
}

/** One mute as it is named on screen: `key` is a slug or handle, or the words themselves. */
export type MuteName = { id: string; kind: MuteKind; key: string; name: string };

/** A mute in the reader's own list. `ended` by the database's clock. */
export type OwnMute = MuteName & { until: Date | null; ended: boolean; following: boolean };

/** How a mute stands in a sentence: "the topic Agents", "the words “prompt injection”". */
export function muteWords({ kind, name }: Pick<MuteName, "kind" | "name">): string {
  if (kind === "word") return /\s/.test(name) ? `the words “${name}”` : `the word “${name}”`;
  return `the ${kind} ${name}`;
}

/** What is said beside a briefing that is shown although it is muted: " · you muted the topic Agents"; else nothing. */
export const mutedMark = (by: MuteName[] | undefined) => (by ? ` · you muted ${by.map(muteWords).join(", ")}` : "");

/** For how long, as forms say it; with "date" comes the last day of it. */
export const LENGTHS = [
  { value: "ever", label: "For ever" },
  { value: "day", label: "For a day" },
  { value: "week", label: "For a week" },
  { value: "month", label: "For a month" },
  { value: "date", label: "Until a date" },
] as const;
export type MuteLength = (typeof LENGTHS)[number]["value"];

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u;

/** The host that a source names ("https://www.Nature.com/x", "nature.com" → "nature.com"); null where it is a publisher. */
export function hostOf(source: string): string | null {
  const text = source.trim().replace(/^https?:\/\//i, "");
  const host = text.split(/[/?#:]/)[0] ?? "";
  if (!HOST.test(host)) return null;
  const url = URL.parse(`https://${host}`);
  return url ? url.hostname.replace(/^www\./, "") : null;
}
