import { parseArgs } from "node:util";
import { hashPassword } from "#lib/accounts/password.ts";
import { createDb } from "#lib/db.ts";
import { buildForTests } from "../scripts/e2e-run.ts";
import { withSite } from "../scripts/site.ts";
import { type Answer, clientNumber, formOn } from "./form-post.ts";
import { quantile, separability } from "./numbers.ts";

// `npm run bench:timing [-- --each 100]`: whether forms that take an address tell, in what they answer or in how long
// they take, who has an account. Known and unknown addresses are asked in turn, each once, each from a network of its own.

const { values } = parseArgs({ options: { each: { type: "string", default: "100" } } });
const EACH = Number(values.each);
const WARM = 15;

const FORMS = [
  { what: "sign-in", path: "/sign-in", words: "Sign in", fields: { password: "not the right one at all" } },
  { what: "magic link", path: "/sign-in/link", words: "Send me a link", fields: {} },
  { what: "sign-up", path: "/sign-up", words: "Send me a link", fields: {} },
  { what: "reset", path: "/reset", words: "Send me a link", fields: {} },
] as const;

type Address = { email: string; isKnown: boolean };

await buildForTests();
// Mail is set up and never sent: no worker runs.
const settings = { TRUST_PROXY: "1", SMTP_URL: "smtp://127.0.0.1:1" };
await withSite({ log: "bench-timing.log", programs: ["server"], settings }, async ({ url, databaseUrl }) => {
  const db = createDb(databaseUrl, { connections: 1 });
  const passwordHash = await hashPassword("the right one of everybody here");
  const emailOf = (at: number, isKnown: boolean) =>
    `${isKnown ? "known" : "other"}${String(at).padStart(4, "0")}@example.org`;
  const many = WARM + EACH;
  await db.user.createMany({
    data: Array.from({ length: many }, (_, at) => {
      return { email: emailOf(at, true), name: "Reader", passwordHash, emailVerified: new Date() };
    }),
  });
  let client = 0;
  console.log("form        answers  median known/unknown  ratio  AUC");
  for (const { what, path, words, fields } of FORMS) {
    const form = await formOn(url, path, words);
    const got: (Answer & Address)[] = [];
    for (let at = 0; at < many; at++)
      for (const isKnown of at % 2 ? [true, false] : [false, true]) {
        const email = emailOf(at, isKnown);
        const answer = await form.send({ ...fields, email }, clientNumber(client++));
        if (at >= WARM) got.push({ ...answer, email, isKnown });
      }
    form.close();
    report(what, got);
  }
  await db.$disconnect();
});

function report(what: string, got: (Answer & Address)[]) {
  const sides = [true, false].map((isKnown) => got.filter((answer) => answer.isKnown === isKnown));
  const [known = [], unknown = []] = sides.map((side) => side.map(({ milliseconds }) => milliseconds));
  const kinds = new Set(got.map(shape));
  const [a, b] = [quantile(known, 0.5), quantile(unknown, 0.5)];
  const area = separability(known, unknown);
  const isSame = kinds.size === 1;
  const row = [
    what.padEnd(11),
    isSame ? "same   " : `${kinds.size} KINDS`,
    `${a.toFixed(2)} / ${b.toFixed(2)} ms`.padEnd(21),
    (a / b).toFixed(3),
    area.toFixed(3),
  ];
  console.log(`${row.join("  ")}${Math.abs(a / b - 1) < 0.1 && area < 0.6 ? "" : "  OVER"}`);
  // What is answered is no question of the machine's load; how long it takes is.
  if (!isSame) {
    process.exitCode = 1;
    for (const kind of [...kinds].slice(0, 2)) console.log(kind.slice(0, 600));
  }
}

/** An answer without what differs from one request to the next by design, and without what was typed. */
function shape({ status, headers, body, email }: Answer & Address): string {
  const nonce = /'nonce-([^']+)'/.exec(headers.find(([name]) => name === "content-security-policy")?.[1] ?? "")?.[1];
  const told = headers.filter(([name]) => !["date", "x-request-id"].includes(name));
  const all = `${status} ${JSON.stringify(told)}\n${body}`;
  return all.replaceAll(nonce ?? "no nonce", "NONCE").replaceAll(email, "EMAIL");
}
