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

/** The same as app/posts/[slug]/page.tsx makes around it. */
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
 * The first screen that stands in what the router fetched. React sends a long text as it is, in a row of its own, which the part
 * of the page names (`"$b"`); one that does not stand there like that is none, and the page is shown when React has made it.
 * What others wrote is in rows as well, whatever it says: none is taken that the part does not name.
 */
export function firstScreenIn(answer: string): string | null {
  const bytes = new TextEncoder().encode(answer);
  const texts = new Map<string, string>();
  const named: string[] = [];
  for (const { id, isMeasured, from, to } of rowsIn(bytes)) {
    const row = new TextDecoder().decode(bytes.subarray(from, to));
    if (isMeasured) texts.set(id, row);
    else for (const [, name = ""] of row.matchAll(NAMED)) named.push(name);
  }
  return named.map((name) => texts.get(name)).find((text) => text?.startsWith(BEGINNING)) ?? null;
}

const BEGINNING = '<header class="article-head" data-first="true">';

/** The part as components/posts/first-screen.tsx makes it. Within a text that is quoted its marks would have a stroke before them. */
const NAMED = /"className":"first-screen","text":\{"id":"[^"\\]*","html":"\$([\da-f]+)"\}/g;

/** What a row begins with: its name and, after these signs alone, its length. */
const ROW = /([\da-f]*):(?:[AGLMOSTUVbglmos]([\da-f]+),)?/y;

/** The rows of an answer, from one byte to another, divided as React's client does it: by their length, or by their line. */
function* rowsIn(bytes: Uint8Array) {
  // A sign for each byte.
  const answer = new TextDecoder("latin1").decode(bytes);
  for (let at = 0; at < answer.length; ) {
    ROW.lastIndex = at;
    const [head, id = "", length] = ROW.exec(answer) ?? [];
    if (head === undefined) return;
    const from = at + head.length;
    const line = answer.indexOf("\n", from);
    const to = length ? from + Number.parseInt(length, 16) : line === -1 ? answer.length : line;
    yield { id, isMeasured: length !== undefined, from, to };
    at = length ? to : to + 1;
  }
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
