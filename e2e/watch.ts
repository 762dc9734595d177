import type { BrowserContext } from "@playwright/test";

/** Runs in every page: says aloud what a browser keeps to itself. */
function confess() {
  // What moves because somebody pressed something is no shift. A browser gives the answer half a second; on a busy
  // machine it comes later.
  let pressed = Number.NEGATIVE_INFINITY;
  const press = () => {
    pressed = performance.now();
  };
  for (const input of ["pointerdown", "keydown", "change"]) document.addEventListener(input, press, true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Node }[];
    })[]) {
      if (entry.hadRecentInput || entry.value <= 0.001 || entry.startTime - pressed < 3_000) continue;
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
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
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
