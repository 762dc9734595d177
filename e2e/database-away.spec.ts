import { type ChildProcess, spawn } from "node:child_process";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

test("while the database is away a reader is told so and stays signed in", async ({ world, request }) => {
  const cable = await aCable();
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const own = { PORT: String(port), HOST: "127.0.0.1", AUTH_URL: site, DATABASE_URL: cable.url, LOG_LEVEL: "silent" };
  const secrets = {
    AUTH_SECRET: "a secret of this test alone, and long",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  };
  const environment = { ...process.env, NODE_ENV: "production" as const, ...secrets, ...own };
  const server: ChildProcess = spawn(process.execPath, ["server.ts"], { env: environment, stdio: "ignore" });
  try {
    const status = (path: string) =>
      request.get(`${site}${path}`).then(
        (response) => response.status(),
        () => 0,
      );
    await expect.poll(() => status("/ready"), { timeout: 30_000 }).toBe(200);

    const { openSession } = await import("#lib/accounts/commands.ts");
    const reader = await world.aReader();
    const { token } = await openSession(reader.id);
    const asReader = () =>
      request.get(`${site}/settings/sessions`, { headers: { Cookie: `session=${token}` }, maxRedirects: 0 });
    expect(await (await asReader()).text()).toContain("this browser");

    cable.cut();
    const away = await asReader();
    expect(away.status()).toBe(503);
    expect(Number(away.headers()["retry-after"])).toBeGreaterThan(0);
    expect(away.headers()["set-cookie"]).toBeUndefined();
    expect(await away.text()).toContain("you are still signed");
    expect(await status("/")).toBe(503);
    expect(await status("/health")).toBe(200);
    expect(await status("/ready")).toBe(503);

    cable.mend();
    await expect.poll(() => status("/ready"), { timeout: 15_000 }).toBe(200);
    expect(await (await asReader()).text()).toContain("this browser");
  } finally {
    server.kill("SIGKILL");
    cable.close();
  }
});
