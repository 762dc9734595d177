import type { BrowserContext } from "@playwright/test";

/** Runs in every page: says aloud what a browser keeps to itself. */
function confess() {
  // A browser leaves out what moves within half a second of a press: that is its answer. On a busy machine, or when a
  // server or a device is asked, the answer comes later. So what a press asked for counts as its answer too: while it is
  // under way, and for half a second after it came and was drawn. Nothing else does.
  const ANSWER = 500;
  // What waits for the end of typing asks a little after the last press, and later where there is much to do.
  const ASKED_BY = 1_500;
  type Asked = { since: number; until: number };
  const asked: Asked[] = [];
  let pressed = Number.NEGATIVE_INFINITY;
  const press = () => {
    pressed = performance.now();
  };
  const isWithin =
    (at: number) =>
    ({ since, until }: Asked) =>
      at >= since && at < until + ANSWER;
  const isDirect = (at: number) => at - pressed < ANSWER || asked.some(isWithin(at));
  /** The scripts of a page that is gone to are a part of the answer. */
  const scripts = () =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ initiatorType, startTime }) => initiatorType === "script" && asked.some(isWithin(startTime)))
      .map(({ startTime, responseEnd }) => ({ since: startTime, until: responseEnd }));
  const isAnswer = (at: number) => isDirect(at) || scripts().some(isWithin(at));
  for (const input of ["pointerdown", "pointerup", "keydown", "input", "change"])
    document.addEventListener(input, press, true);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  /** Notes how long something takes that a press asked for, or the answer to such a thing. */
  function follow(answer: Promise<unknown>) {
    const since = performance.now();
    // Its failure is for whoever asked.
    const wait = answer.catch(() => {});
    if (since - pressed >= ASKED_BY && !isAnswer(since)) return;
    const one: Asked = { since, until: Number.POSITIVE_INFINITY };
    asked.push(one);
    const end = async () => {
      await drawn();
      one.until = performance.now();
    };
    wait.then(end);
  }

  // A page that was fetched before it was pressed asks for nothing: it is the answer whenever it has been put together.
  const { pushState, replaceState } = history;
  let left = Number.NEGATIVE_INFINITY;
  const gone = () => {
    const since = performance.now();
    if (pressed > left) {
      // However long it takes a busy machine to draw it.
      const one: Asked = { since, until: Number.POSITIVE_INFINITY };
      asked.push(one);
      drawn().then(() => {
        one.until = Math.max(since + ANSWER, performance.now());
      });
    }
    left = since;
  };
  history.pushState = (...to) => {
    pushState.apply(history, to);
    gone();
  };
  history.replaceState = (...to) => {
    replaceState.apply(history, to);
    gone();
  };

  const { fetch } = window;
  window.fetch = (...request) => {
    const answer = fetch(...request);
    follow(answer.then((response) => response.clone().arrayBuffer()));
    return answer;
  };
  const { credentials } = navigator;
  for (const name of credentials ? (["create", "get"] as const) : []) {
    const ask = credentials[name].bind(credentials) as (options?: object) => Promise<Credential | null>;
    credentials[name] = (options?: object) => {
      const answer = ask(options);
      follow(answer);
      return answer;
    };
  }

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Node }[];
    })[]) {
      if (entry.hadRecentInput || entry.value <= 0.001 || isAnswer(entry.startTime)) continue;
      const moved = entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : "a text"));
      console.error(`layout shift of ${entry.value.toFixed(4)} at ${location.pathname}: ${moved.join(" | ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`${event.violatedDirective} forbids ${event.blockedURI} at ${location.pathname}`);
  });
}

/**
 * Collects what must not happen on any page: an error or a warning in the console, an uncaught error, a request to
 * another host, a part of a page that is refused or does not arrive, a violation of the content policy, a layout shift.
 */
export async function watch(context: BrowserContext, siteUrl: string, problems: string[]) {
  const { origin } = new URL(siteUrl);
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    const { stack, message } = error.error();
    // The browser itself rejects the view transition of a page that is left for another, with these words or none.
    const text = stack || message;
    if (text && !/Transition was (skipped|aborted)/.test(text)) problems.push(`uncaught: ${text}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) problems.push(`request to ${url.href}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // A page that is left drops what it was still waiting for; "csp" is how a browser without JavaScript refuses scripts.
    if (why !== "net::ERR_ABORTED" && why !== "csp") problems.push(`${why}: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      problems.push(`answer ${response.status()}: ${response.url()}`);
  });
  await context.addInitScript(confess);
}
