import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HEAVY } from "../bench/heavy-payloads.ts";
import { startSite } from "../scripts/site.ts";
import { actionId } from "./built.ts";
import { expect, test } from "./fixtures.ts";
import { rawTo } from "./raw.ts";

// What is known to have broken sites made with Next, sent without a browser to a server of this test's own.
test.describe.configure({ mode: "default" });

let site: Awaited<ReturnType<typeof startSite>>;
let ask: ReturnType<typeof rawTo>;
test.beforeAll(async () => {
  const databaseUrl = process.env.E2E_DATABASE_URL ?? "";
  site = await startSite({ databaseUrl, log: "e2e-attack.log", programs: ["server"] });
  ask = rawTo(site.url);
});
test.afterAll(() => site.stop());

/** Sends the parts of a payload as a script of a page does. */
function call(action: string, parts: Record<string, string>, path = "/sign-in") {
  const body = Object.entries(parts).map(
    ([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { Origin: site.url, "Next-Action": action, "Content-Type": "multipart/form-data; boundary=part" };
  return ask("POST", path, headers, `${body.join("")}--part--\r\n`);
}

/** The processes that a process has started and that still run; empty where the system does not tell. */
const children = (pid: number) =>
  globSync(`/proc/${pid}/task/*/children`).flatMap((file) => readFileSync(file, "utf8").split(" ").filter(Boolean));

test("payloads that reach for the prototype start no process and run no code", async () => {
  const mark = join(tmpdir(), `ai-briefing-was-here-${process.pid}`);
  const code = `process.mainModule.require('child_process').execSync('touch ${mark}')`;
  const before = children(site.pid);
  const signIn = actionId("signIn");
  const shapes: Record<string, string>[] = [
    {
      "0": '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":{"_prefix":"CODE;","_chunks":"$Q2","_formData":{"get":"$1:constructor:constructor"}}}',
      "1": '"$@0"',
      "2": "[]",
    },
    { "0": '["$1:__proto__:then"]', "1": '{"then":"$1:__proto__:then","status":"resolved_model"}' },
    { "0": '["$1:constructor:constructor"]', "1": '["CODE"]' },
    { "0": '["$F1"]', "1": '{"id":"child_process#execSync","bound":["touch"]}' },
    { "0": '["$F1"]', "1": `{"id":"${signIn}#constructor","bound":["CODE"]}` },
    { "0": '["$1:a:__proto__:__proto__"]', "1": '{"a":"$Q2"}', "2": '[["a","b"]]' },
  ];
  for (const shape of shapes)
    for (const action of [signIn, "40".padEnd(42, "a"), "x", "__proto__", "constructor"])
      for (const path of ["/", "/sign-in"]) {
        const parts = Object.fromEntries(
          Object.entries(shape).map(([key, value]) => [key, value.replaceAll("CODE", code)]),
        );
        const { status, headers } = await call(action, parts, path);
        expect(status, `${action} ${JSON.stringify(shape).slice(0, 60)}`).toBeLessThan(500);
        // Elsewhere Next hands it on to a page that has the action, and wraps that page's refusal in a 200.
        if (path === "/sign-in") expect(status).toBeGreaterThanOrEqual(400);
        expect(headers["set-cookie"]).toBeUndefined();
      }
  expect(children(site.pid)).toEqual(before);
  expect(existsSync(mark)).toBe(false);
  rmSync(mark, { force: true });
  expect((await ask("GET", "/health")).status).toBe(200);
});

test("an action that is handed itself, or something that turns into text, tells nothing of its source", async () => {
  for (const name of ["signIn", "signOut", "mailSignInLink"]) {
    const id = actionId(name);
    const shapes: Record<string, string>[] = [
      { "0": '["$F1"]', "1": `{"id":"${id}","bound":null}` },
      { "0": '["$F1","$F1"]', "1": `{"id":"${id}","bound":["$F1"]}` },
      { "0": '[{"toString":"$F1","valueOf":"$F1"}]', "1": `{"id":"${id}","bound":null}` },
      { "0": '["$K1"]', "1_email": '{"toString":"x"}', "1_password": "[object Object]" },
    ];
    for (const shape of shapes) {
      const { status, body } = await call(id, shape);
      expect(status, name).toBeLessThan(500);
      expect(body, name).not.toMatch(
        /safeParse|keepSessionAlive|endSession|enterWithPassword|askForLink|native code|\/lib\//,
      );
    }
  }
});

for (const [kind, parts] of Object.entries(HEAVY))
  test(`a payload that is ${kind} to no end is refused, twenty at once, and pages go on`, async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(actionId("signIn"), parts)));
    for (const { status, headers } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(headers["set-cookie"]).toBeUndefined();
    }
    expect((await ask("GET", "/tags")).status).toBe(200);
  });
