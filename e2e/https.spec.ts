import { hiddenFieldsIn } from "../scripts/form-fields.ts";
import { expect, PASSWORD, test } from "./fixtures.ts";
import { asCookie, startHttpsSite } from "./https-site.ts";
import { rawTo } from "./raw.ts";

// The site as it stands on the open web, asked without a browser: what its cookies and headers say there.
test.describe.configure({ mode: "default" });

let site: Awaited<ReturnType<typeof startHttpsSite>>;
test.beforeAll(async () => {
  site = await startHttpsSite({ GITHUB_ID: "an-id", GITHUB_SECRET: "a-secret" });
});
test.afterAll(() => site.stop());

/** What is wrong with a cookie that is set, in words. */
function faults(cookie: string): string[] {
  const [pair = "", ...rest] = cookie.split("; ");
  const flags = rest.map((flag) => flag.toLowerCase());
  const wrong: string[] = [];
  if (!/^__(Host|Secure)-/.test(pair)) wrong.push("no prefix");
  for (const flag of ["httponly", "secure", "path=/"]) if (!flags.includes(flag)) wrong.push(`no ${flag}`);
  if (!flags.some((flag) => /^samesite=(lax|strict)$/.test(flag))) wrong.push("no samesite");
  if (flags.some((flag) => flag.startsWith("domain"))) wrong.push("a domain");
  return wrong.map((what) => `${pair.split("=")[0]}: ${what}`);
}

const names = (cookies: string[]) => cookies.map((cookie) => cookie.split("=")[0]).sort();

test("every cookie of signing in, of leaving for a provider and of a passkey is bound to this host and to https", async ({
  world,
}) => {
  const { email } = await world.aReader();
  const entered = await site.form("/sign-in", "current-password", { email, password: PASSWORD });
  expect(entered.status).toBe(303);
  expect(names(entered.cookies)).toEqual(["__Host-device", "__Host-session"]);
  const left = await site.form("/sign-in", "Go on with GitHub", {});
  expect(left.status).toBe(303);
  expect(names(left.cookies)).toEqual(expect.arrayContaining(["__Host-errand"]));
  const asked = await site.ask("/api/passkeys?for=enter");
  expect(names(asked.cookies)).toEqual(["__Host-challenge"]);
  const all = [...entered.cookies, ...left.cookies, ...asked.cookies];
  expect(all.flatMap(faults)).toEqual([]);
});

test("a session cookie without its prefix, as a neighbour could plant it, signs nobody in", async ({ world }) => {
  const { email } = await world.aReader();
  const entered = await site.form("/sign-in", "current-password", { email, password: PASSWORD });
  const cookie = asCookie(entered.cookies);
  expect((await site.ask("/settings/sessions", { Cookie: cookie })).body).toContain("this browser");
  const planted = cookie.replaceAll("__Host-", "");
  expect((await site.ask("/settings/sessions", { Cookie: planted })).body).not.toContain("this browser");
});

