import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readBuiltRoutes } from "#lib/built-routes.ts";
import { builtActions } from "./built.ts";
import { aCast, ask, type Cast, EVERYBODY, type Who } from "./cast.ts";
import { expect, test } from "./fixtures.ts";
import { ACTIONS } from "./matrix-actions.ts";
import { PAGES } from "./matrix-pages.ts";
import type { World } from "./world.ts";

// Every page, route and action that is built × everybody who may ask. The lists come from the tree and from the build:
// one that has no rule in the tables fails.

const root = join(import.meta.dirname, "..");

// A folder whose name begins with a dot is only found by name.
const pages = globSync(["app/**/{page,route}.{ts,tsx}", "app/.well-known/**/route.ts"], { cwd: root })
  .map((file) => `/${file.split("/").slice(1, -1).join("/")}`)
  .sort();

const actions = Object.entries(builtActions).map(([id, { exportedName, filename, workers }]) => ({
  ...{ id, name: exportedName, filename },
  pages: Object.keys(workers).map((worker) => worker.replace(/^app/, "").replace(/\/page$/, "") || "/"),
}));

const exported = globSync("lib/**/*actions.ts", { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^export const (\w+) = action\(/gm)].map(
    ([, name]) => name ?? "",
  ),
);

const fresh = globSync("lib/**/*actions.ts", { cwd: root }).flatMap((file) =>
  readFileSync(join(root, file), "utf8")
    .split(/^export const /m)
    .filter((part) => /^ {2}fresh: true,$/m.test(part))
    .map((part) => /^\w+/.exec(part)?.[0] ?? ""),
);

test("every page has a rule, and every rule a page", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(Object.keys(PAGES).sort()).toEqual(pages);
});

test("every action has a rule, and every rule an action", () => {
  expect(exported.length).toBeGreaterThan(30);
  expect(Object.keys(ACTIONS).sort()).toEqual([...exported].sort());
});

test("every action that can be sent is one of those in the tree", () => {
  const built = actions.map(({ name }) => name);
  expect(built.filter((name) => !exported.includes(name))).toEqual([]);
  expect(exported.filter((name) => !built.includes(name))).toEqual([]);
});

/** What search engines may show. */
const FOUND = ["/", "/about", "/tags", "/tags/[slug]", "/authors/[handle]", "/posts/[slug]", "/paths"];

test("every page and route is answered by its own file", () => {
  const { routeOf, fileOf } = readBuiltRoutes(root);
  expect(pages.filter((pattern) => !fileOf(routeOf(pattern) ?? ""))).toEqual([]);
});

const pathOf = (pattern: string, cast: Cast) => PAGES[pattern]?.at?.(cast) ?? pattern;

for (const [pattern, rule] of Object.entries(PAGES)) {
  test(`page ${pattern}`, async ({ world }) => {
    const cast = await aCast(world);
    for (const who of EVERYBODY) {
      const { outcome, body } = await ask(cast, who, pathOf(pattern, cast));
      const expected = rule.to[who] === "→ post" ? `→ ${cast.post.path}` : rule.to[who];
      expect(`${who} ${outcome}`, pathOf(pattern, cast)).toBe(`${who} ${expected}`);
      expect(
        ofReader(cast, who).filter((text) => body.includes(text)),
        `on the page of ${who}`,
      ).toEqual([]);
      if (typeof outcome !== "number" || !/^<!doctype html>/i.test(body)) continue;
      // Each page says itself what it is, once, and whether search engines may show it.
      const head = body.slice(0, body.indexOf("</head>"));
      const said = [/<title>[^<]*\S[^<]*<\/title>/g, /<meta name="description" content="[^"]/g, /<link rel="icon"/g];
      expect(
        said.map((each) => body.match(each)?.length),
        `for ${who}`,
      ).toEqual([1, 1, 1]);
      expect(/<meta name="robots" content="noindex/.test(head), `hidden, for ${who}`).toBe(
        outcome !== 200 || !FOUND.includes(pattern),
      );
    }
  });
}

