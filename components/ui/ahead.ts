// What a press asks for is shown before React has made the page of it: its beginning, as HTML that has come already, stands
// in the place of the page that is open. React's page takes it over when it comes, with the very elements that stand there: what was
// done with them meanwhile stays done, and nothing is drawn a second time.

/** The beginning of a page: `frame` is put on the page, and `part`, within it, has what `html` says. */
export type Ahead = { html: string; frame: HTMLElement; part: HTMLElement };

let shown: Ahead | undefined;

/** How long a page may take to take over what is shown of it, in milliseconds; then it is loaded as a document. */
const LONGEST = 5_000;
let late: ReturnType<typeof setTimeout>;

let ways = 0;

/** Takes a way to another page. Answers how to ask whether it still is the last that was taken. */
export function takeWay(): () => boolean {
  const way = ++ways;
  return () => way === ways;
}

/** Takes another way than where what is shown leads to: that is to be seen no more. Answers whether something was shown. */
export function goElsewhere(): boolean {
  takeWay();
  return endAhead();
}

/** Shows the beginning of a page in the place of the one that is open, at the address of that page. */
export function showAhead(ahead: Ahead, path: string): void {
  endAhead();
  // The browser keeps the place where the page that is left was scrolled to, with its address; so that goes first. Next makes
  // the new entry its own when its page has come; until then it has nothing of it, and who comes back to it loads it whole.
  History.prototype.pushState.call(history, {}, "", path);
  // While the page that is left is laid out: asked for later, a page would be laid out once more for it.
  if (window.scrollY > 0) window.scrollTo({ top: 0, behavior: "instant" });
  ahead.frame.dataset.ahead = "";
  const main = document.getElementById("main");
  main?.prepend(ahead.frame);
  main?.setAttribute("data-ahead", "");
  shown = ahead;
  // Whatever becomes of the way there, a beginning without its page does not stay.
  late = setTimeout(() => location.reload(), LONGEST);
}

/** Whether what is seen is not the page that is there. */
export const isAnythingAhead = () => shown !== undefined;

/** Whether this is what is shown of the page that is coming. */
export const isShownAhead = (html: string) => shown?.html === html;

/** Gives what is shown to the page that has come, whose part with this text is `into`. */
export function takeOver(into: HTMLElement, html: string): void {
  if (shown?.html !== html) {
    into.innerHTML = html;
    return;
  }
  for (const node of [...shown.part.childNodes]) {
    // Moved in this way it keeps the focus, and what is selected in it.
    if ("moveBefore" in into) into.moveBefore(node, null);
    else (into as HTMLElement).append(node);
  }
  endAhead();
}

/** The page that is there is the one to be seen. Answers whether something else was shown. */
export function endAhead(): boolean {
  if (!shown) return false;
  clearTimeout(late);
  shown.frame.remove();
  document.getElementById("main")?.removeAttribute("data-ahead");
  shown = undefined;
  return true;
}