test("signing out takes the session back and has the browser forget its pages", async ({ world }) => {
  const { email } = await world.aReader();
  const cookie = asCookie((await site.form("/sign-in", "current-password", { email, password: PASSWORD })).cookies);
  const left = await site.form("/settings", "Sign out", {}, cookie);
  expect(left.headers["clear-site-data"]).toBe('"cache"');
  expect(left.cookies.flatMap(faults)).toEqual([]);
  expect(left.cookies.join()).toMatch(/__Host-session=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  expect((await site.ask("/settings/sessions", { Cookie: cookie })).body).not.toContain("this browser");
});

/**
 * The score of mozilla's HTTP Observatory (github.com/mdn/mdn-http-observatory, its public table of points), for the facts
 * that it can see in one answer: 100, less what is missing, and what is more than needed on top.
 */
function observatory({ headers, cookies, body }: Awaited<ReturnType<typeof site.ask>>): number {
  const policy = new Map(
    (headers["content-security-policy"] ?? "").split("; ").map((rule) => {
      const [name = "", ...sources] = rule.split(" ");
      return [name, sources] as const;
    }),
  );
  const sources = [...policy.values()].flat();
  const isStrict = !sources.some((source) => /unsafe|^(https?|ftp):|^\*/.test(source));
  const isNone = (name: string) => policy.get(name)?.join() === "'none'";
  const age = Number(/max-age=(\d+)/.exec(headers["strict-transport-security"] ?? "")?.[1] ?? 0);
  const foreign = [...body.matchAll(/<script[^>]+src="([^"]+)"/g)].filter(([, from]) => !/^\/(?!\/)/.test(from ?? ""));
  const points: [boolean, number, number][] = [
    [isStrict && isNone("default-src") && !!policy.get("script-src"), 10, -25],
    [isNone("frame-ancestors"), 5, -20],
    [cookies.every((cookie) => faults(cookie).length === 0), 0, -40],
    [headers["access-control-allow-origin"] === undefined, 0, -50],
    [age >= 15_552_000, 0, -20],
    [headers["x-content-type-options"] === "nosniff", 0, -5],
    [/^(no-referrer|same-origin|strict-origin)/.test(headers["referrer-policy"] ?? ""), 5, -5],
    [headers["cross-origin-opener-policy"] === "same-origin", 10, 0],
    [headers["cross-origin-resource-policy"] === "same-origin", 10, 0],
    [foreign.length === 0, 0, -50],
  ];
  return points.reduce((score, [holds, more, less]) => score + (holds ? more : less), 100);
}

test("what mozilla’s observatory scores is A+ on every kind of answer", async () => {
  for (const path of [
    "/",
    "/sign-in",
    "/posts/help-that-withholds",
    "/no-such-page",
    "/api/lists?list=all",
    "/icon.svg",
  ]) {
    const answer = await site.ask(path);
    expect(observatory(answer), path).toBe(140);
    expect(answer.headers["strict-transport-security"], path).toBe("max-age=63072000; includeSubDomains; preload");
    expect(answer.headers["content-security-policy"], path).toContain("upgrade-insecure-requests");
  }
});

test("a wrong password for a known and for an unknown address is answered alike: status, headers, cookies and page", async ({
  world,
}) => {
  const known = (await world.aReader()).email;
  const unknown = known.replace("reader", "nobody");
  const answers = [];
  for (const email of [known, unknown]) {
    const answer = await site.form("/sign-in", "current-password", { email, password: "not the right one at all" });
    const { "content-security-policy": policy = "", "x-request-id": id = "", date: _, ...headers } = answer.headers;
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
    const body = answer.body.replaceAll(nonce, "NONCE").replaceAll(id, "ID").replaceAll(email, "EMAIL");
    const told = JSON.parse(JSON.stringify(headers).replaceAll(nonce, "NONCE"));
    answers.push({ status: answer.status, headers: told, cookies: answer.cookies, body });
  }
  expect(answers[0]?.status).toBe(422);
  expect(answers[0]?.body).toContain("EMAIL");
  expect(answers[1]).toEqual(answers[0]);
});

test("guesses at many accounts from one network end before the hundredth, whatever addresses they claim", async ({
  world,
}) => {
  const to = rawTo(`http://localhost:${site.behind}`, new URL(site.url).host);
  const hidden = hiddenFieldsIn((await site.ask("/sign-in")).body, "current-password");
  const guess = (at: number) => {
    const fields = { ...hidden, email: `nobody${at}@${world.mark}.example.org`, password: "not the right one at all" };
    const parts = Object.entries(fields).map(
      ([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const headers = {
      ...{ Origin: site.url, "X-Forwarded-Proto": "https", "Content-Type": "multipart/form-data; boundary=part" },
      // What the proxy adds stands last; what stands before it anybody can have written.
      "X-Forwarded-For": `10.0.${at}.1, 2001:db8:${Number.parseInt(world.mark.slice(0, 4), 16).toString(16)}::${at.toString(16)}`,
    };
    return to("POST", "/sign-in", headers, `${parts.join("")}--part--\r\n`);
  };
  const answers = [];
  for (let at = 1; at <= 100 && answers.at(-1)?.status !== 429; at++) answers.push(await guess(at));
  expect(answers.at(-1)?.status).toBe(429);
  expect(Number(answers.at(-1)?.headers["retry-after"])).toBeGreaterThan(0);
  expect(answers.length).toBeGreaterThan(10);
});

test("who came to the proxy over plain http is sent to https, and what they wrote there is refused", async () => {
  const to = rawTo(`http://localhost:${site.behind}`, new URL(site.url).host);
  const plain = { "X-Forwarded-Proto": "http", "X-Forwarded-For": "192.0.2.1" };
  const page = await to("GET", "/tags?x=1", plain);
  expect([page.status, page.headers.location]).toEqual([308, `${site.url}/tags?x=1`]);
  expect((await to("POST", "/sign-in", { ...plain, Origin: site.url })).status).toBe(403);
  expect((await to("GET", "/health", plain)).status).toBe(200);
});
