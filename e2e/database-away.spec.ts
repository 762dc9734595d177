import { readFileSync } from "node:fs";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { startSite } from "../scripts/site.ts";
import { expect, test } from "./fixtures.ts";

const databaseUrl = process.env.E2E_DATABASE_URL ?? "";

/** A way to the database that can be cut and mended. */
async function aCable() {
  const { hostname, port } = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isCut = false;
  const server: Server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = dial(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => server.close(),
  };
}

test("while the database is away a reader is told so and stays signed in", async ({ world, request }) => {
  const cable = await aCable();
  const site = await startSite({ databaseUrl: cable.url, log: "e2e-database-away.log", programs: ["server"] });
  try {
    const status = (path: string) =>
      request.get(`${site.url}${path}`).then(
        (response) => response.status(),
        () => 0,
      );
    await expect.poll(() => status("/ready"), { timeout: 30_000 }).toBe(200);

    const { openSession } = await import("#lib/accounts/commands.ts");
    const reader = await world.aReader();
    const { token } = await openSession(reader.id);
    const asReader = () =>
      request.get(`${site.url}/settings/sessions`, { headers: { Cookie: `session=${token}` }, maxRedirects: 0 });
    expect(await (await asReader()).text()).toContain("this browser");

    expect(await status("/about")).toBe(200);

    cable.cut();
    const away = await asReader();
    expect(away.status()).toBe(503);
    expect(Number(away.headers()["retry-after"])).toBeGreaterThan(0);
    expect(away.headers()["set-cookie"]).toBeUndefined();
    const page = await away.text();
    expect(page).toContain("you are still signed");
    // Its number is on the page and in the log, where the reason stands too; the page carries the headers of every other.
    const { "x-request-id": id = "none", ...headers } = away.headers();
    expect(page).toContain(id);
    expect(page).not.toMatch(/\bat .+\.(ts|js):\d+|node_modules|ECONNREFUSED/);
    expect(readFileSync(site.logFile, "utf8")).toContain(id);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["content-security-policy"]).toContain("object-src 'none'");
    expect(await status("/")).toBe(503);
    // What was kept is still read.
    expect(await status("/about")).toBe(200);
    expect(await status("/health")).toBe(200);
    expect(await status("/ready")).toBe(503);

    cable.mend();
    await expect.poll(() => status("/ready"), { timeout: 15_000 }).toBe(200);
    expect(await (await asReader()).text()).toContain("this browser");
  } finally {
    cable.close();
    await site.stop();
  }
});
