type Far = { search: () => void; help: () => void; palette: () => void };

/**
 * A handler of key presses for the page: j and k move among briefings, single letters press the button that carries them, Ctrl or
 * ⌘ with K opens the palette. Single keys can be switched off.
 */
export function keyMap(far: Far): (event: KeyboardEvent) => void {
  return (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented) return;
    if ((ctrlKey || metaKey) && key.toLowerCase() === "k" && !altKey && !shiftKey) {
      event.preventDefault();
      return far.palette();
    }
    if (ctrlKey || metaKey || altKey || isTyping(event.target) || !areKeysOn()) return;
    if (act(key, far)) event.preventDefault();
  };
}

/** Whether single keys do something: yes, unless the reader switched them off in this browser. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
}

function act(key: string, far: Far): boolean {
  if (key === "j") return move(1);
  if (key === "k") return move(-1);
  if (key === "o") return click(current()?.querySelector<HTMLElement>(":is(h2, h3) a"));
  if (/^[sfhxmeu]$/.test(key)) return press(key);
  if (key !== "/" && key !== "?") return false;
  if (key === "/") far.search();
  else far.help();
  return true;
}

/**
 * Presses the button of a key: that of the briefing in focus, or of the page. What stands above a list, to be done with what
 * is selected of it, is done with the one in focus where nothing is selected.
 */
function press(key: string): boolean {
  const button = `[data-key="${key}"]`;
  const find = (place: ParentNode | null, selector = button) => place?.querySelector<HTMLElement>(selector) ?? null;
  const above = find(document, `form[data-keys] ${button}`);
  if (!above) return click(find(entry() ?? document) ?? find(document, `main .notice ${button}`));
  if (!find(document, `input[form="${above.closest("form")?.id}"]:checked`)) find(entry(), '[data-key="x"]')?.click();
  return click(above);
}

const cards = () => [...document.querySelectorAll<HTMLElement>(".card, .lead")];
const closest = (selector: string) => document.activeElement?.closest<HTMLElement>(selector) ?? null;
/** The briefing in focus, with what stands beside it to select it by. */
const entry = () => closest(".saved-entry") ?? closest(".card, .lead");
const current = () => closest(".card, .lead") ?? closest(".saved-entry")?.querySelector<HTMLElement>(".card") ?? null;

function move(step: 1 | -1): boolean {
  const all = cards();
  const here = current();
  const at = here ? all.indexOf(here) : -1;
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
  const link = next?.querySelector<HTMLElement>(":is(h2, h3) a");
  if (!link) return false;
  link.focus();
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

function click(target: HTMLElement | null | undefined): boolean {
  target?.click();
  return Boolean(target);
}

const TYPED_INTO = "input:not([type='checkbox'], [type='radio']), textarea, select, dialog *";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_INTO));
