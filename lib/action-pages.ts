import type { IncomingMessage } from "node:http";
import { builtList, isFixed, readBuiltRoutes } from "#lib/built-routes.ts";

// A page carries the actions that it shows, and no others. What is sent while a reader goes from one page to another comes
// to the next one. Next then asks its own address, over HTTP, for a page that has the action: behind a proxy that is not
// its address, and the write is lost. So the server takes it to such a page itself.

type Actions = { node: Record<string, { workers: Record<string, unknown> }> };

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
  const { routeOf, routeOfEntry } = readBuiltRoutes(folder);
  const { node: actions } = builtList<Actions>(folder, "server/server-reference-manifest.json");
  const homesOf = new Map(
    Object.entries(actions).map(([id, { workers }]) => [
      id,
      Object.keys(workers).flatMap((worker) => routeOfEntry(worker.replace(/^app/, "")) ?? []),
    ]),
  );
  return (action, path) => {
    const home = homesOf.get(action) ?? [];
    return home.includes(routeOf(path) ?? "/_not-found") ? undefined : (home.find(isFixed) ?? home[0]);
  };
}
