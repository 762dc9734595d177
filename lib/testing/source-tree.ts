import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

export type Import = { from: string; to: string; typeOnly: boolean };
export type SourceFile = { path: string; text: string; lines: number; imports: Import[] };

const IMPORT = /^(import|export)\s+(type\s)?(?:([^"';]*?)\sfrom\s+)?"([^"]+)";/gm;
const DYNAMIC = /\bimport\("([^"]+)"\)/g;

/** The source files below these folders and files of the project, by path, without generated ones. */
export function sourceFiles(roots: string[]): SourceFile[] {
  return roots.flatMap((root) => paths(root).map(read));
}

function paths(root: string): string[] {
  if (!existsSync(root)) return [];
  if (/\.\w+$/.test(root)) return [root];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(".", join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith("prisma/generated"))
    .sort();
}

function read(path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  const found = [...text.matchAll(IMPORT)].map(([, , type, names = "", to = ""]) => ({
    from: path,
    to: resolved(path, to),
    typeOnly: Boolean(type) || isAllTypes(names),
  }));
  const later = [...text.matchAll(DYNAMIC)].map(([, to = ""]) => ({
    from: path,
    to: resolved(path, to),
    typeOnly: false,
  }));
  return { path, text, lines: text.trimEnd().split("\n").length, imports: [...found, ...later] };
}

const isAllTypes = (names: string) =>
  /^\{.*\}$/s.test(names) &&
  names
    .slice(1, -1)
    .split(",")
    .filter((name) => name.trim())
    .every((name) => name.trim().startsWith("type "));

/** "#lib/db.ts" → "lib/db.ts", "./fonts.ts" → "app/fonts.ts"; packages stay as they are. */
function resolved(from: string, to: string): string {
  if (to.startsWith("#")) return to.slice(1);
  return to.startsWith(".") ? normalize(join(dirname(from), to)) : to;
}

/** The first ring of imports in a graph, as the files that it runs through; null where there is none. */
export function importRing(files: SourceFile[]): string[] | null {
  const graph = new Map(files.map((file) => [file.path, file.imports.map((each) => each.to)]));
  const done = new Set<string>();
  const visit = (path: string, way: string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const to of graph.get(path) ?? []) {
      const ring = graph.has(to) ? visit(to, [...way, path]) : null;
      if (ring) return ring;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const ring = visit(path, []);
    if (ring) return ring;
  }
  return null;
}
