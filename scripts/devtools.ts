import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// A browser spoken to in its own protocol. Playwright switches off what is looked at here: pages that the browser makes
// before they are pressed, and its memory for Back; and it cannot follow a page that takes the place of another.

type Params = Record<string, unknown>;
type Message = { id?: number; method?: string; params?: Params; result?: Params; error?: { message: string } };
type Target = { targetId: string; type: string; subtype?: string };
type Waiting = { resolve: (result: Params) => void; reject: (error: Error) => void };

/** Says something to the browser, or to one page of it. */
export type Say = (method: string, params?: Params) => Promise<Params>;

export type Devtools = {
  /** Speaks to the page that is on the screen. */
  say: Say;
  /** What an expression comes to on that page; its promise is waited for. */
  ask: <T>(expression: string) => Promise<T>;
  /** The pages that are made ahead at the moment. */
  countAhead: () => number;
};

const SWITCHES =
  "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu --no-first-run --remote-debugging-port=0";
const PATIENCE = 15_000;
const isPage = ({ type }: Target) => type === "page";

/**
 * Does something with a browser of its own that has one page open, and ends it. `prepare` is told of every page before
 * anything of it runs, those that are made ahead too.
 */
export async function withDevtools<T>(
  path: string,
  prepare: (say: Say) => Promise<unknown>[],
  use: (devtools: Devtools) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  const child = spawn(
    path,
    [...SWITCHES.split(" "), "--window-size=1280,900", `--user-data-dir=${folder}`, "about:blank"],
    {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    },
  );
  try {
    const { say, hear } = await connect(await addressOf(child.stderr));
    const sessions = new Map<string, string>();
    const ahead = new Set<string>();
    hear("Target.targetInfoChanged", ({ targetInfo }) => {
      const { targetId, subtype } = targetInfo as Target;
      if (!subtype) ahead.delete(targetId);
    });
    hear("Target.detachedFromTarget", ({ targetId }) => ahead.delete(String(targetId)));
    hear("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      const target = targetInfo as Target;
      if (!isPage(target)) return;
      sessions.set(target.targetId, String(sessionId));
      if (target.subtype === "prerender") ahead.add(target.targetId);
      const toPage: Say = (method, params) => say(method, params, String(sessionId));
      // Some are answered only when the page may go on, and by a page that was dropped meanwhile not at all.
      for (const said of [...prepare(toPage), toPage("Runtime.runIfWaitingForDebugger")]) said.catch(() => {});
    });
    const targets = async () => (await say("Target.getTargets", { filter: [{}] })).targetInfos as Target[];
    const tab = (await targets()).find(({ type }) => type === "tab");
    const { sessionId } = await say("Target.attachToTarget", { targetId: tab?.targetId, flatten: true });
    const attaching = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    await say("Target.setAutoAttach", attaching, String(sessionId));
    const toShown: Say = async (method, params) => {
      // Those that are made ahead are not listed.
      const shown = (await targets()).find((target) => isPage(target) && !ahead.has(target.targetId));
      const session = sessions.get(shown?.targetId ?? "");
      if (session) return say(method, params, session);
      // Between two pages there is none for a moment.
      await sleep(10);
      return toShown(method, params);
    };
    return await use({
      say: toShown,
      ask: async <T>(expression: string) => {
        const wanted = { expression, awaitPromise: true, returnByValue: true };
        // A page that is put away while it is asked never answers.
        const none = sleep(PATIENCE, null, { ref: false });
        const answer = await Promise.race([toShown("Runtime.evaluate", wanted), none]);
        if (!answer) throw new Error(`The page did not answer: ${expression}`);
        return (answer.result as { value: T }).value;
      },
      countAhead: () => ahead.size,
    });
  } finally {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Where the browser says that it listens. */
function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    output.on("data", (chunk) => {
      said += chunk;
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    output.once("end", () => reject(new Error(`The browser did not start.\n${said}`)));
  });
}

async function connect(address: string) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  const waiting = new Map<number, Waiting>();
  const heard = new Map<string, (params: Params) => void>();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result, error }: Message = JSON.parse(String(data));
    if (id === undefined) return heard.get(method ?? "")?.(params ?? {});
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result ?? {});
  });
  return {
    hear: (method: string, tell: (params: Params) => void) => heard.set(method, tell),
    say: (method: string, params: Params = {}, sessionId?: string) =>
      new Promise<Params>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params, sessionId }));
      }),
  };
}
