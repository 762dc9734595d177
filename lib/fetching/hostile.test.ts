import { afterAll, expect, test } from "vitest";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { AT_ONCE } from "#lib/fetching/host-line.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { until } from "#lib/testing/until.ts";
import { serveRaw } from "#lib/testing/web-servers.ts";

// Hosts that would keep a request for ever.

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
const web = await serveRaw((path, socket) => {
  const drip = (text: string) => {
    const timer = setInterval(() => socket.write(text), 50);
    socket.on("close", () => clearInterval(timer));
  };
  if (path === "/hang-body") socket.write(`${HEAD}Content-Length: 100\r\n\r\nsome`);
  else if (path === "/drip") {
    socket.write(`${HEAD}Content-Length: 1000000\r\n\r\n`);
    drip("x");
  } else if (path === "/header-drip") {
    socket.write(HEAD);
    drip("X-More: and more\r\n");
  } else if (path === "/informed") drip("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
  else if (path !== "/hang") socket.end(`${HEAD}Content-Length: 2\r\n\r\nhi`);
});
const idle = await serveRaw(() => {});
afterAll(async () => {
  await web.close();
  await idle.close();
});
const rules = testRules({ allow: ["127.0.0.1:*", "localhost:*"] });

test.each(["/hang", "/hang-body", "/drip", "/header-drip", "/informed"])(
  "%s ends in total, and its socket with it",
  async (path) => {
    const started = performance.now();
    const fate = await fetchWith(rules, web.url + path, { totalMs: 700 });
    expect(fate).toEqual({ ok: false, why: "timeout", words: "It took too long to answer." });
    expect(performance.now() - started).toBeLessThan(5_000);
    await web.quiet();
  },
);

test("whoever asked can end it, and then it is over at once", async () => {
  const stop = new AbortController();
  const asked = fetchWith(rules, `${web.url}/hang`, { signal: stop.signal });
  await until(() => web.open() === 1);
  stop.abort();
  expect(await asked).toMatchObject({ ok: false, why: "network" });
  await web.quiet();
  expect(await fetchWith(rules, `${web.url}/`, { signal: stop.signal })).toMatchObject({ ok: false });
});

test("a host that hangs delays no other, and has only so many requests at once", async () => {
  const options = { totalMs: 2_500 };
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, idle.open());
  }, 10);
  let isOver = false;
  const hanging = Promise.all([...Array(40).keys()].map((n) => fetchWith(rules, `${idle.url}/${n}`, options)));
  hanging.then(() => {
    isOver = true;
  });
  const others = await Promise.all([...Array(40).keys()].map((n) => fetchWith(rules, `${web.url}/${n}`, options)));
  expect(others.every((each) => each.ok)).toBe(true);
  expect(isOver).toBe(false);
  expect((await hanging).map((each) => !each.ok && each.why)).toEqual(Array(40).fill("timeout"));
  clearInterval(watch);
  expect(most).toBe(AT_ONCE);
  expect(idle.connections()).toBeLessThan(40);
  await idle.quiet();
});

test("the line of a host is free again after failures", async () => {
  for (let round = 0; round < 3; round++) {
    const fates = [...Array(6).keys()].map(() => fetchWith(rules, `${web.url}/hang`, { totalMs: 100 }));
    await Promise.all(fates);
  }
  expect(await fetchWith(rules, `${web.url}/ordinary`)).toMatchObject({ ok: true, status: 200 });
});
