import { createServer } from "node:https";
import { afterAll, expect, test } from "vitest";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { selfSigned } from "#lib/testing/certificate.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { nameServer } from "#lib/testing/name-server.ts";
import { listening, serve } from "#lib/testing/web-servers.ts";

const names = await nameServer((_name, type) => (type === "A" ? ["127.0.0.1"] : ["::1"]));
const good = selfSigned({ host: "feed.test" });
const old = selfSigned({ host: "feed.test", until: Date.now() - 86_400_000 });
const plain = await serve((_request, response) => response.end("no secret"));

async function secure(pair: { key: string; cert: string }) {
  const server = await listening(
    createServer(pair, (request, response) => {
      if (request.url === "/down") response.writeHead(302, { location: `http://feed.test:${plain.port}/` }).end();
      else response.end(`secret for ${request.headers.host}`);
    }),
  );
  const allow = [`127.0.0.1:${server.port}`, `[::1]:${server.port}`, `127.0.0.1:${plain.port}`, `[::1]:${plain.port}`];
  const to = (host: string, authority?: string, path = "/") =>
    fetchWith(testRules({ allow, authority, nameServers: [names.address] }), `https://${host}:${server.port}${path}`);
  return { ...server, to };
}
const honest = await secure(good);
const expired = await secure(old);
afterAll(async () => {
  names.close();
  for (const server of [honest, expired, plain]) await server.close();
});

test("a certificate that holds is taken, by name and by address", async () => {
  const body = Buffer.from(`secret for feed.test:${honest.port}`);
  expect(await honest.to("feed.test", good.cert)).toMatchObject({ ok: true, body });
  expect(await honest.to("127.0.0.1", good.cert)).toMatchObject({ ok: true, status: 200 });
});

test("one that does not hold is refused in words", async () => {
  const refusal = (words: string) => ({ ok: false, why: "tls", words });
  expect(await expired.to("feed.test", old.cert)).toEqual(refusal("The TLS certificate of feed.test has expired."));
  expect(await honest.to("other.test", good.cert)).toEqual(
    refusal("The TLS certificate of other.test was made for another host."),
  );
  expect(await honest.to("feed.test")).toEqual(refusal("The TLS certificate of feed.test is self-signed."));
  expect(await honest.to("feed.test", old.cert)).toMatchObject({ ok: false, why: "tls" });
});

test("a host that speaks no TLS where it should is refused in words", async () => {
  const rules = testRules({ allow: [`127.0.0.1:${plain.port}`] });
  const words = "No TLS connection to 127.0.0.1 could be made.";
  expect(await fetchWith(rules, `https://127.0.0.1:${plain.port}/`)).toEqual({ ok: false, why: "tls", words });
});

test("from https nothing leads to plain http", async () => {
  const before = plain.connections();
  expect(await honest.to("feed.test", good.cert, "/down")).toMatchObject({ ok: false, why: "redirects" });
  expect(plain.connections()).toBe(before);
});
