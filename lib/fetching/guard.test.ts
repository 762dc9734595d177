import { createServer } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { dialled } from "#lib/fetching/resolve.ts";
import { hostOf, portOf } from "#lib/fetching/rules.ts";
import { target } from "#lib/fetching/target.ts";
import { spellings } from "#lib/testing/address-spellings.ts";
import { addressCorpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { FORBIDDEN, FORBIDDEN_V6 } from "#lib/testing/forbidden-addresses.ts";
import { nameServer } from "#lib/testing/name-server.ts";
import { listening } from "#lib/testing/web-servers.ts";

// An ear at this machine hears whoever dials it, in either family; anything farther away fails in lib/testing/no-network.ts.
const ear = await listening(
  createServer((socket) => socket.end()),
  "::",
);
const names = await nameServer((name) => (name === "inside.test" ? ["127.0.0.1", "::1"] : ["93.184.215.14"]));
const rules = testRules({ nameServers: [names.address] });
afterAll(async () => {
  names.close();
  await ear.close();
});

const fates = (urls: string[]) => Promise.all(urls.map(async (url) => ({ url, fate: await fetchWith(rules, url) })));
/** Those that were not refused by what they say or where they lead. */
const notRefused = async (urls: string[]) =>
  (await fates(urls)).filter(({ fate }) => fate.ok || !["scheme", "address"].includes(fate.why));

/** Whether an address may be dialled, by its spelling and by what its name leads to; nothing is dialled. */
async function mayBeDialled(address: string): Promise<boolean> {
  const url = target(address, rules);
  const found = await dialled(hostOf(url), portOf(url), rules, AbortSignal.timeout(10_000));
  return found.length > 0;
}

describe("what is not on the public web", () => {
  test("is never dialled, however its address is written", async () => {
    const hosts = [...FORBIDDEN.flatMap(spellings), ...FORBIDDEN_V6];
    expect(hosts.length).toBeGreaterThan(700);
    const urls = hosts.flatMap((host) => [`http://${host}:${ear.port}/`, `https://${host}/x`]);
    // A host that no parser of addresses takes is refused as well, with the same word.
    expect(await notRefused(urls)).toEqual([]);
    expect(ear.connections()).toBe(0);
  });

  test("is never dialled by a name either, and its names are not even asked for", async () => {
    const before = names.asked.length;
    const urls =
      `localhost LOCALHOST localhost. localhost.. . .. ⓛⓞⓒⓐⓛⓗⓞⓢⓣ local%68ost a.localhost ip6-localhost nas router.lan printer.local
      metadata metadata.google.internal metadata.google.internal. instance-data kubernetes wpad.home intra.corp
      nas.home.arpa x.onion localhost.localdomain host.docker.internal 1.localhost`
        .split(/\s+/)
        .flatMap((name) => [`http://${name}:${ear.port}/`, `https://${name}/`]);
    const kept = await notRefused(urls);
    expect(kept).toEqual([]);
    expect(names.asked.length).toBe(before);
    const known = await fetchWith(rules, `http://inside.test:${ear.port}/`);
    expect(known).toEqual({ ok: false, why: "address", words: "inside.test is not on the public web." });
    expect(ear.connections()).toBe(0);
  });

  test("other schemes, user names, ports of services and this site itself are refused", async () => {
    const fate = async (url: string) => {
      const answer = await fetchWith(rules, url);
      return answer.ok ? "fetched" : answer.why;
    };
    for (const scheme of [
      "file:///etc/passwd",
      "ftp://example.com/",
      "gopher://example.com:25/",
      "data:,x",
      "javascript:1",
    ])
      expect(await fate(scheme), scheme).toBe("scheme");
    const addresses = `http://user@example.com/ https://user:word@example.com/ http://:word@example.com/ http://example.com:22/
      http://example.com:25/ https://example.com:5432/ http://example.com:6379/ http://example.com:2375/ http://example.com:0/
      https://briefing.example/ https://briefing.example./feed.xml https://BRIEFING.example:443/ http://127.0.0.1:3000/
      http://[::1]:3000/ http://[::ffff:127.0.0.1]:3000/ ${`https://example.com/${"x".repeat(5_000)}`} nonsense http:// http://a..b%00/`;
    for (const url of addresses.split(/\s+/)) expect(await fate(url), url).toBe("address");
  });

  test("this site is refused even where its port is allowed", async () => {
    const self = { origin: "https://briefing.example", port: ear.port };
    const open = testRules({ allow: ["127.0.0.1:*", "localhost:*", "[::1]:*"], self });
    for (const host of ["127.0.0.1", "localhost", "[::1]", "2130706433"])
      expect(await fetchWith(open, `http://${host}:${ear.port}/`)).toMatchObject({ ok: false, why: "address" });
    expect(ear.connections()).toBe(0);
  });

  test("the ear hears: what the settings allow is dialled", async () => {
    await fetchWith(testRules({ allow: [`127.0.0.1:${ear.port}`] }), `http://2130706433:${ear.port}/`);
    expect(ear.connections()).toBe(1);
  });
});

describe("what is on the public web", () => {
  const ADDRESSES = `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 169.253.255.255
    169.255.0.1 172.15.255.255 172.32.0.1 191.255.255.255 192.0.1.1 192.0.3.1 192.88.98.1 192.167.255.255 192.169.0.1
    198.17.255.255 198.20.0.1 198.51.99.1 198.51.101.1 203.0.112.1 203.0.114.1 223.255.255.255 168.63.129.15 192.175.48.1`;
  const ADDRESSES_V6 =
    "2606:4700:4700::1111 2a00:1450:4001::1 2400:cb00::1 2001:4860:4860::8888 2003::1 3ffe::1 64:ff9b::808:808";

  test("may be dialled, in every spelling of IPv4", async () => {
    const plain = ADDRESSES.split(/\s+/).flatMap((each) => spellings(each).filter((host) => !host.startsWith("[")));
    const hosts = [...plain, ...ADDRESSES_V6.split(" ").map((each) => `[${each}]`)].filter(
      (host) => !host.includes("\u00ad"),
    );
    for (const host of hosts)
      for (const port of ["", ":8080"]) expect(await mayBeDialled(`http://${host}${port}/`), host).toBe(true);
  });

  test("may be dialled by name", async () => {
    for (const host of [
      "example.com",
      "EXAMPLE.com.",
      "bücher.example",
      "例え.テスト",
      "a.b.c.d.e.example",
      "1u.ms",
      "xn--bcher-kva.example",
    ])
      expect(await mayBeDialled(`https://${host}/feed.xml#top`), host).toBe(true);
  });
});

test.skipIf(!hasCorpora)(`the cases that others collected (${SKIPPED})`, async () => {
  const cases = addressCorpus().map(({ url, expect: wish }) => ({ url, wish }));
  expect(cases.length).toBeGreaterThan(100);
  const blocked = cases.filter(({ wish }) => wish !== "allow" && wish !== "resolve");
  expect(await notRefused(blocked.map(({ url }) => url))).toEqual([]);
  const ordinary = cases.filter(({ wish }) => wish === "allow" || wish === "resolve");
  for (const { url } of ordinary) expect(await mayBeDialled(url), url).toBe(true);
  expect(ear.connections()).toBe(1);
});
