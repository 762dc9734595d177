import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, fillSignIn, seen, siteUrl, test } from "./fixtures.ts";

const status = (path: string) => fetch(new URL(path, siteUrl), { redirect: "manual" }).then((answer) => answer.status);

test("whom to tell of a weakness is said where RFC 9116 wants it", async () => {
  const answer = await fetch(new URL("/.well-known/security.txt", siteUrl));
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  expect(text).toMatch(/^Contact: (https?:|mailto:)\S+$/m);
  const expires = Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? "");
  expect(expires).toBeGreaterThan(Date.now());
  expect(expires).toBeLessThan(Date.now() + 366 * 86_400_000);
});

for (const path of [
  ...["/.git/config", "/.git/HEAD", "/.env", "/.env.local", "/.env.production", "/package.json", "/server.ts"],
  ...["/.next/BUILD_ID", "/_next/static/chunks/main.js.map", "/prisma/schema.prisma", "/.data/secrets.json"],
]) {
  test(`${path} is not there`, async () => {
    expect(await status(path)).toBe(404);
  });
}

test("no script of a page has a source map beside it", async () => {
  const page = await (await fetch(siteUrl)).text();
  const scripts = [...page.matchAll(/\/_next\/static\/[^"']+?\.js/g)].map(([path]) => path);
  expect(scripts.length).toBeGreaterThan(3);
  for (const path of new Set(scripts)) {
    expect(await status(`${path}.map`)).toBe(404);
    expect(await (await fetch(new URL(path, siteUrl))).text()).not.toContain("sourceMappingURL");
  }
});

test("a page that is refused carries the number of its request, and nothing from inside", async () => {
  for (const path of ["/no-such-page", "/posts/no-such-briefing", "/portraits/x", "/exports/x", "/admin/people"]) {
    const answer = await fetch(new URL(path, siteUrl));
    const body = await answer.text();
    expect(answer.status).toBe(404);
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).not.toMatch(/\bat .+\.(ts|js):\d+|node_modules|PrismaClient|\/lib\//);
  }
});

test("a draft is nowhere to be seen", async ({ world }) => {
  const title = `Draft ${world.mark}`;
  const topic = await world.aTopic();
  const draft = await world.publish({ title, topics: [topic], more: { draft: true } });
  for (const path of [draft.path, `${draft.path}/cover.png`, `${draft.path}/share`])
    expect(await status(path)).toBe(404);
  const lists = ["/", "/tags", `/tags/${topic.slug}`, "/authors/skills", `/search?q=${encodeURIComponent(title)}`];
  for (const path of [...lists, "/api/lists?list=all", `/api/lists?list=topic:${topic.slug}`]) {
    const body = await (await fetch(new URL(path, siteUrl))).text();
    expect(body, path).not.toContain(draft.slug);
    expect(body.replaceAll(`value="${title}"`, ""), path).not.toContain(`The short version of ${title}`);
  }
});

test("the log holds no password, cookie, token or address of those who signed in", async ({ page, world }) => {
  const file = process.env.E2E_SERVER_LOG ?? join(import.meta.dirname, "..", ".next", "e2e-server.log");
  test.skip(!existsSync(file), "the server of this run keeps its log elsewhere");
  const reader = await world.aReader();
  await page.goto("/sign-in?returnTo=/settings");
  await fillSignIn(page, { ...reader, password: "a wrong password of mine" });
  await expect(seen(page, "The address or the password is not right.")).toBeVisible();
  await fillSignIn(page, reader);
  await page.waitForURL("/settings");
  const cookies = (await page.context().cookies()).map(({ value }) => value);
  await page.goto(`/keep/${"t".repeat(43)}`);
  await page.goto("/settings");
  const text = readFileSync(file, "utf8");
  const secrets = [reader.password, "a wrong password of mine", reader.email, ...cookies, "t".repeat(43)];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  // And of every other test of this run so far.
  expect(
    text.match(/argon2id|violet harbour|session=|\/(keep|setup|reset|sign-in\/link|sign-up|address)\/[\w-]{43}/g),
  ).toBeNull();
});
