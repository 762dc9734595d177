/** In which order hits stand: those that fit best, or the newest. */
export const ORDERS = ["best", "newest"] as const;
export type Order = (typeof ORDERS)[number];

/** The order that an address or a form names; the best first for anything else. */
export const orderOf = (value: unknown): Order => ORDERS.find((order) => order === value) ?? "best";

/** A search that a reader keeps. `feedToken` is the secret of its feed's address, null while it has none. */
export type SavedSearch = { id: string; name: string; query: string; order: Order; feedToken: string | null };

/** The most that one reader keeps, so that counting what is new in all of them stays one small statement. */
export const MOST_SEARCHES = 20;

/** Of each search so many new briefings are told of. */
export const MOST_FRESH = 50;

/** How a search is looked at. `exactly` takes the query as it was typed; `muted` shows what mutes hide. */
export type SearchLook = { order?: Order; page?: number; exactly?: boolean; muted?: boolean };

/** The address of a search, with only what is not as usual. */
export function searchPath(query: string, look: SearchLook = {}): string {
  const { order = "best", page = 1, exactly = false, muted = false } = look;
  return `/search?${new URLSearchParams({
    q: query,
    ...(order === "best" ? {} : { order }),
    ...(exactly ? { as: "typed" } : {}),
    ...(muted ? { muted: "show" } : {}),
    ...(page === 1 ? {} : { page: String(page) }),
  })}`;
}
