import { beforeEach, describe, expect, test, vi } from "vitest";
import { makeEmailToken, readEmailToken } from "#lib/accounts/email-tokens.ts";
import { askForLink, resetPassword, signInByLink, signUpByLink, type Wish } from "#lib/accounts/link-commands.ts";
import { findSignInLink } from "#lib/accounts/link-queries.ts";
import { passwordMatches } from "#lib/accounts/password.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { linkIn } from "#lib/testing/mail-sink.ts";

const world = testDatabase();
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");

const PASSWORD = "four words nobody says";
const reader = "reader@example.org";
const stranger = "stranger@example.org";

beforeEach(() => world.empty());

const aReader = (more: { emailVerified?: Date | null; passwordHash?: string } = {}) =>
  db().user.create({ data: { email: reader, name: "Reader", emailVerified: new Date(), ...more } });

const ask = (wish: Wish, email: string) => askForLink(wish, { email, data: {} }, "192.0.2.1");

const mailsTo = (recipient: string) => db().mail.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } });

/** The secret of the link in the newest mail to an address. */
async function secretIn(recipient: string, prefix: string): Promise<string> {
  const mail = (await mailsTo(recipient)).at(-1);
  return linkIn(mail ?? {}, prefix).slice(prefix.length);
}

async function signInSecret() {
  await ask("sign_in", reader);
  return secretIn(reader, "/sign-in/link/");
}

async function resetSecret() {
  await ask("reset_password", reader);
  return secretIn(reader, "/reset/");
}

const dead = expect.objectContaining({ ok: false, code: "not-found" });

