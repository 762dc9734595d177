import type { CDPSession, Page } from "@playwright/test";
import { buildForTests } from "../scripts/e2e-run.ts";
import { sayFailure } from "../scripts/sentences.ts";
import { withSite } from "../scripts/site.ts";
import { SLOWED, signIn, withPage } from "./browser.ts";
import { startEmptySite } from "./empty-site.ts";
import { median } from "./numbers.ts";
import { table } from "./table.ts";

// `npm run bench:felt`: what a reader feels, in milliseconds, on a processor that is slowed down; medians of so many times.
// Beside what a clock says stands what the page's own thread worked meanwhile: the clock also counts what else the machine
// does, the thread's time does not.

const TIMES = 9;

type Felt = { what: string; bar?: number; times: number[]; work: number[] };

/** Notes, in the page, when something was pressed and when the first frame after it shows what it was pressed for. */
function clock() {
  const shown = window as typeof window & {
    pressed?: number;
    taken?: number[];
    watch?: (isShown: () => boolean) => void;
    seen?: Promise<number>;
  };
  const taken: number[] = [];
  shown.taken = taken;
  // Asked for at once: of what is over a browser keeps only what took longer than 100 ms.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
      if (entry.interactionId) taken.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  for (const name of ["pointerdown", "keydown"])
    document.addEventListener(
      name,
      (event) => {
        shown.pressed = event.timeStamp;
      },
      true,
    );
  shown.watch = (isShown) => {
    shown.seen = new Promise((resolve) => {
      const look = () => {
        if (!isShown()) return void requestAnimationFrame(look);
        // What was changed before this frame is on the screen when the next begins.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - (shown.pressed ?? Number.NaN));
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  };
}

type Clock = { watch: (isShown: () => boolean) => void; seen: Promise<number> };

/** Presses what is pointed at, which is watched by then. Answers how long it took until what was waited for was seen. */
async function press(page: Page): Promise<number> {
  await page.mouse.down();
  await page.mouse.up();
  return page.evaluate(() => (window as unknown as Clock).seen);
}

/** Waits until scripts have taken over the page; one that is kept waits in its turn for a hand on the mouse. */
async function awake(page: Page) {
  for (const at of [1, 9]) await page.mouse.move(at, at);
  await page.locator("html[data-awake]").waitFor();
}

/** What the page's thread has worked so far, in milliseconds. */
async function workOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
}

/** Measures something so often: what it answers, and the work until then. */
async function timed(devtools: CDPSession, prepare: (at: number) => Promise<() => Promise<number>>) {
  const found = { times: [] as number[], work: [] as number[] };
  for (let at = 0; at < TIMES; at++) {
    const measured = await prepare(at);
    const before = await workOf(devtools);
    found.times.push(await measured());
    found.work.push((await workOf(devtools)) - before);
  }
  return found;
}

/** From pressing a headline of the feed to the article on the screen; it was pointed at before, as a hand does. */
async function openArticle(page: Page, at: number): Promise<() => Promise<number>> {
  await page.goto("/");
  await awake(page);
  const link = page.locator("article h2 a").nth(at);
  const title = (await link.textContent()) ?? "";
  const come = page.waitForResponse((response) => response.url().includes("/posts/") && response.ok());
  await link.hover();
  await come;
  await page.waitForTimeout(300);
  return () => pressUntil(page, title);
}

/** Presses what is pointed at. Answers how long it took until a page with this title was on the screen. */
async function pressUntil(page: Page, title: string): Promise<number> {
  // Sent with the press it would come after it: a browser gives a press precedence.
  await page.evaluate(
    (wanted) => (window as unknown as Clock).watch(() => document.querySelector("h1")?.textContent === wanted),
    title,
  );
  return press(page);
}

/** The same between two pages of Next's own that have nothing on them but a title. */
async function openNothing(page: Page): Promise<() => Promise<number>> {
  const come = page.waitForResponse((response) => response.url().includes("/there") && response.ok());
  await page.goto("/here");
  await come;
  await page.waitForLoadState("networkidle");
  await page.getByRole("link").hover();
  await page.waitForTimeout(300);
  return () => pressUntil(page, "There");
}

/** From pressing Save to the button saying so. */
async function save(page: Page, at: number): Promise<() => Promise<number>> {
  await page.waitForLoadState("networkidle");
  const button = page.locator("form[data-toggle=save] button").nth(at);
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  const before = (await button.textContent()) ?? "";
  return async () => {
    await page.evaluate(
      ([index, said]) =>
        (window as unknown as Clock).watch(
          () => document.querySelectorAll("form[data-toggle=save] button")[Number(index)]?.textContent !== said,
        ),
      [at, before] as const,
    );
    return press(page);
  };
}

/** How long each interaction since the page was opened took until its next frame (event timing, as INP is made of). */
const interactions = async () => {
  // Said a little after the frame.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (window as typeof window & { taken?: number[] }).taken ?? [];
};

/** What a press costs where there is nothing: Next's own floor. */
async function measureFloor(): Promise<Felt> {
  const site = await startEmptySite();
  return withPage(site, async (page, devtools) => {
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.addInitScript(clock);
    return { what: "from one empty page of Next’s to another", ...(await timed(devtools, () => openNothing(page))) };
  }).finally(site.stop);
}

async function measure(): Promise<Felt[]> {
  return withSite({ log: "bench-felt.log", programs: ["server"] }, (site) =>
    withPage(site, async (page, devtools) => {
      await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
      await page.addInitScript(clock);
      const pressed: number[] = [];
      const opening = async (at: number) => {
        if (at > 0) pressed.push(Math.max(0, ...(await page.evaluate(interactions))));
        return openArticle(page, at % 6);
      };
      const out = await timed(devtools, opening);
      await signIn(page.context(), site);
      const inside = await timed(devtools, opening);
      // For whom nothing shall move the article takes the feed's place at once.
      await page.emulateMedia({ reducedMotion: "reduce" });
      const still = await timed(devtools, opening);
      await page.goto("/");
      await awake(page);
      const saved = await timed(devtools, (at) => save(page, at % 4));
      return [
        { what: "feed → article, signed out", bar: 100, ...out },
        { what: "feed → article, signed in", bar: 100, ...inside },
        { what: "the same, where nothing shall move", bar: 100, ...still },
        { what: "Save answers", bar: 50, ...saved },
        { what: "interactions until the next frame", bar: 100, times: await page.evaluate(interactions), work: [] },
        { what: "the same, of a press that opens an article", bar: 100, times: pressed, work: [] },
      ];
    }),
  );
}

/** Measures on the build that is there. Answers the table of what is felt. */
export async function measureFelt(): Promise<string> {
  const rows = [...(await measure()), await measureFloor()].map(({ what, bar, times, work }) => [
    what,
    median(times).toFixed(0),
    `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`,
    work.length > 0 ? median(work).toFixed(0) : "",
    String(bar ?? ""),
  ]);
  return `In milliseconds, on a processor slowed ${SLOWED} times.\n\n${table(["what", "median", "spread", "work", "bar"], rows)}`;
}

if (import.meta.main) {
  try {
    await buildForTests();
    console.log(await measureFelt());
  } catch (error) {
    sayFailure(error);
  }
}
