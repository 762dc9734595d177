import { type ItemKind, KINDS } from "#lib/desk/item.ts";

/** An item of a story as the desk shows it. `at` is ISO 8601, `reason` in words, `copyOf` the item that it repeats. */
export type InboxItem = {
  id: string;
  title: string;
  url: string;
  summary: string;
  kind: ItemKind;
  at: string;
  language: string | null;
  /** Null where a reader offered it. */
  source: { id: string; title: string } | null;
  reason: string;
  copyOf: string | null;
};

/** A story as the desk shows it: the item that speaks for it comes first; `more` are those that are not listed. */
export type InboxStory = {
  id: string;
  title: string;
  state: StoryState;
  isArranged: boolean;
  items: InboxItem[];
  more: number;
};

export const STATES = ["open", "set_aside", "taken_up"] as const;
export type StoryState = (typeof STATES)[number];
export const STATE_SLUGS: Record<StoryState, string> = { open: "new", set_aside: "set-aside", taken_up: "taken-up" };
export const STATE_WORDS: Record<StoryState, string> = { open: "New", set_aside: "Set aside", taken_up: "Taken up" };

/** What an editor can do with stories, and with items in them. */
export const ACTS = ["split", "merge", "move", "lead", "set-aside", "take-up", "reopen"] as const;
export type DeskAct = (typeof ACTS)[number];

/** The id of the form that the check boxes of the inbox belong to. */
export const DESK_FORM = "desk";

/** Which stories are looked for: in what state, and with an item of this kind, source, language, and with these words. */
export type InboxView = {
  state: StoryState;
  kind: ItemKind | null;
  source: string | null;
  language: string | null;
  q: string;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The view that an address asks for; what is no view is the first. */
export function inboxView(asked: Record<string, unknown>): InboxView {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  return {
    state: STATES.find((state) => STATE_SLUGS[state] === asked.show) ?? "open",
    kind: KINDS.find((kind) => kind === asked.kind) ?? null,
    source: UUID.test(text("source")) || text("source") === "offered" ? text("source") : null,
    language: /^[a-z]{2}$/.test(text("language")) ? text("language") : null,
    q: text("q").slice(0, 200).replace(/\s+/g, " ").trim(),
  };
}

/** The address of a page of the inbox. */
export function inboxPath({ state, kind, source, language, q }: InboxView, before?: string | null): string {
  const query = new URLSearchParams();
  if (state !== "open") query.set("show", STATE_SLUGS[state]);
  for (const [name, value] of Object.entries({ kind, source, language, q, before })) if (value) query.set(name, value);
  return query.size > 0 ? `/desk/inbox?${query}` : "/desk/inbox";
}
