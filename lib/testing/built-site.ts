import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The folder of a site with a few pages, with the lists that Next writes of it; `actions` are those of its server actions. */
export function builtSite(actions: object = {}): {
  folder: string;
  write: (file: string, text: string) => void;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), "built-site-"));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, ".next", file)), { recursive: true });
    writeFileSync(join(folder, ".next", file), text);
  };
  const list = (file: string, what: object) => write(file, JSON.stringify(what));
  const entries = {
    ...{ "/page": "/", "/about/page": "/about", "/_not-found/page": "/_not-found" },
    ...{ "/saved/page": "/saved", "/posts/[slug]/page": "/posts/[slug]" },
    ...{ "/links/[id]/page": "/links/[id]", "/links/new/page": "/links/new" },
    ...{ "/api/lists/route": "/api/lists", "/made-at-the-build/route": "/made-at-the-build" },
  };
  list("app-path-routes-manifest.json", entries);
  list(
    "server/app-paths-manifest.json",
    Object.fromEntries(Object.keys(entries).map((name) => [name, `app${name}.js`])),
  );
  list("prerender-manifest.json", { routes: { "/made-at-the-build": {} } });
  list("routes-manifest.json", {
    dynamicRoutes: [
      { page: "/links/[id]", regex: "^/links/([^/]+?)(?:/)?$" },
      { page: "/posts/[slug]", regex: "^/posts/([^/]+?)(?:/)?$" },
    ],
  });
  list("server/server-reference-manifest.json", { node: actions });
  return { folder, write, remove: () => rmSync(folder, { recursive: true }) };
}