/** What of the reader's may not stand on a page of this one; admins see addresses, and mails. */
function ofReader({ people, own }: Cast, who: Who): string[] {
  if (who === "reader") return [];
  if (who === "admin") return [own.session.id, own.passkey.id, own.export.id];
  return [own.secret, people.reader.email, own.session.id, own.passkey.id, own.export.id];
}

/** Sends a form as a browser without a script does. */
async function send(cast: Cast, who: Who, name: string, more: Record<string, string> = {}) {
  const action = actions.find((one) => one.name === name);
  // A page that stays: one that sends this person elsewhere would hide what the action said.
  const page = action?.pages.find((pattern) => PAGES[pattern]?.to[who] === 200) ?? action?.pages[0];
  if (!action || !page) throw new Error(`${name} was not built`);
  const form = new FormData();
  form.set(`$ACTION_ID_${action.id}`, "");
  for (const [key, value] of Object.entries({ ...ACTIONS[name]?.fields?.(cast), ...more })) form.set(key, value);
  const path = pathOf(page, cast);
  const { outcome } = await ask(cast, who, path, form);
  const isBack = outcome === `→ ${path.split("?")[0]}`;
  const isDone = outcome === 200 || isBack || (typeof outcome === "string" && !ASKED_FIRST.includes(outcome));
  return isDone ? "done" : outcome;
}

/** Where somebody is sent who has to say first who they are. */
const ASKED_FIRST = ["→ /sign-in", "→ /settings/confirm"];

/** Others first: what the owner did would be gone. */
const ORDER = ["anon", "other", "editor", "reader", "admin"] as const;

for (const [name, rule] of Object.entries(ACTIONS)) {
  test(`action ${name}`, async ({ world }) => {
    const cast = await aCast(world);
    const before = await standing(world, cast);
    if (rule.onlyStale) await makeStale(world, cast);
    for (const who of ORDER) {
      const outcome = await send(cast, who, name, { ...forged(cast), ...rule.fields?.(cast) });
      const expected = [rule.to[who]].flat();
      expect(expected.map(String), `the answer to ${who}`).toContain(String(outcome));
    }
    expect(await standing(world, cast)).toEqual(before);
  });
}

test("what asks for a recent proof in the tree is what the table says", () => {
  const said = Object.keys(ACTIONS).filter((name) => ACTIONS[name]?.fresh);
  expect(fresh.filter((name) => name !== "finishNewPasskey").sort()).toEqual(said.sort());
});

for (const [name, rule] of Object.entries(ACTIONS)) {
  if (!rule.fresh) continue;
  test(`action ${name} wants a proof of the last 10 minutes`, async ({ world }) => {
    const cast = await aCast(world);
    await makeStale(world, cast);
    const before = await standing(world, cast);
    const who = rule.to.reader === 404 ? "admin" : "reader";
    expect(await send(cast, who, name, rule.fresh === true ? {} : rule.fresh)).toBe("→ /settings/confirm");
    expect(await standing(world, cast)).toEqual(before);
  });
}

const makeStale = ({ db }: World, { people }: Cast) =>
  db.session.updateMany({
    where: { userId: { in: Object.values(people).map(({ id }) => id) } },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });

/** What no form of ours has: the columns that nobody may set for themselves (checks C3). */
const forged = ({ people }: Cast) => ({
  ...{ role: "admin", id: people.other.id, userId: people.other.id, authorId: people.other.id },
  ...{ emailVerified: "2001-01-01T00:00:00Z", createdAt: "2001-01-01T00:00:00Z", passwordHash: "x", bannedAt: "" },
});

const standing = ({ db }: World, { people }: Cast) =>
  db.user.findMany({
    where: { id: { in: Object.values(people).map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { id: true, role: true, email: true, createdAt: true, emailVerified: true },
  });
