import type { useRouter } from "next/navigation";
import { FRESH, firstScreenOf, forgetFirstScreens, keepFirstScreens } from "#components/posts/first-screens.ts";
import { admitLateFaces } from "#components/shell/late-faces.ts";
import { moveFrom } from "#components/shell/moves.ts";
import { markPlace } from "#components/shell/places.ts";
import { afterPaint } from "#components/ui/after-paint.ts";
import { type Ahead, goElsewhere, isAnythingAhead, showAhead, takeWay } from "#components/ui/ahead.ts";
import { comeBack, openFromTop } from "#components/ui/first-look.ts";

// Links are plain: what a script adds to them is done for all of them here, once for a page. So a list of twenty carries
// no code for each of its eighty links, neither in its HTML nor in what wakes it.

type Router = ReturnType<typeof useRouter>;
type PrefetchKind = NonNullable<NonNullable<Parameters<Router["prefetch"]>[1]>["kind"]>;

/** How long a pointer stays on what is meant, in milliseconds; on its way across it stays a shorter time. */
const MEANT = 65;
/**
 * The pages that are fetched when they are meant: those that note nothing while they are made. Following draws its line,
 * and notices end, where somebody looks; so nobody looks for them.
 */
const FETCHED = /^\/(?:posts\/[^/]+|tags|tags\/[^/]+|authors\/[^/]+)$/;

/**
 * Opens links within the site without a new document, and fetches where they lead when they are meant. `goBy` goes a way
 * whose end is to be known. Answers how to stop.
 */
export function softLinks(router: Router, goBy: (go: () => void) => void): () => void {
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
    const path = pathOf(link);
    if (link.hash) comeBack();
    else openFromTop();
    const ahead = firstScreenOf(path);
    const isWanted = takeWay();
    const push = () => router.push(path);
    const way = ahead ? () => show(ahead, path, isWanted) : isAnythingAhead() ? () => goBy(push) : push;
    if (!fetched.has(link.href)) return way();
    // A move begins later than its press: by then somebody may have gone back.
    const go = () => isWanted() && way();
    // It goes at once. Taken away with the focus it would have the style of the page worked out once more in the midst.
    link.blur();
    if (link.matches(":is(.card, .lead) :is(h2, h3) a")) moveFrom(link, go, ahead !== null);
    else go();
  };
  /** Shows what a page begins with, and goes there when that is seen: React's work for it holds nobody up. */
  const show = (ahead: Ahead, path: string, isWanted: () => boolean) => {
    // All that is seen changes now; when its page takes over, somebody is reading.
    admitLateFaces();
    showAhead(ahead, path);
    markPlace(new URL(path, location.href).pathname);
    // A second frame is asked for when the first has been handed over. The page is at its top by then, or where its reader
    // has scrolled to.
    afterPaint(() => afterPaint(() => isWanted() && goBy(() => router.push(path, { scroll: false }))));
  };
  const back = () => {
    // A place within the page that is coming was pressed: its document has it.
    if (isAnythingAhead() && location.hash) return location.reload();
    comeBack();
    if (goElsewhere()) markPlace(location.pathname);
  };
  // What is written makes what was fetched old.
  const forget = () => {
    fetched.clear();
    forgetFirstScreens();
  };

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
  window.addEventListener("popstate", back);
  const stop = keepFirstScreens();
  return () => {
    stop();
    window.removeEventListener("popstate", back);
    for (const timer of waiting.values()) clearTimeout(timer);
    for (const [name, hear] of heard) document.removeEventListener(name, hear as EventListener);
  };
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
