import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { AT_THE_DOOR, PREDICATES, SESSION, SQL_PARTS, WITH_PAGES } from "#lib/testing/named-files.ts";
import { type Import, importRing, type SourceFile, sourceFiles } from "#lib/testing/source-tree.ts";

// ARCHITECTURE.md made executable: who may import what, and the habits of the house. Each check begins with the files
// that it is about and fails when there are none.

const isTest = ({ path }: SourceFile) => /\.test\.tsx?$|^lib\/testing\//.test(path);
const everything = sourceFiles(["app", "components", "lib", "scripts", "prisma", "e2e", "server.ts"]);
const product = everything.filter((file) => /^(app|components|lib|server)/.test(file.path) && !isTest(file));

/** The files of the product that this is about; there are always some. */
function about(pattern: RegExp): SourceFile[] {
  const found = product.filter((file) => pattern.test(file.path));
  expect(found, `no file is like ${pattern}`).not.toEqual([]);
  return found;
}

const ROLES: [string, RegExp][] = [
  ["components", /^components\//],
  ["actions", /^lib\/[a-z-]+\/([a-z-]+-)?actions\.ts$/],
  ["queries", /^lib\/[a-z-]+\/([a-z-]+-)?queries\.ts$/],
  ["commands", /^lib\/[a-z-]+\/(([a-z-]+-)?commands|attempts|import|vocabulary)\.ts$/],
  ["db", /^lib\/(db|read-together)\.ts$|^prisma\/|^pg$|^@prisma\//],
  ["next", /^next($|\/)|^next-auth/],
  ["app", /^app\//],
];
const roleOf = (path: string) =>
  WITH_PAGES.includes(path) ? "with-pages" : (ROLES.find(([, pattern]) => pattern.test(path))?.[0] ?? "rest");

const say = (each: Import) => `${each.from} imports ${each.to}`;

/** The imports of these files that have one of the forbidden roles; a type costs nothing and crosses no lane. */
function crossing(
  files: SourceFile[],
  forbidden: string[],
  allowed: (each: Import) => boolean = () => false,
): string[] {
  return files
    .flatMap((file) => file.imports)
    .filter((each) => !each.typeOnly && forbidden.includes(roleOf(each.to)) && !allowed(each))
    .map(say);
}

describe("the two lanes", () => {
  test("pages read by queries, write by actions and know no database", () =>
    expect(crossing(about(/^app\/.*(page|layout|error|not-found)\.tsx$/), ["commands", "db"])).toEqual([]));

  test("routes answer with queries and render nothing of ours", () =>
    expect(crossing(about(/^app\/.*route\.tsx?$/), ["components", "actions", "commands", "db"])).toEqual([]));

  test("components get props: they know actions, but no query, command or database", () =>
    expect(crossing(about(/^components\//), ["queries", "commands", "db", "with-pages", "app"])).toEqual([]));

  test("components know of Next only links, images and navigation", () => {
    const allowed = ({ to }: Import) => /^next\/(link|image|navigation)$/.test(to);
    expect(crossing(about(/^components\//), ["next"], allowed)).toEqual([]);
  });

  test("actions lead to commands and show nothing", () => {
    const session = ({ to }: Import) => to === SESSION;
    const forbidden = ["components", "queries", "db", "with-pages", "app"];
    expect(crossing(about(/[/-]actions\.ts$/), forbidden, session)).toEqual([]);
  });

  test("queries only read: they know no command, action, component or Next", () =>
    expect(crossing(about(/[/-](queries|overlay)\.ts$/), ["components", "actions", "commands", "next", "app"])).toEqual(
      [],
    ));

  test("commands only write: they know no query, action, component or Next", () =>
    expect(
      crossing(about(/[/-](commands|attempts|import|vocabulary)\.ts$/), [
        ...["components", "actions", "queries", "next", "app", "with-pages"],
      ]),
    ).toEqual([]));

  test("the database is known to queries, commands and the few files that are named here", () => {
    const others = about(/^(app|components|lib)\//).filter(
      ({ path }) => !["queries", "commands", "with-pages"].includes(roleOf(path)) && !PREDICATES.includes(path),
    );
    const sql = ({ from }: Import) => SQL_PARTS.includes(from);
    expect(crossing(others, ["db"], sql)).toEqual([]);
  });

  test("Next is known to pages, the server, the session and the files that stand between", () => {
    const between = ["lib/action.ts", "lib/http.ts", SESSION, ...AT_THE_DOOR];
    const inside = about(/^lib\//).filter(({ path }) => !between.includes(path));
    expect(crossing(inside, ["next"])).toEqual([]);
  });

  test("nothing below the pages imports a page", () =>
    expect(crossing(about(/^(components|lib)\//), ["app"])).toEqual([]));

  test("plumbing carries no domain but the session and its limits, in the two wrappers", () => {
    const wrappers = ["lib/action.ts", "lib/http.ts"];
    const found = about(/^lib\/[a-z-]+\.ts$/).flatMap((file) => file.imports);
    const wrong = found.filter((each) => /^lib\/[a-z-]+\//.test(each.to) && !wrappers.includes(each.from));
    expect(wrong.map(say)).toEqual([]);
  });
});

describe("the domains", () => {
  const ORDER =
    `accounts authors mutes tags posts outbox people fetching extraction sources reading bookmarks highlights following ranking sharing
    links search paths desk notices portability jobs entry`.split(/\s+/);
  const domainOf = (path: string) => /^lib\/([a-z-]+)\//.exec(path)?.[1];

  test("are those of the list, and all of them are there", () => {
    const found = new Set(about(/^lib\/[a-z-]+\//).map(({ path }) => domainOf(path)));
    expect([...found].sort()).toEqual([...ORDER].sort());
  });

  test("never import a later one, not even a type", () => {
    const wrong = about(/^lib\/[a-z-]+\//)
      .flatMap((file) => file.imports)
      .filter(({ from, to }) => ORDER.indexOf(domainOf(from) ?? "") < ORDER.indexOf(domainOf(to) ?? ""));
    expect(wrong.map(say)).toEqual([]);
  });

  test("are flat", () => expect(about(/^lib\//).filter(({ path }) => path.split("/").length > 3)).toEqual([]));
});

describe("the habits", () => {
  test("every action is made by the one wrapper, in a file of the server", () => {
    const files = about(/[/-]actions\.ts$/);
    for (const { path, text } of files) {
      expect(text.startsWith('"use server";\n'), path).toBe(true);
      const exported = [...text.matchAll(/^export .*$/gm)].map(([line]) => line);
      expect(exported, path).not.toEqual([]);
      expect(exported.filter((line) => !/^export const \w+ = action\(\{$/.test(line))).toEqual([]);
    }
    const elsewhere = product.filter((file) => /^\s*"use server"/m.test(file.text) && !files.includes(file));
    expect(elsewhere.map((file) => file.path)).toEqual([]);
  });

  test("the environment is read in one place, and by scripts", () => {
    const readers = about(/./).filter((file) => file.text.includes("process.env"));
    expect(readers.map((file) => file.path)).toEqual(["lib/env.ts"]);
  });

  test("no file is longer than 220 lines", () => {
    expect(everything.length).toBeGreaterThan(100);
    expect(everything.filter((file) => file.lines > 220).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  test("half of the files have at most sixty lines", () => {
    const lines = about(/./).map((file) => file.lines);
    expect(lines.filter((count) => count <= 60).length / lines.length).toBeGreaterThanOrEqual(0.5);
  });

  test("no file is named for anything but its subject", () => {
    const vague = /^(index|utils?|helpers?|common|misc|types|constants|shared)\.tsx?$/;
    expect(everything.filter((file) => vague.test(basename(file.path))).map((file) => file.path)).toEqual([]);
  });

  test("no import goes round in a ring, not even for a type", () => expect(importRing(about(/./))).toBeNull());

  test("imports inside the project are written so that Node runs them", () => {
    const inside = about(/./)
      .flatMap((file) => file.imports)
      .filter(({ to }) => /^(app|components|lib|prisma)\//.test(to));
    expect(inside.length).toBeGreaterThan(100);
    expect(inside.filter(({ to }) => !/\.(tsx?|css)$/.test(to)).map(say)).toEqual([]);
  });

  test("no element has a style of its own, which the page's policy would drop", () => {
    const styled = about(/^(app|components)\/.*\.tsx$/).filter((file) => /\sstyle=/.test(file.text));
    expect(styled.map((file) => file.path)).toEqual(["app/posts/[slug]/cover.png/route.tsx"]);
  });

  test("components for one domain stand in the folder of its word", () => {
    const folders = new Set(about(/^components\//).map(({ path }) => path.split("/")[1]));
    const words =
      `accounts bookmarks desk following highlights jobs links mutes notices paths people portability posts ranking reading search settings
      sharing shell sources tags ui`.split(/\s+/);
    expect([...folders].filter((folder) => !words.includes(folder ?? ""))).toEqual([]);
  });

  test("the parts of the interface know no domain", () => {
    const wrong = about(/^components\/ui\//)
      .flatMap((file) => file.imports)
      .filter(({ to }) => /^(components\/(?!ui\/)|lib\/[a-z-]+\/)/.test(to));
    expect(wrong.map(say)).toEqual([]);
  });
});
