import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { spellings } from "#lib/testing/address-spellings.ts";
import { addressCorpus } from "#lib/testing/corpora.ts";
import { FORBIDDEN, FORBIDDEN_V6 } from "#lib/testing/forbidden-addresses.ts";

// All of the internet becomes this machine, in a network namespace that ends with the command.
const NETWORK = `ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo`;
const inOwnNetwork = (command: string, input = "") =>
  spawnSync("unshare", ["--map-root-user", "--net", "sh", "-c", `${NETWORK} && ${command}`], {
    input,
    encoding: "utf8",
  });
const canHave = inOwnNetwork("true").status === 0;

test.skipIf(!canHave)(
  "no packet leaves for what is not on the public web (skipped where no network of one's own can be made)",
  () => {
    const hosts = [
      ...FORBIDDEN.flatMap(spellings),
      ...FORBIDDEN_V6,
      "localhost",
      "router.lan",
      "metadata.google.internal",
    ];
    const others = addressCorpus().filter(({ expect: wish }) => wish === "block" || wish === "reject");
    const urls = [...hosts.map((host) => `http://${host}/`), ...others.map(({ url }) => url)];
    const run = inOwnNetwork(`exec ${process.execPath} lib/testing/sealed-network.ts`, JSON.stringify({ urls }));
    expect(run.stderr.replaceAll(/.*Warning.*\n|\(Use `node --trace.*\n/g, "")).toBe("");
    expect(JSON.parse(run.stdout)).toEqual({
      asked: urls.length,
      sent: 0,
      notRefused: [],
      inside: { ok: false, why: "address", words: "inside.test is not on the public web." },
      heardOfForbidden: [],
      control: {
        heard: ["::ffff:1.1.1.1", ...Array(3).fill("::ffff:8.8.8.8"), "2606:4700::1", "::ffff:93.184.215.14"],
        sent: expect.toSatisfy((count: number) => count > 20),
      },
    });
  },
  60_000,
);
