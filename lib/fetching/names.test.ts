import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { nameServer } from "#lib/testing/name-server.ts";
import { serve } from "#lib/testing/web-servers.ts";

// Names that lead here and there, as a name server of one's own can make them.

const PUBLIC = "93.184.215.14";
const ANSWERS: Record<string, (before: number) => string[] | null> = {
  "page.test": () => ["127.0.0.1"],
  // The first answer may be dialled, the second may not.
  "rebind.test": (before) => [before === 0 ? "127.0.0.1" : "10.0.0.9"],
  "mixed.test": () => [PUBLIC, "10.0.0.9"],
  "mixed6.test": () => [PUBLIC, "fd00::9"],
  "v6.test": () => ["::1"],
  "mapped.test": () => ["::ffff:10.0.0.9"],
  "half.test": () => ["127.0.0.1"],
  "slow.test": () => null,
};
const names = await nameServer((name, type, before) =>
  name === "half.test" && type === "AAAA" ? null : (ANSWERS[name]?.(before) ?? (name === "slow.test" ? null : [])),
);
const web = await serve((request, response) => {
  const to = new URL(request.url ?? "", "http://host").searchParams.get("to");
  if (to) response.writeHead(302, { location: to }).end();
  else response.end(`hello ${request.headers.host}`);
});
const rules = testRules({ nameServers: [names.address], allow: [`127.0.0.1:${web.port}`] });
const fetchName = (name: string, path = "/") => fetchWith(rules, `http://${name}:${web.port}${path}`);

beforeEach(() => names.asked.splice(0));
afterAll(async () => {
  names.close();
  await web.close();
});

describe("a name", () => {
  test("is looked up once for a request, and what was checked is what is dialled", async () => {
    expect(await fetchName("rebind.test")).toMatchObject({
      ok: true,
      body: Buffer.from(`hello rebind.test:${web.port}`),
    });
    expect(names.asked.sort()).toEqual(["A rebind.test", "AAAA rebind.test"]);
    expect(web.connections()).toBe(1);
  });

  test("that leads elsewhere by the next request or redirect is refused there", async () => {
    await fetchName("rebind.test");
    expect(await fetchName("rebind.test")).toMatchObject({ ok: false, why: "address" });
    names.asked.splice(0);
    const before = web.connections();
    const back = encodeURIComponent(`http://rebind.test:${web.port}/`);
    expect(await fetchName("rebind.test", `/?to=${back}`)).toMatchObject({ ok: false, why: "address" });
    expect(web.connections()).toBe(before + 1);
  });

  test("that leads outside and inside at once leads nowhere", async () => {
    for (const name of ["mixed.test", "mixed6.test", "mapped.test"])
      expect(await fetchName(name), name).toMatchObject({ ok: false, why: "address" });
  });

  test("in IPv6 alone is held to the same", async () => {
    expect(await fetchName("v6.test")).toMatchObject({ ok: false, why: "address" });
    const six = testRules({ nameServers: [names.address], allow: [`[::1]:${web.port}`] });
    // Allowed, so it is dialled; the server listens on IPv4 only.
    expect(await fetchWith(six, `http://v6.test:${web.port}/`)).toMatchObject({ ok: false, why: "network" });
  });

  test("whose server never answers for one family is dialled in the other", async () => {
    expect(await fetchName("half.test")).toMatchObject({ ok: true, status: 200 });
  });

  test("that nobody has is said", async () => {
    const words = "There is no site named nobody.test.";
    expect(await fetchName("nobody.test")).toEqual({ ok: false, why: "dns", words });
  });
});

describe("a name server that does not answer", () => {
  test("is waited for ten seconds at most, while other names go on", async () => {
    const started = performance.now();
    const slow = [1, 2, 3, 4].map(() => fetchName("slow.test"));
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => fetchName("page.test", `/${n}`)));
    const others = performance.now() - started;
    const words = "The name slow.test could not be looked up. Try again later.";
    expect(await Promise.all(slow)).toEqual(slow.map(() => ({ ok: false, why: "dns", words })));
    const waited = performance.now() - started;
    expect(waited).toBeLessThan(13_000);
    expect(others).toBeLessThan(waited / 2);
  });

  test("does not hold what is over", async () => {
    const fate = await fetchWith(rules, `http://slow.test:${web.port}/`, { totalMs: 200 });
    expect(fate).toMatchObject({ ok: false, why: "timeout" });
  });
});
