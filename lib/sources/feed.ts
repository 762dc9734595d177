/** A source feed as the desk sees it. */
export type DeskFeed = {
  id: string;
  url: string;
  title: string;
  siteUrl: string | null;
  state: "active" | "paused" | "gone";
  dueAt: Date;
  failures: number;
  failingSince: Date | null;
  /** In words. */
  lastError: string | null;
  polledAt: Date | null;
  succeededAt: Date | null;
  createdAt: Date;
  items: number;
  /** Over the last four weeks. */
  perWeek: number;
  followers: number;
};

export type Health = "ok" | "new" | "failing" | "paused" | "gone";

/** How a feed is, in one word. */
export function healthOf({
  state,
  failures,
  succeededAt,
}: Pick<DeskFeed, "state" | "failures" | "succeededAt">): Health {
  if (state !== "active") return state;
  if (failures > 0) return "failing";
  return succeededAt ? "ok" : "new";
}

/** "3 a week", "0.5 a week": how often a feed publishes. */
export function pace(perWeek: number): string {
  if (perWeek === 0) return "nothing in four weeks";
  return perWeek >= 1 ? `${Math.round(perWeek)} a week` : "less than one a week";
}

/** How many feeds a list names, how many of them were new, and how many addresses in it were none. */
export type Brought = { found: number; added: number; unusable: number };

/** The desk's page of sources, which says what a list that was read in came to. */
export const broughtPath = (brought: Brought) =>
  `/desk/sources?${new URLSearchParams(Object.entries(brought).map(([name, count]) => [name, String(count)]))}`;
