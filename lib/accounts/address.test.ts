import { beforeEach, describe, expect, test, vi } from "vitest";
import { askToChangeAddress, askToConfirmAddress, followAddressLink } from "#lib/accounts/address-commands.ts";
import { openSession } from "#lib/accounts/commands.ts";
import { askDeletion } from "#lib/accounts/deletion-commands.ts";
import { askForLink, resetPassword, signInByLink } from "#lib/accounts/link-commands.ts";
import { findAddressLink } from "#lib/accounts/link-queries.ts";
import { linkProvider } from "#lib/accounts/provider-commands.ts";
import { db } from "#lib/db.ts";
import { openMail } from "#lib/mail.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { linkIn } from "#lib/testing/mail-sink.ts";

const world = testDatabase();
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");

const NETWORK = "192.0.2.1";
const before = "old@example.org";
const after = "new@example.org";

beforeEach(() => world.empty());

const aReader = (more: { email?: string; emailVerified?: Date | null } = {}) =>
  db().user.create({ data: { email: before, name: "Reader", emailVerified: new Date(), ...more } });

const mailsTo = (recipient: string) => db().mail.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } });

async function secretIn(recipient: string): Promise<string> {
  const mail = (await mailsTo(recipient)).at(-1);
  return linkIn(mail ?? {}, "/address/").slice("/address/".length);
}

/** Moves a reader's account as they would: asked for, and confirmed at the new address. */
async function move(user: { id: string; email: string }, to: string) {
  await askToChangeAddress(user, to, NETWORK);
  return followAddressLink(await secretIn(to));
}

const emailOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).email;
const dead = expect.objectContaining({ ok: false, code: "not-found" });

describe("a new address", () => {
  test("counts only once it is confirmed, and looking at the link confirms nothing", async () => {
    const user = await aReader();
    await askToChangeAddress(user, after, NETWORK);
    const secret = await secretIn(after);
    expect(await findAddressLink(secret)).toMatchObject({ purpose: "change_address", email: after });
    expect(await emailOf(user.id)).toBe(before);
    expect(await followAddressLink(secret)).toMatchObject({ ok: true });
    expect(await emailOf(user.id)).toBe(after);
    expect(await followAddressLink(secret)).toEqual(dead);
  });

  test("is told to the old one, with a way back for 7 days", async () => {
    const user = await aReader();
    await move(user, after);
    const notice = (await mailsTo(before)).at(-1);
    expect(notice).toMatchObject({ kind: "address-changed" });
    expect(openMail(notice?.text ?? "")).toContain(after);
    const [life] = await db().$queryRaw<{ days: number }[]>`
      SELECT round(extract(epoch FROM "expiresAt" - "createdAt") / 86400)::int AS days FROM "EmailToken"
      WHERE "purpose" = 'undo_address'`;
    expect(life).toEqual({ days: 7 });
  });

  test("ends the links that were sent to the old one", async () => {
    const user = await aReader();
    await askForLink("sign_in", { email: before, data: {} }, NETWORK);
    const [mail] = await mailsTo(before);
    await move(user, after);
    expect(await signInByLink(linkIn(mail ?? {}, "/sign-in/link/").slice("/sign-in/link/".length))).toEqual(dead);
  });

  test("that has an account already is answered alike, and only its owner learns of it", async () => {
    const user = await aReader();
    await aReader({ email: "taken@example.org" });
    const free = await askToChangeAddress(user, after, NETWORK);
    expect(await askToChangeAddress(user, "taken@example.org", NETWORK)).toEqual(free);
    expect(await mailsTo("taken@example.org")).toMatchObject([{ kind: "address-taken" }]);
  });

  test("that was taken in between is refused, and nothing is moved", async () => {
    const user = await aReader();
    await askToChangeAddress(user, after, NETWORK);
    await aReader({ email: after });
    expect(await followAddressLink(await secretIn(after))).toMatchObject({ ok: false, code: "conflict" });
    expect(await emailOf(user.id)).toBe(before);
  });

  test("is only the last one asked for", async () => {
    const user = await aReader();
    await askToChangeAddress(user, "first@example.org", NETWORK);
    await askToChangeAddress(user, after, NETWORK);
    expect(await followAddressLink(await secretIn("first@example.org"))).toEqual(dead);
  });

  test("gives no way back to an address that was never confirmed", async () => {
    const user = await aReader({ emailVerified: null });
    await move(user, after);
    expect(await mailsTo(before)).toEqual([]);
  });
});

