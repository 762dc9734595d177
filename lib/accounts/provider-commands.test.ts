import { beforeEach, describe, expect, test } from "vitest";
import { findOrMakeByProvider, linkProvider } from "#lib/accounts/provider-commands.ts";
import type { Identity } from "#lib/accounts/providers.ts";
import { testDatabase } from "#lib/testing/database.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const anIdentity = (changes: Partial<Identity> = {}): Identity => ({
  provider: "oidc",
  providerName: "Example ID",
  subject: "rosa-17",
  email: "Rosa@Example.org",
  isVerified: true,
  name: "Rosa Klein",
  ...changes,
});

const anAccount = (confirmed: boolean) =>
  database.db.user.create({
    data: { email: "rosa@example.org", name: "Rosa", emailVerified: confirmed ? new Date() : null },
  });

describe("somebody whom a provider knows", () => {
  test("gets an account the first time, and the same one after that, whatever their address has become", async () => {
    const first = await findOrMakeByProvider(anIdentity());
    const second = await findOrMakeByProvider(anIdentity({ email: "new@example.org", isVerified: false }));
    expect(first).toMatchObject({ ok: true, value: { isNew: true } });
    expect(second).toMatchObject({ ok: true, value: { isNew: false } });
    await expect(database.db.user.findMany()).resolves.toMatchObject([{ email: "rosa@example.org" }]);
  });

  test("gets their own account when both sides checked the address, and is told by mail", async () => {
    const user = await anAccount(true);
    await expect(findOrMakeByProvider(anIdentity())).resolves.toMatchObject({ ok: true, value: { userId: user.id } });
    await expect(database.db.mail.findMany()).resolves.toMatchObject([{ kind: "way-in" }]);
  });

  test("is not linked to an account that never confirmed the address", async () => {
    await anAccount(false);
    await expect(findOrMakeByProvider(anIdentity())).resolves.toMatchObject({ ok: false, code: "conflict" });
    await expect(database.db.account.count()).resolves.toBe(0);
  });

  test("learns nothing about an address that the provider did not check", async () => {
    const claim = anIdentity({ isVerified: false });
    const unknown = await findOrMakeByProvider(claim);
    await anAccount(true);
    const known = await findOrMakeByProvider(claim);
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ ok: false });
    await expect(database.db.account.count()).resolves.toBe(0);
  });

  test("makes one account when they arrive twice at the same moment", async () => {
    await Promise.all([findOrMakeByProvider(anIdentity()), findOrMakeByProvider(anIdentity())]);
    await expect(database.db.user.count()).resolves.toBe(1);
    await expect(database.db.account.count()).resolves.toBe(1);
  });
});

describe("linking while signed in", () => {
  test("needs no matching address", async () => {
    const user = await anAccount(false);
    const identity = anIdentity({ email: "elsewhere@example.org", isVerified: false });
    await expect(linkProvider(user, identity)).resolves.toMatchObject({ ok: true });
    await expect(findOrMakeByProvider(identity)).resolves.toMatchObject({ value: { userId: user.id } });
  });

  test("is refused when it lets somebody else in already", async () => {
    await findOrMakeByProvider(anIdentity({ email: "other@example.org" }));
    const user = await anAccount(true);
    await expect(linkProvider(user, anIdentity())).resolves.toMatchObject({ ok: false, code: "conflict" });
  });

  test("takes one account of each provider", async () => {
    const user = await anAccount(true);
    await linkProvider(user, anIdentity());
    await expect(linkProvider(user, anIdentity({ subject: "rosa-18" }))).resolves.toMatchObject({ ok: false });
  });
});