describe("a link to sign in", () => {
  test("lets one of twenty in that use it at the same moment", async () => {
    await aReader();
    const secret = await signInSecret();
    const tries = await Promise.all(Array.from({ length: 20 }, () => signInByLink(secret)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is not used up by looking at it", async () => {
    await aReader();
    const secret = await signInSecret();
    for (let look = 0; look < 3; look++)
      expect(await findSignInLink(secret)).toEqual({ email: reader, isProven: true });
    expect(await signInByLink(secret)).toMatchObject({ ok: true });
    expect(await findSignInLink(secret)).toBeNull();
  });

  test("works for 10 minutes by the database's clock", async () => {
    await aReader();
    const secret = await signInSecret();
    const [life] = await db().$queryRaw<{ seconds: number }[]>`
      SELECT round(extract(epoch FROM "expiresAt" - "createdAt"))::int AS seconds FROM "EmailToken"`;
    expect(life).toEqual({ seconds: 600 });
    await db().$executeRaw`UPDATE "EmailToken" SET "expiresAt" = now() - interval '1 second'`;
    expect(await signInByLink(secret)).toEqual(dead);
  });

  test("ends when a newer one was sent", async () => {
    await aReader();
    const older = await signInSecret();
    const newer = await signInSecret();
    expect(await signInByLink(older)).toEqual(dead);
    expect(await signInByLink(newer)).toMatchObject({ ok: true });
  });

  test("is one alone even of many that are asked for at the same moment", async () => {
    const make = () => db().$transaction((tx) => makeEmailToken(tx, { purpose: "sign_in", email: reader }));
    const secrets = await Promise.all(Array.from({ length: 8 }, make));
    const found = await Promise.all(secrets.map((secret) => readEmailToken(db(), ["sign_in"], secret)));
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  test("ends when the password is changed", async () => {
    await aReader();
    const secret = await signInSecret();
    expect(await resetPassword(await resetSecret(), PASSWORD)).toMatchObject({ ok: true });
    expect(await signInByLink(secret)).toEqual(dead);
  });

  test("is good for nothing else", async () => {
    await aReader();
    const secret = await signInSecret();
    expect(await resetPassword(secret, PASSWORD)).toEqual(dead);
    expect(await signUpByLink(secret, { name: "Reader", password: "" })).toEqual(dead);
    expect(await signInByLink("no-such-secret")).toEqual(dead);
  });

  test("takes an account back from whoever made it in wait for the address's owner", async () => {
    const user = await aReader({ emailVerified: null, passwordHash: "of somebody else" });
    await db().session.create({
      data: { sessionToken: "theirs", userId: user.id, expires: new Date(Date.now() + 1e6) },
    });
    await db().passkey.create({
      data: { userId: user.id, credentialId: "theirs", publicKey: Buffer.of(1), name: "x" },
    });
    expect(await signInByLink(await signInSecret())).toMatchObject({ ok: true });
    const after = await db().user.findUniqueOrThrow({
      where: { id: user.id },
      include: { sessions: true, passkeys: true },
    });
    expect(after).toMatchObject({ passwordHash: null, emailVerified: expect.any(Date), sessions: [], passkeys: [] });
  });

  test("leaves a confirmed account as it is", async () => {
    const user = await aReader({ passwordHash: "their own" });
    await db().session.create({ data: { sessionToken: "own", userId: user.id, expires: new Date(Date.now() + 1e6) } });
    await signInByLink(await signInSecret());
    expect(await db().user.findUnique({ where: { id: user.id } })).toMatchObject({ passwordHash: "their own" });
    expect(await db().session.count()).toBe(1);
  });
});

describe("a link to sign up", () => {
  const signUpSecret = async () => {
    await ask("sign_up", stranger);
    return secretIn(stranger, "/sign-up/");
  };

  test("makes one account with a confirmed address, with or without a password", async () => {
    const secret = await signUpSecret();
    const made = await Promise.all([1, 2, 3].map(() => signUpByLink(secret, { name: "New", password: "" })));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().user.findMany()).toMatchObject([
      { email: stranger, name: "New", passwordHash: null, emailVerified: expect.any(Date) },
    ]);
  });

  test("is not used up by a password that is refused", async () => {
    const secret = await signUpSecret();
    const short = await signUpByLink(secret, { name: "New", password: "too short" });
    expect(short).toMatchObject({ ok: false, fields: { password: expect.any(String) } });
    expect(await signUpByLink(secret, { name: "New", password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("makes no second account for an address that has one by now", async () => {
    const secret = await signUpSecret();
    await db().user.create({ data: { email: stranger, name: "Quicker" } });
    expect(await signUpByLink(secret, { name: "New", password: "" })).toMatchObject({ ok: false, code: "conflict" });
    expect(await db().user.count()).toBe(1);
  });
});

describe("a link to a new password", () => {
  test("sets it once under twenty uses at the same moment", async () => {
    await aReader();
    const secret = await resetSecret();
    const tries = await Promise.all(Array.from({ length: 20 }, () => resetPassword(secret, PASSWORD)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("ends every session and browser of the account, tells its reader, and the new password works", async () => {
    const user = await aReader({ passwordHash: "old" });
    await db().session.create({ data: { sessionToken: "any", userId: user.id, expires: new Date(Date.now() + 1e6) } });
    await db().knownDevice.create({ data: { tokenHash: "any", userId: user.id } });
    await resetPassword(await resetSecret(), PASSWORD);
    expect(await db().session.count()).toBe(0);
    expect(await db().knownDevice.count()).toBe(0);
    expect((await mailsTo(reader)).at(-1)).toMatchObject({ kind: "password-changed" });
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: user.id } });
    expect(await passwordMatches(passwordHash, PASSWORD)).toBe(true);
  });

  test("is not used up by a password that is refused", async () => {
    await aReader();
    const secret = await resetSecret();
    expect(await resetPassword(secret, `${reader}${reader}`)).toMatchObject({ ok: false, code: "invalid" });
    expect(await resetPassword(secret, PASSWORD)).toMatchObject({ ok: true });
  });

  test("ends when the account has moved to another address", async () => {
    const user = await aReader();
    const secret = await resetSecret();
    await db().user.update({ where: { id: user.id }, data: { email: "moved@example.org" } });
    expect(await resetPassword(secret, PASSWORD)).toEqual(dead);
  });
});