describe("the way back", () => {
  /** Every way in that whoever sits in somebody's session can add. */
  async function addEveryWayIn(userId: string) {
    await db().user.update({ where: { id: userId }, data: { passwordHash: "the thief's" } });
    await openSession(userId);
    await db().knownDevice.create({ data: { userId, tokenHash: "the thief's" } });
    await db().passkey.create({ data: { userId, credentialId: "the thief's", publicKey: Buffer.of(1), name: "x" } });
    const identity = { providerName: "GitHub", subject: "thief", email: null, isVerified: false, name: "x" };
    const owner = await db().user.findUniqueOrThrow({ where: { id: userId } });
    expect(await linkProvider(owner, { provider: "github", ...identity })).toMatchObject({ ok: true });
  }

  const waysInto = (id: string) =>
    db().user.findUniqueOrThrow({
      where: { id },
      include: { sessions: true, passkeys: true, accounts: true, devices: true },
    });

  const none = { passwordHash: null, sessions: [], passkeys: [], accounts: [], devices: [] };

  test.each(["before", "after"])(
    "returns the address and ends every way in that a thief added %s moving the account, and leads to a new password",
    async (when) => {
      const user = await aReader();
      if (when === "before") await addEveryWayIn(user.id);
      await move(user, after);
      if (when === "after") await addEveryWayIn(user.id);
      const result = await followAddressLink(await secretIn(before));
      expect(await waysInto(user.id)).toMatchObject({ email: before, ...none });
      const reset = result.ok ? (result.value.reset ?? "") : "";
      expect(await resetPassword(reset, "four words nobody says")).toMatchObject({ ok: true });
    },
  );

  test("survives that the thief asks for the account to be erased, and calls it off", async () => {
    const user = await aReader();
    await move(user, after);
    await askDeletion(user.id);
    expect(await followAddressLink(await secretIn(before))).toMatchObject({ ok: true });
    expect(await waysInto(user.id)).toMatchObject({ email: before, eraseAfter: null, ...none });
    expect(await db().emailToken.count({ where: { purpose: "undo_deletion" } })).toBe(0);
  });

  test("still works after the thief moved on, and theirs does not", async () => {
    const user = await aReader();
    await move(user, after);
    const back = await secretIn(before);
    await move({ id: user.id, email: after }, "further@example.org");
    const theirs = await secretIn(after);
    expect(await followAddressLink(back)).toMatchObject({ ok: true });
    expect(await emailOf(user.id)).toBe(before);
    expect(await followAddressLink(theirs)).toEqual(dead);
  });

  test("of the thief, used first, does not shut the owner out", async () => {
    const user = await aReader();
    await move(user, after);
    const back = await secretIn(before);
    await move({ id: user.id, email: after }, "further@example.org");
    await followAddressLink(await secretIn(after));
    expect(await followAddressLink(back)).toMatchObject({ ok: true });
    expect(await emailOf(user.id)).toBe(before);
  });
});

describe("an address that was not confirmed", () => {
  test("is confirmed by the link that its reader asks for", async () => {
    const user = await aReader({ emailVerified: null });
    await askToConfirmAddress(user, NETWORK);
    expect(await followAddressLink(await secretIn(before))).toMatchObject({ ok: true });
    expect(await db().user.findUnique({ where: { id: user.id } })).toMatchObject({ emailVerified: expect.any(Date) });
  });
});

test("ten requests for one new address send at most five mails", async () => {
  const user = await aReader();
  for (let count = 0; count < 10; count++) await askToChangeAddress(user, after, NETWORK);
  expect(await mailsTo(after)).toHaveLength(5);
});
