import type { PAGES } from "./matrix-pages.ts";

/** What is there to be hidden: a topic with one piece that is muted and one that is not; both have `word` in their title. */
export type Muting = { topic: string; word: string; other: { path: string }; path: { slug: string }; search: Search };
type Search = { id: string; feedToken: string | null };

type Page = keyof typeof PAGES;
type Surface = {
  at: (there: Muting) => string[];
  /** Whether it says how many it hides, and shows them with `muted=show`. */
  says: "count" | "hidden" | "nothing";
  /** Other orders of it, which say it in other words or not at all. */
  also?: string[];
};

/** Every page and route that lists briefings; the muted one stands on none of them. */
export const SURFACES: Record<Page, Surface> = {
  "/": { at: () => ["/"], says: "count", also: ["/?order=ranked"] },
  "/tags/[slug]": { at: ({ topic }) => [`/tags/${topic}`], says: "count" },
  "/authors/[handle]": { at: () => ["/authors/skills"], says: "count" },
  "/following": {
    at: () => ["/following"],
    says: "count",
    also: ["/following?order=ranked", "/following?minutes=60"],
  },
  "/search": { at: ({ word }) => [`/search?q=${word}`], says: "count" },
  "/api/lists": {
    at: ({ topic }) => ["all", `topic:${topic}`, "author:skills", "following"].map((list) => `/api/lists?list=${list}`),
    says: "hidden",
  },
  "/searches/[id]": { at: ({ search }) => [`/searches/${search.id}`], says: "nothing" },
  "/feeds/searches/[token]": { at: ({ search }) => [`/feeds/searches/${search.feedToken}`], says: "nothing" },
  "/api/suggest": { at: ({ word }) => [`/api/suggest?q=${word}`], says: "nothing" },
  "/ranking": { at: () => ["/ranking?primary=30"], says: "nothing" },
  "/api/ranking": { at: () => ["/api/ranking?primary=30"], says: "nothing" },
  // Previous and next, more on this topic, more from AI Briefing, don't miss.
  "/posts/[slug]": {
    at: ({ other, topic }) => [other.path, `${other.path}?from=topic:${topic}`, `${other.path}?from=following`],
    says: "nothing",
  },
  "/notices": { at: () => ["/notices"], says: "nothing" },
  // The latest title of each topic.
  "/welcome": { at: () => ["/welcome"], says: "nothing" },
  "/paths/[slug]/edit": { at: ({ path, word }) => [`/paths/${path.slug}/edit?q=${word}`], says: "nothing" },
};

/** The pages that list no briefings, and those whose list mutes leave alone, by why. */
export const LEFT_ALONE: Record<string, Page[]> = {
  "what the reader kept, marked or opened stays where they put it": [
    ...["/saved", "/saved/lists", "/saved/lists/[id]", "/saved/[id]", "/highlights", "/highlights/export", "/history"],
    ...["/links/[id]", "/links/images/[id]", "/api/links", "/posts/images/[id]", "/desk/import", "/desk/import/[id]"],
  ],
  "source feeds, jobs and what editors work on, no briefings": [
    ...["/sources", "/desk/sources", "/desk/sources/[id]", "/desk/sources/opml", "/desk/inbox", "/desk/items/[id]"],
    ...["/desk/stories/[id]", "/desk/stories/[id]/draft", "/admin/jobs"],
  ],
  "a list that somebody made and shows by link is whole": ["/lists/[token]", "/lists/[token]/feed.xml"],
  "a path is an order that somebody made, walked step by step": ["/paths/[slug]"],
  "one briefing, opened by its address": ["/posts/[slug]/cover.png", "/posts/[slug]/share", "/s/[token]", "/paths/add"],
  "topics, authors and paths, no briefings": ["/tags", "/paths", "/paths/new"],
  "no list at all": [
    ...[
      "/about",
      "/.well-known/security.txt",
      "/goodbye",
      "/portraits/[id]",
      "/exports/[id]",
      "/saved/new",
      "/links/new",
      "/you",
    ],
    ...["/sign-in", "/sign-up", "/sign-in/link", "/sign-in/link/[token]", "/sign-in/onward", "/sign-up/[token]"],
    ...["/mail-sent", "/reset", "/reset/[token]", "/reset/done", "/address/[token]", "/address/done", "/keep/[token]"],
    ...["/api/auth/[...nextauth]", "/api/passkeys", "/setup/[token]"],
    ...[
      "/settings",
      "/settings/profile",
      "/settings/mutes",
      "/settings/notices",
      "/settings/reading",
      "/settings/ways-in",
    ],
    ...["/settings/sessions", "/settings/address", "/settings/yours", "/settings/confirm"],
    ...["/admin/people", "/admin/log", "/admin/outbox", "/admin/outbox/[id]"],
  ],
};
