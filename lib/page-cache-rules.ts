import type { ReadHeaders } from "#lib/plain-request.ts";
import { remembering } from "#lib/remembering.ts";

/** What a kept page shows, and so what makes it old: announced by triggers of the database (see announcements.ts). */
export type PageTag = "posts" | "paths";

/** One kept answer: `id` names it in memory, `url` is what is rendered for it, `rsc` when a page on screen asks for its parts. */
export type PageKey = { id: string; url: string; rsc: boolean; tags: readonly PageTag[] };

type Rule = { path: RegExp; params?: Record<string, RegExp>; tags: readonly PageTag[] };

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
/** A cursor as lib/posts/cursor.ts writes it. */
const before = /^[0-9a-z]{1,9}-[0-9a-f]{32}$/;
/** A list that is the same for everybody who has its address, as lib/posts/addresses.ts names it. */
const list = new RegExp(`^(?:all|(?:topic|author):${SLUG})$`);
const from = new RegExp(`^(?:all|(?:topic|author|path):${SLUG})$`);

// The pages that are the same for everybody who is not signed in. Every parameter that they know stands here: others are
// dropped, so that nobody fills the memory with copies of one page.
const RULES: Rule[] = [
  { path: /^\/$/, params: { before }, tags: ["posts"] },
  { path: /^\/tags$/, tags: ["posts"] },
  { path: new RegExp(`^/(?:tags|authors)/${SLUG}$`), params: { before }, tags: ["posts"] },
  { path: new RegExp(`^/posts/${SLUG}$`), params: { from }, tags: ["posts", "paths"] },
  { path: new RegExp(`^/posts/${SLUG}/(?:share|cover\\.png)$`), tags: ["posts"] },
  { path: /^\/api\/lists$/, params: { before, list }, tags: ["posts"] },
  { path: new RegExp(`^/paths(?:/(?!(?:new|add)$)${SLUG})?$`), tags: ["posts", "paths"] },
  { path: /^\/about$/, tags: [] },
];

/** Every tag that some page carries. */
export const PAGE_TAGS = new Set(RULES.flatMap((rule) => rule.tags));

/** What of a request has a part in its answer. */
export type Asked = { method?: string | undefined; url?: string | undefined; headers: ReadHeaders };

/**
 * The kept answer that a request asks for, or null where it must be answered by itself: another method, a session, a page
 * that is not on the list. `sessionCookie` is the cookie's name. Of everything that the request carries only what is read
 * here can have a part in a kept answer.
 */
export function pageKey({ method, url = "/", headers }: Asked, sessionCookie: string): PageKey | null {
  if (method !== "GET" && method !== "HEAD") return null;
  if (headers.authorization !== undefined || hasCookie(headers.cookie, sessionCookie)) return null;
  // Parts of a page that is only expected, in shapes that depend on what the browser has already.
  if (headers["next-router-prefetch"] !== undefined || headers["next-router-segment-prefetch"] !== undefined)
    return null;
  if (headers.rsc === undefined) return wholePage(url);
  return headers.rsc === "1" ? partsOfPage(url) : null;
}

const wholePage = remembering((url) => keyOf(url, false));
const partsOfPage = remembering((url) => keyOf(url, true));

function keyOf(url: string, rsc: boolean): PageKey | null {
  const [path = "/", query = ""] = url.split("?", 2);
  const rule = RULES.find((each) => each.path.test(path));
  if (!rule) return null;
  const normal = path + knownQuery(query, rule.params);
  return { id: rsc ? `rsc ${normal}` : normal, url: normal, rsc, tags: rule.tags };
}

/** Whether a header of cookies has one of this name. */
export const hasCookie = (cookies: string | undefined, name: string) =>
  cookies?.split(";").some((each) => each.trimStart().startsWith(`${name}=`)) ?? false;

/** The parameters that the page knows, where they have the right shape, in one order. */
function knownQuery(query: string, known: Rule["params"]): string {
  if (!known || query === "") return "";
  const given = new URLSearchParams(query);
  const kept = Object.entries(known).flatMap(([name, shape]) => {
    const values = given.getAll(name);
    return values.length === 1 && shape.test(values[0] ?? "") ? [`${name}=${values[0]}`] : [];
  });
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}
