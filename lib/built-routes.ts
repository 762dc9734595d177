import { readFileSync } from "node:fs";
import { join } from "node:path";

// What a build says of itself: which route answers a path, and in which file it lies.

/** The routes of a build, by the names that Next gives them, as in "/posts/[slug]". */
export type BuiltRoutes = {
  /** The route that answers a path (of a URL, without its query); undefined where none does. */
  routeOf: (path: string) => string | undefined;
  /** The route that an entry of the build ("/posts/[slug]/page") is for. */
  routeOfEntry: (entry: string) => string | undefined;
  /** The file of a route within `.next/server`; undefined for what is answered from a file that was made beforehand. */
  fileOf: (route: string) => string | undefined;
};

type Patterns = { dynamicRoutes: { page: string; regex: string }[] };
type Prerendered = { routes: Record<string, unknown> };

/** Reads one of the lists of the build in the project of this folder. */
export const builtList = <T>(folder: string, file: string) =>
  JSON.parse(readFileSync(join(folder, ".next", file), "utf8")) as T;

/** Reads what the build in the project of this folder says of its routes. */
export function readBuiltRoutes(folder: string): BuiltRoutes {
  const routes = new Map(Object.entries(builtList<Record<string, string>>(folder, "app-path-routes-manifest.json")));
  const files = builtList<Record<string, string>>(folder, "server/app-paths-manifest.json");
  const made = builtList<Prerendered>(folder, "prerender-manifest.json").routes;
  const patterns = builtList<Patterns>(folder, "routes-manifest.json").dynamicRoutes.map(({ page, regex }) => ({
    ...{ page, pattern: new RegExp(regex) },
  }));
  const fixed = new Set([...routes.values()].filter(isFixed));
  const fileOf = new Map([...routes].flatMap(([entry, route]) => (files[entry] ? [[route, files[entry]]] : [])));
  for (const route of Object.keys(made)) fileOf.delete(route);
  return {
    routeOf: (path) => (fixed.has(path) ? path : patterns.find(({ pattern }) => pattern.test(path))?.page),
    routeOfEntry: (entry) => routes.get(entry),
    fileOf: (route) => fileOf.get(route),
  };
}

/** Whether a route is one path, and not all that fit a pattern. */
export const isFixed = (route: string) => !route.includes("[");
