import { expect, test } from "vitest";
import { sourceFiles } from "#lib/testing/source-tree.ts";

/** Who speaks to other hosts beside the guarded fetcher, and to whom: hosts that the operator named in the settings. */
const OTHERS: Record<string, string> = {
  "lib/entry/handshake.ts": "providers that one signs in by",
  "lib/mail-delivery.ts": "the mail server",
};
const product = sourceFiles(["app", "lib", "server.ts", "worker.ts", "instrumentation.ts"]).filter(
  ({ path }) => !/\.test\.tsx?$|^lib\/testing\//.test(path),
);

/** What can open a connection to another host, as it stands in a file. */
const DIALS = [
  /\bfetch\(/,
  /\bnew (WebSocket|EventSource)\(/,
  /from "(undici|nodemailer|node:(tls|dgram|http2|dns|dns\/promises))"/,
  /import (?!type)[^;]*\b(connect|createConnection|Socket|request|get|Agent)\b[^;]* from "(node:)?(net|https?)"/,
];

test("nothing in the product speaks to other hosts but the guarded fetcher and who is named here", () => {
  expect(product.length).toBeGreaterThan(200);
  const dialling = product.filter(({ text }) => DIALS.some((pattern) => pattern.test(text))).map(({ path }) => path);
  expect(dialling.filter((path) => !path.startsWith("lib/fetching/"))).toEqual(Object.keys(OTHERS));
  expect(dialling).toContain("lib/fetching/fetch.ts");
  expect(dialling).toContain("lib/fetching/connector.ts");
});

test("and nobody gives it rules of their own", () => {
  const givers = product.filter(({ path, text }) => /\bfetchWith\(/.test(text) && path !== "lib/fetching/fetch.ts");
  expect(givers.map(({ path }) => path)).toEqual([]);
});
