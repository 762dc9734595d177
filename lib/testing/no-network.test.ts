import { Resolver } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { expect, test } from "vitest";

const refusal = { message: expect.stringContaining("Tests have no network") };
const why = (error: Error) => error.cause ?? error;

test("a request that would leave this machine fails", async () => {
  await expect(fetch("http://briefing.example/").catch(why)).resolves.toMatchObject(refusal);
  await expect(request("http://briefing.example/").catch(why)).resolves.toMatchObject(refusal);
});

test("so does one whose own lookup leads away, and a question to a name server elsewhere", async () => {
  const lookup: LookupFunction = (_name, _options, answer) => answer(null, [{ address: "93.184.215.14", family: 4 }]);
  const dispatcher = new Agent({ connect: { lookup } });
  await expect(request("http://briefing.example/", { dispatcher }).catch(why)).resolves.toMatchObject(refusal);
  const resolver = new Resolver();
  resolver.setServers(["9.9.9.9"]);
  await expect(resolver.resolve4("briefing.example")).rejects.toMatchObject(refusal);
});
