type Connection = Navigator & { connection?: { saveData?: boolean } };

/**
 * Runs in a browser, in the head of a kept page whose scripts were held back, and must know nothing but itself. The element
 * that it stands in names the scripts. It puts them in at the first sign of life: at once for a mouse and for keys, when
 * nothing else is to be done for a finger and for scrolling, so that no tap waits for them. What was pressed on what only a
 * script answers is pressed once more as soon as the page says that it is awake, unless that took seconds.
 */
export function wakeWhenTouched(): void {
  const scripts = (document.currentScript?.dataset.scripts ?? "").split(" ");
  const page = location.pathname + location.search;
  const heard = new AbortController();
  const noted: { at: number; again: () => void }[] = [];
  let isWoken = false;
  // React would put the words that were written back into a page that a browser translated meanwhile.
  const isTranslated = () => /\btranslated-(ltr|rtl)\b/.test(document.documentElement.className);
  let timer: number | undefined;

  function put(name: string, attributes: Record<string, string>) {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    document.head.append(element);
    return element;
  }
  function wake() {
    if (isWoken || isTranslated()) return;
    isWoken = true;
    // Without one of them (an update took their place, or the network) the page goes on as it is without scripts.
    for (const src of scripts) put("script", { src, async: "" }).onerror = () => heard.abort();
  }
  const whenIdle = (act: () => void) => void (window.requestIdleCallback ?? window.setTimeout)(act);
  function wakeAfter(pause: number) {
    clearTimeout(timer);
    timer = window.setTimeout(() => whenIdle(wake), pause);
  }
  const note = (again: () => void) => void noted.push({ at: performance.now(), again });
  function areKeysOn() {
    try {
      return localStorage.getItem("keys") !== "off";
    } catch {
      return true;
    }
  }
  function on<K extends keyof WindowEventMap>(names: K[], hear: (event: WindowEventMap[K]) => void) {
    for (const name of names)
      addEventListener(name, hear, { capture: true, passive: name !== "keydown", signal: heard.signal });
  }

  // A pointer that lies still where a page comes up is reported as well.
  on(["pointermove"], (event) => {
    if (event.pointerType !== "touch" && (event.movementX || event.movementY)) wake();
  });
  on(["wheel", "scroll"], () => wakeAfter(200));
  on(["focusin"], ({ target }) => {
    if ((target as Element).matches(":focus-visible")) wake();
  });
  on(["click"], ({ target }) => {
    const found = target instanceof Element ? target : null;
    const button = found?.closest<HTMLElement>('button[type="button"]');
    if (button) note(() => button.click());
    // A page that is left for another is not woken.
    if (!found?.closest("a, [type='submit']")) wakeAfter(button ? 0 : 200);
  });
  on(["keydown"], (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    wake();
    if (!isWoken || key.length > 1 || altKey || (target as Element).matches("input, textarea, select")) return;
    const options = { key, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true };
    note(() => target?.dispatchEvent(new KeyboardEvent("keydown", options)));
    // A browser has its own use for two of the keys that open something (components/shell/key-map.ts).
    if (ctrlKey || metaKey ? key.toLowerCase() === "k" && !shiftKey : key === "/" && areKeysOn())
      event.preventDefault();
  });
  // Back to a page that a script had shown in this document before it was loaded anew.
  on(["popstate"], () => page !== location.pathname + location.search && location.reload());
  addEventListener(
    "awake",
    () => {
      heard.abort();
      for (const { at, again } of noted) if (performance.now() - at < 5_000) again();
    },
    { once: true },
  );

  // The colours that are chosen are marked as such before the page is awake.
  addEventListener("DOMContentLoaded", () => {
    const { theme = "system" } = document.documentElement.dataset;
    for (const button of document.querySelectorAll<HTMLButtonElement>(".themes button"))
      button.ariaPressed = String(button.value === theme);
  });
  // When they are wanted they shall be at hand.
  addEventListener("load", () =>
    whenIdle(() => {
      if (isWoken || (navigator as Connection).connection?.saveData) return;
      for (const href of scripts) put("link", { rel: "prefetch", as: "script", href });
    }),
  );
}
