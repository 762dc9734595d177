import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";

// A page carries the actions that it shows, and no others. What is sent while a reader goes from one page to another comes
// to the next one. Next then asks its own address, over HTTP, for a page that has the action: behind a proxy that is not
// its address, and the write is lost. So the server takes it to such a page itself.

type Actions = { node: Record<string, { workers: Record<string, unknown> }> };
type Routes = { dynamicRoutes: { page: string; regex: string }[] };

/**
 * Takes an action to a page that has it, where the page that it was sent to has not: of that page Next then sends nothing
 * but what the action answers. `folder` is that of the project, whose build says once which page has what.
 */
export function actionPages(folder: string): (request: IncomingMessage) => void {
  const homeOf = homes(folder);
  return (request) => {
    const { method, headers, url = "/" } = request;
    const action = headers["next-action"];
    const home = method === "POST" && action ? homeOf(String(action), url.split("?")[0] ?? "/") : undefined;
    if (!home) return;
    request.url = home;
    headers["x-action-forwarded"] = "1";
  };
}

/** Tells the route of a page that has an action; undefined where the page of the path has it itself, and where none has. */
function homes(folder: string): (action: string, path: string) => string | undefined {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, ".next", file), "utf8")) as T;
  const routes = read<Record<string, string>>("app-path-routes-manifest.json");
  const { node: actions } = read<Actions>("server/server-reference-manifest.json");
  const isStatic = (route: string) => !route.includes("[");
  const pages = new Set(Object.values(routes).filter(isStatic));
  const patterns = read<Routes>("routes-manifest.json").dynamicRoutes.map(({ page, regex }) => ({
    ...{ page, pattern: new RegExp(regex) },
  }));
  const routeOf = (path: string) =>
    pages.has(path) ? path : (patterns.find(({ pattern }) => pattern.test(path))?.page ?? "/_not-found");
  const homesOf = new Map(
    Object.entries(actions).map(([id, { workers }]) => [
      id,
      Object.keys(workers).flatMap((worker) => routes[worker.replace(/^app/, "")] ?? []),
    ]),
  );
  return (action, path) => {
    const home = homesOf.get(action) ?? [];
    return home.includes(routeOf(path)) ? undefined : (home.find(isStatic) ?? home[0]);
  };
}
