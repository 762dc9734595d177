import { setTimeout as sleep } from "node:timers/promises";
import { browserPath } from "../scripts/browser.ts";
import { type Devtools, type Say, withDevtools } from "../scripts/devtools.ts";
import type { Site } from "../scripts/site.ts";
import { SLOWED } from "./browser.ts";

// From a press to the page on the screen where the browser makes the page ahead, and back from its memory. Times are from
// the press in one page to the end of the first frame in another, by the one clock of both.

/** Notes when something was pressed, and when the first frame of a page that is shown has been drawn. */
function clock() {
  const now = () => performance.timeOrigin + performance.now();
  const note = (event: Event) => localStorage.setItem("pressed", String(performance.timeOrigin + event.timeStamp));
  document.addEventListener("pointerdown", note, true);
  addEventListener("pagereveal", () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => Object.assign(window, { shown: now() });
    port2.postMessage(null);
  });
  addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted }));
}

const slow = (say: Say) => [
  say("Emulation.setCPUThrottlingRate", { rate: SLOWED }),
  say("Page.enable"),
  say("Page.addScriptToEvaluateOnNewDocument", { source: `(${clock})()` }),
];

/** Waits until an expression holds on the page that is on the screen. */
async function until({ ask }: Devtools, expression: string) {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50))
    if (await ask<boolean>(expression).catch(() => false)) return;
  throw new Error(`It did not come to this within 20 s: ${expression}`);
}

async function press({ say, ask }: Devtools, at: number, rest: number): Promise<void> {
  const spot = await ask<{ x: number; y: number }>(`(() => {
    const link = document.querySelectorAll("article h2 a")[${at}];
    link.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y } = link.getClientRects()[0];
    return { x: x + 8, y: y + 8 };
  })()`);
  await say("Input.dispatchMouseEvent", { type: "mouseMoved", ...spot });
  await sleep(rest);
  const button = { ...spot, button: "left", clickCount: 1 };
  // The page that was pressed may be gone before it answers.
  for (const type of ["mousePressed", "mouseReleased"])
    say("Input.dispatchMouseEvent", { type, ...button }).catch(() => {});
}

const TAKEN = `window.shown - Number(localStorage.getItem("pressed"))`;

/**
 * Opens articles of the feed so many times, each pointed at for `rest` milliseconds, and goes back. Answers how long the
 * article and the feed took to stand there, in milliseconds, and how many were made ahead and came from memory.
 */
export async function openAhead(site: Site, session: string | null, times: number, rest: number) {
  return withDevtools(await browserPath(), slow, async (devtools) => {
    const { say, ask } = devtools;
    if (session) await say("Network.setCookie", { name: "session", value: session, url: site.url });
    const found = { article: [] as number[], back: [] as number[], made: 0, kept: 0 };
    for (let at = 0; at < times; at++) {
      await say("Page.navigate", { url: site.url });
      await until(devtools, `Boolean(document.querySelector('.themes [aria-pressed="true"]'))`);
      await sleep(500);
      await press(devtools, at % 6, rest);
      await until(devtools, `location.pathname.startsWith("/posts/") && window.shown > 0`);
      found.article.push(await ask<number>(TAKEN));
      found.made += await ask<number>(`Number(performance.getEntriesByType("navigation")[0].activationStart > 0)`);
      // Long enough to be looked at.
      await sleep(1_000);
      await ask(`localStorage.setItem("pressed", performance.timeOrigin + performance.now()); window.shown = 0`);
      await ask("void setTimeout(() => history.back())");
      await until(devtools, `location.pathname === "/" && ${TAKEN} > 0`);
      found.back.push(await ask<number>(TAKEN));
      found.kept += await ask<number>("Number(window.persisted)");
    }
    return found;
  });
}
