import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { expect, test } from "./fixtures.ts";
import { asCookie, startHttpsSite } from "./https-site.ts";
import { startInternet } from "./internet.ts";

// GitHub and Google as they are configured, against hosts of the test's own under their names: what the site sends there,
// and what it makes of their answers. The real ones are not asked.
test.describe.configure({ mode: "default" });

/** Who signs in at both, and whether their address was checked there. */
const person = { subject: "4711", email: "", isVerified: true };
/** What the way to the provider carried, for its token endpoint to compare. */
let sent: URLSearchParams;

/** Whether a token request proves that it comes from who set out (PKCE, RFC 7636), with the code that was given. */
function isProved(body: string) {
  const form = new URLSearchParams(body);
  const challenge = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  return form.get("code") === "the-code" && challenge === sent.get("code_challenge");
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

function idToken(claims: object) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", kid: "one", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}

const GOOGLE = "https://accounts.google.com";
const seconds = () => Math.floor(Date.now() / 1_000);

const hosts = {
  "github.com": (path: string, _: unknown, body: string) =>
    path === "/login/oauth/access_token" && isProved(body)
      ? { access_token: "gho_1", token_type: "bearer", scope: "read:user,user:email" }
      : null,
  "api.github.com": (path: string) => {
    if (path === "/user") return { id: Number(person.subject), login: "rosa", name: "Rosa Klein", email: null };
    const { email, isVerified: verified } = person;
    return path === "/user/emails"
      ? [
          { email: "other@example.org", primary: false, verified: true },
          { email, primary: true, verified },
        ]
      : null;
  },
  "accounts.google.com": (path: string) =>
    path === "/.well-known/openid-configuration"
      ? {
          ...{ issuer: GOOGLE, authorization_endpoint: `${GOOGLE}/o/oauth2/v2/auth` },
          ...{
            token_endpoint: "https://oauth2.googleapis.com/token",
            jwks_uri: "https://www.googleapis.com/oauth2/v3/certs",
          },
          ...{
            userinfo_endpoint: "https://openidconnect.googleapis.com/v1/userinfo",
            response_types_supported: ["code"],
          },
          ...{ subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"] },
        }
      : null,
  "oauth2.googleapis.com": (_: string, __: unknown, body: string) => {
    if (!isProved(body)) return null;
    const { subject: sub, email, isVerified: email_verified } = person;
    const about = { iss: GOOGLE, aud: "google-id", nonce: sent.get("nonce"), iat: seconds(), exp: seconds() + 600 };
    return {
      access_token: "ya29",
      token_type: "Bearer",
      expires_in: 600,
      id_token: idToken({ ...about, sub, email, email_verified, name: "Rosa" }),
    };
  },
};

let internet: Awaited<ReturnType<typeof startInternet>>;
let site: Awaited<ReturnType<typeof startHttpsSite>>;
test.beforeAll(async () => {
  internet = await startInternet(hosts);
  const github = { GITHUB_ID: "github-id", GITHUB_SECRET: "github-secret" };
  const google = { GOOGLE_ID: "google-id", GOOGLE_SECRET: "google-secret" };
  site = await startHttpsSite({ ...github, ...google, ...internet.settings, OIDC_ISSUER: undefined });
});
test.afterAll(async () => {
  await site.stop();
  internet.stop();
});

/** Presses the button of a provider. Answers the address there and the cookies that stay here. */
async function setOut(name: string) {
  const left = await site.form("/sign-in", `Go on with ${name}`, {});
  const cookie = asCookie(left.cookies);
  const { body } = await site.ask(left.headers.location ?? "/", { Cookie: cookie });
  const href = /href="(https:\/\/(?:github\.com|accounts\.google\.com)[^"]+)"/.exec(body)?.[1] ?? "";
  const address = new URL(href.replaceAll("&amp;", "&"));
  sent = address.searchParams;
  return { address, cookie };
}

const comeBack = (provider: string, cookie: string, state = sent.get("state") ?? "") =>
  site.ask(`/api/auth/callback/${provider}?${new URLSearchParams({ code: "the-code", state })}`, { Cookie: cookie });

test("both stand on the sign-in page, and nothing else does that is not configured", async () => {
  const { body } = await site.ask("/sign-in");
  const buttons = [...body.replaceAll("<!-- -->", "").matchAll(/Go on with ([\w ]+)</g)].map(([, name]) => name);
  expect(buttons).toEqual(["GitHub", "Google"]);
});

const PROVIDERS = [
  {
    id: "github",
    name: "GitHub",
    place: "https://github.com/login/oauth/authorize",
    scope: ["read:user", "user:email"],
  },
  { id: "google", name: "Google", place: `${GOOGLE}/o/oauth2/v2/auth`, scope: ["openid", "profile", "email"] },
];

for (const { id, name, place, scope } of PROVIDERS) {
  test(`the way to ${name} asks for the address alone, and is bound to this browser`, async () => {
    const { address } = await setOut(name);
    expect(`${address.origin}${address.pathname}`).toBe(place);
    expect(Object.fromEntries(sent)).toMatchObject({
      ...{ response_type: "code", client_id: `${id}-id`, redirect_uri: `${site.url}/api/auth/callback/${id}` },
      ...{ code_challenge_method: "S256", code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
      state: expect.stringMatching(/.{20,}/),
    });
    expect(sent.get("scope")?.split(" ").sort()).toEqual([...scope].sort());
    const before = sent.get("state");
    await setOut(name);
    expect(sent.get("state")).not.toBe(before);
  });

  test(`who comes back from ${name} with a checked address has an account, and the same one again`, async ({
    world,
  }) => {
    Object.assign(person, { subject: String(Date.now()), email: world.anAddress(), isVerified: true });
    for (const place of ["/welcome", "/following"]) {
      const { cookie } = await setOut(name);
      const back = await comeBack(id, cookie);
      expect(new URL(back.headers.location ?? "", site.url).pathname).toBe(place);
      const session = asCookie(back.cookies.filter((one) => one.startsWith("__Host-session=")));
      expect((await site.ask("/settings", { Cookie: session })).body).toContain(person.email);
    }
    const user = await world.db.user.findUniqueOrThrow({ where: { email: person.email }, include: { accounts: true } });
    expect(user.emailVerified).not.toBeNull();
    expect(user.accounts).toMatchObject([{ provider: id, providerAccountId: person.subject, access_token: null }]);
  });

  test(`an address that ${name} did not check, another state and another browser open nothing`, async ({ world }) => {
    Object.assign(person, { subject: String(Date.now()), email: world.anAddress(), isVerified: false });
    const unchecked = await setOut(name);
    const answers = [await comeBack(id, unchecked.cookie)];
    expect(answers[0]?.headers.location).toContain("refused=unverified");
    person.isVerified = true;
    const { cookie } = await setOut(name);
    answers.push(await comeBack(id, cookie, "another"), await comeBack(id, ""));
    for (const { headers, cookies } of answers) {
      expect(headers.location ?? "").toMatch(/\/sign-in/);
      expect(cookies.join()).not.toMatch(/__Host-session=\w/);
    }
    expect(await world.db.user.count({ where: { email: person.email } })).toBe(0);
  });
}

test("nobody else was asked for anything", () =>
  expect([...new Set(internet.asked)].sort()).toEqual([
    "accounts.google.com/.well-known/openid-configuration",
    ...["api.github.com/user", "api.github.com/user/emails", "github.com/login/oauth/access_token"],
    // The ID token comes from its issuer over TLS, so its keys need not be asked for (OpenID Connect Core, 3.1.3.7).
    "oauth2.googleapis.com/token",
  ]));
