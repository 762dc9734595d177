import type { useRouter } from "next/navigation";
import { comeBack, openFromTop } from "#components/ui/first-look.ts";

// Links are plain: what a script adds to them is done for all of them here, once for a page. So a list of twenty carries
// no code for each of its eighty links, neither in its HTML nor in what wakes it.

type Router = ReturnType<typeof useRouter>;
type PrefetchKind = NonNullable<NonNullable<Parameters<Router["prefetch"]>[1]>["kind"]>;

/** How long a pointer stays on what is meant, in milliseconds; on its way across it stays a shorter time. */
const MEANT = 65;
/** How long what was fetched is shown without asking again, in milliseconds: see staleTimes in next.config.ts. */
const FRESH = 25_000;

/**
 * The pages that are fetched when they are meant: those that note nothing while they are made. Following draws its line,
 * and notices end, where somebody looks; so nobody looks for them.
 */
const FETCHED = /^\/(?:posts\/[^/]+|tags|tags\/[^/]+|authors\/[^/]+)$/;

/** Opens links within the site without a new document, and fetches where they lead when they are meant. Answers how to stop. */
export function softLinks(router: Router): () => void {
  const fetched = new Map<string, number>();
  /** By event: a pointer that only lies there, under a page that has changed, takes nothing from the keys. */
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function fetchAhead(link: HTMLAnchorElement) {
    const now = Date.now();
    if (!isWorthFetching(link) || now - (fetched.get(link.href) ?? 0) < FRESH) return;
    fetched.set(link.href, now);
    router.prefetch(pathOf(link), { kind: "full" as PrefetchKind });
  }

  const point = (event: Event) => {
    clearTimeout(waiting.get(event.type));
    const link = linkOf(event);
    if (link)
      waiting.set(
        event.type,
        setTimeout(() => fetchAhead(link), MEANT),
      );
  };
  const touch = (event: Event) => {
    const link = linkOf(event);
    if (link) fetchAhead(link);
  };
  const open = (event: MouseEvent) => {
    const link = linkOf(event);
    if (!link || !isPlainPress(event) || isWithinPage(link)) return;
    event.preventDefault();
    const go = () => router.push(pathOf(link));
    if (link.hash) comeBack();
    else openFromTop();
    if (!fetched.has(link.href)) return go();
    // It goes at once. Taken away with the focus it would have the style of the page worked out once more in the midst.
    link.blur();
    if (link.matches(":is(.card, .lead) :is(h2, h3) a")) moveFrom(link, go);
    else go();
  };
  // What is written makes what was fetched old.
  const forget = () => fetched.clear();

  const heard = [
    ["pointerover", point],
    ["pointerdown", touch],
    ["focusin", point],
    ["submit", forget],
    // Last of all who hear of a press: whoever has another answer to it has prevented this one.
    ["click", open],
  ] as const;
  for (const [name, hear] of heard)
    document.addEventListener(name, hear as EventListener, { passive: name !== "click" });
  window.addEventListener("popstate", comeBack);
  return () => {
    window.removeEventListener("popstate", comeBack);
    for (const timer of waiting.values()) clearTimeout(timer);
    for (const [name, hear] of heard) document.removeEventListener(name, hear as EventListener);
  };
}

let arrive: (() => void) | undefined;

/** Another page has taken the place of the one that was open. */
export const arrived = () => arrive?.();

/** What was fetched is there at once; what is not holds nothing up for longer, in milliseconds. */
const LONGEST = 200;

/** Where a move begins later than this after the press, in milliseconds, nothing moves in this tab from then on. */
const BRISK = 150;
const TOO_SLOW = "moves-late";

function isTooSlow() {
  try {
    return sessionStorage.getItem(TOO_SLOW) !== null;
  } catch {
    return false;
  }
}

function noteBeginning(pressed: number) {
  if (performance.now() - pressed < BRISK) return;
  try {
    sessionStorage.setItem(TOO_SLOW, "");
  } catch {}
}

/**
 * Has a headline move to where it stands on its own page, and the drawing beside it; not for whom nothing shall move, nor
 * where the article would be held up by it.
 */
function moveFrom(link: HTMLAnchorElement, go: () => void) {
  const isStill = isTooSlow() || matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!document.startViewTransition || isStill) return go();
  const pressed = performance.now();
  const marked = [
    [link.closest("h2, h3"), "moves-title"],
    [link.closest(".lead")?.querySelector(".cover"), "moves-cover"],
  ] as const;
  for (const [element, name] of marked) element?.classList.add(name);
  const shown = () =>
    new Promise<void>((resolve) => {
      arrive = resolve;
      setTimeout(resolve, LONGEST);
      go();
    });
  // One that is cut short by the next press is no failure.
  const { ready, finished } = document.startViewTransition(shown);
  openFromTop(finished.catch(() => {}));
  ready.then(() => noteBeginning(pressed)).catch(() => {});
  finished
    .catch(() => {})
    .then(() => {
      for (const [element, name] of marked) element?.classList.remove(name);
    });
}

/** The link within the site that an event is about. What is downloaded, or opens as a whole document, is none. */
function linkOf({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest("a") : null;
  const isSoft = link?.getAttribute("href")?.startsWith("/") && !link.target && !link.hasAttribute("download");
  return link && isSoft && link.origin === location.origin && !("whole" in link.dataset) ? link : null;
}

const pathOf = (link: HTMLAnchorElement) => link.pathname + link.search + link.hash;

const isPlainPress = (event: MouseEvent) =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A place on the page that is open is the browser's to go to. */
const isWithinPage = (link: HTMLAnchorElement) =>
  link.hash !== "" && link.pathname === location.pathname && link.search === location.search;

function isWorthFetching(link: HTMLAnchorElement): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return FETCHED.test(link.pathname) && link.pathname !== location.pathname && !connection?.saveData;
}
