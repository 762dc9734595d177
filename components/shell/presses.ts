import { afterPaint } from "#components/ui/after-paint.ts";
import { announce, announced } from "#components/ui/retried.ts";

/** What goes from a page later than this after a press, in milliseconds, has another reason. */
const LONGEST = 10_000;

const DONE = "Done: ";

/**
 * Looks after whoever pressed what goes when it is done (Unmute, Undo, Erase): says that it is done, and gives the focus,
 * which would be nowhere, to what is said about it, what is left of its entry, the next one or the heading above. Answers
 * how to stop.
 */
export function answerPresses(): () => void {
  document.addEventListener("submit", follow);
  return () => document.removeEventListener("submit", follow);
}

function follow({ target, submitter }: SubmitEvent) {
  const form = target as HTMLFormElement;
  const { pathname } = location;
  const [entry, above] = [form.closest("li, article:not(.article-grid)"), headingsAbove(form)];
  const entries = [entry, entry?.nextElementSibling, entry?.previousElementSibling];
  const before = message()?.textContent;
  announce("");
  const watch = new MutationObserver(() => {
    if (form.isConnected) return;
    watch.disconnect();
    afterPaint(() => {
      // Another page has its own beginning.
      if (location.pathname !== pathname) return;
      // What the press before this one was told is no word about this one.
      if (!announced() || announced().startsWith(DONE))
        announce(DONE + (submitter?.ariaLabel ?? submitter?.textContent ?? ""));
      if (document.activeElement !== document.body) return;
      const said = message();
      const controls = entries.map((one) => one?.querySelector<HTMLElement>("a, button, summary"));
      focusFirst([said?.textContent === before ? null : said, ...controls, ...above]);
    });
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), LONGEST);
}

/** What a page says of the last press on it, where it keeps that in sight. */
const message = () => document.querySelector<HTMLElement>("main .undo-line");

/** The headings before it on its page, the nearest first, and the page itself. */
const headingsAbove = (form: HTMLElement) =>
  [...document.querySelectorAll<HTMLElement>("main, main :is(h1, h2, h3)")]
    .filter((heading) => heading.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING)
    .reverse();

function focusFirst(places: (HTMLElement | null | undefined)[]) {
  const place = places.map(asItIsNow).find((one) => one);
  if (place && place.tabIndex < 0) place.tabIndex = -1;
  place?.focus();
}

/** What was made anew meanwhile is found by its name. */
const asItIsNow = (one: HTMLElement | null | undefined) =>
  one?.isConnected ? one : document.getElementById(one?.id ?? "");
