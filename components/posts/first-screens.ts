import type { Ahead } from "#components/ui/ahead.ts";
import { isSeenFromTop } from "#components/ui/first-look.ts";

// The first screens of articles that were fetched because they were meant (components/shell/soft-links.ts). They stand in what
// Next's router fetches, and are read along from it: nothing is asked for twice.

/** How long one is shown without asking again, in milliseconds: see staleTimes in next.config.ts. */
export const FRESH = 25_000;

type Kept = { at: number; html: string; frame: HTMLElement | undefined };

let kept = new Map<string, Kept>();

/** Keeps the first screens of what is fetched from now on. Answers how to stop. */
export function keepFirstScreens(): () => void {
  const plain = window.fetch;
  const heard: typeof fetch = async (...asked) => {
    const into = kept;
    const answer = await plain(...asked);
    if (answer.ok && !answer.redirected && new URL(answer.url).pathname.startsWith("/posts/"))
      answer
        .clone()
        .text()
        .then((text) => keep(into, answer.url, text))
        .catch(() => {});
    return answer;
  };
  window.fetch = heard;
  return () => {
    if (window.fetch === heard) window.fetch = plain;
  };
}

/** What was kept is old. */
export function forgetFirstScreens(): void {
  kept = new Map();
}

function keep(into: Map<string, Kept>, address: string, text: string) {
  const html = firstScreenIn(text);
  if (!html) return;
  for (const [path, { at }] of into) if (Date.now() - at > FRESH) into.delete(path);
  const { pathname, search } = new URL(address);
  // The router adds a name of its own for what it asks.
  const path = pathname + search.replace(/[?&]_rsc=[^&]*$/, "");
  into.set(path, { at: Date.now(), html, frame: frameOf(html) });
}

/** The same as app/(reader)/posts/[slug]/page.tsx makes around it. */
function frameOf(html: string): HTMLElement {
  const frame = document.createElement("article");
  frame.className = "article-grid";
  frame.setAttribute("aria-labelledby", "title");
  const part = document.createElement("div");
  part.className = "first-screen";
  part.innerHTML = html;
  frame.append(part);
  return frame;
}

/**
 * The first screen that stands in what the router fetched. React sends a long text as it is, after its length in bytes; one
 * that does not stand there like that is none, and the page is shown when React has made it.
 */
export function firstScreenIn(answer: string): string | null {
  const found = /:T([\da-f]+),(?=<header class="article-head" data-first="true">)/.exec(answer);
  if (!found) return null;
  const bytes = new TextEncoder().encode(answer.slice(found.index + found[0].length));
  return new TextDecoder().decode(bytes.subarray(0, Number.parseInt(found[1] ?? "", 16)));
}

/** The first screen of this address, for whom it is the first that they see of its page; not from within another article. */
export function firstScreenOf(path: string): Ahead | null {
  const found = kept.get(path);
  if (!found || Date.now() - found.at > FRESH) return null;
  // Where somebody is in that is noted while they read it (components/reading/reading-place.tsx).
  if (!isSeenFromTop() || document.querySelector("[data-reading]")) return null;
  const { html, frame = frameOf(html) } = found;
  // It becomes a part of the page.
  found.frame = undefined;
  return { html, frame, part: frame.firstElementChild as HTMLElement };
}
