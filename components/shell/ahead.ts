import { AHEAD_RULES } from "#lib/ahead-rules.ts";

// Where the browser can, the page of an article that somebody points at is made whole and unseen: a press then only shows
// it, and Back comes from the browser's memory. What the page notes of its reader waits until it is shown.

const ARTICLE = /^\/posts\/[^/]+$/;
/** The pages that are made at a time: each costs the browser a process. */
const MOST = 2;
/** A page that had so many milliseconds is made, or nearly: it is shown sooner than it could be put together here. */
const MADE = 300;
/** After so many milliseconds it is dropped: it may be old. */
const OLD = 25_000;

let marked: { link: HTMLAnchorElement; at: number }[] = [];

/**
 * Whether the browser can make the page behind a link. A list that was opened beyond its first page is kept by this document,
 * so it is not left for another: the browser's memory may be full.
 */
export const canMakeAhead = (link: HTMLAnchorElement): boolean =>
  ARTICLE.test(link.pathname) &&
  Boolean(HTMLScriptElement.supports?.("speculationrules")) &&
  !document.querySelector("[data-page]");

/** Has the browser make the page behind a link. */
export function makeAhead(link: HTMLAnchorElement): void {
  if ("ahead" in link.dataset) return;
  if (!document.querySelector("script[type=speculationrules]")) {
    const script = document.createElement("script");
    script.type = "speculationrules";
    script.textContent = AHEAD_RULES;
    document.head.append(script);
  }
  const mark = { link, at: performance.now() };
  marked.unshift(mark);
  for (const old of marked.slice(MOST)) drop(old);
  link.dataset.ahead = "";
  setTimeout(() => drop(mark), OLD);
}

/** Whether the page behind a link had time to be made. */
export const isMade = (link: HTMLAnchorElement): boolean =>
  "ahead" in link.dataset && marked.some((mark) => mark.link === link && performance.now() - mark.at >= MADE);

/** Has the browser drop what it made: what was written since is not in it. */
export function dropAhead(): void {
  for (const mark of marked) drop(mark);
}

function drop(mark: (typeof marked)[number]) {
  if (!marked.includes(mark)) return;
  marked = marked.filter((other) => other !== mark);
  delete mark.link.dataset.ahead;
}

/** Does something once the page is on the screen: at once, but for a page that was made ahead. Answers how to stop waiting. */
export function whenShown(act: () => void): () => void {
  const { prerendering } = document as Document & { prerendering?: boolean };
  if (!prerendering) act();
  else document.addEventListener("prerenderingchange", act, { once: true });
  return () => document.removeEventListener("prerenderingchange", act);
}
