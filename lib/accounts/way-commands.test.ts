import { beforeEach, describe, expect, test } from "vitest";
import { checkPassword, createAccount, openSession } from "#lib/accounts/commands.ts";
import { makeEmailToken, readEmailToken } from "#lib/accounts/email-tokens.ts";
import { removePasskey, removePassword, setPassword, unlinkProvider } from "#lib/accounts/way-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const PASSWORD = "violet harbour anvil mosaic";
const NEW_PASSWORD = "lantern quarry pelican drizzle";
const rosa = { email: "rosa@example.org", name: "Rosa Klein" };

async function anOwner() {
  const made = await createAccount({ ...rosa, password: PASSWORD }, "a network");
  if (!made.ok) throw new Error(made.message);
  return { id: made.value.userId, ...rosa };
}

const aPasskey = (userId: string, name = "A laptop") =>
  database.db.passkey.create({
    data: { userId, name, credentialId: `${name} ${userId}`, publicKey: Buffer.from("key") },
  });

describe("a new password", () => {
  test("ends every session but the one that asked, and every link in a mail", async () => {
    const owner = await anOwner();
    await openSession(owner.id);
    await openSession(owner.id);
    const here = await database.db.session.findFirstOrThrow({ where: { userId: owner.id } });
    const link = await makeEmailToken(database.db, { purpose: "sign_in", email: owner.email, userId: owner.id });

    await expect(setPassword(owner, NEW_PASSWORD, here.id)).resolves.toMatchObject({ ok: true });

    await expect(database.db.session.findMany()).resolves.toMatchObject([{ id: here.id }]);
    await expect(readEmailToken(database.db, ["sign_in"], link)).resolves.toBeNull();
    await expect(checkPassword({ email: owner.email, password: PASSWORD }, "n")).resolves.toMatchObject({ ok: false });
    await expect(checkPassword({ email: owner.email, password: NEW_PASSWORD }, "n")).resolves.toMatchObject({
      ok: true,
    });
    await expect(database.db.mail.findMany()).resolves.toMatchObject([{ kind: "password-changed" }]);
  });

  test("is judged like the first one, and a bad one changes nothing", async () => {
    const owner = await anOwner();
    await openSession(owner.id);
    const refusal = { ok: false, fields: { password: expect.any(String) } };
    await expect(setPassword(owner, "rosa@example.org!", "none")).resolves.toMatchObject(refusal);
    await expect(database.db.session.count()).resolves.toBe(1);
  });
});

describe("a way in", () => {
  test("is removed when there is another one, and its reader is told", async () => {
    const owner = await anOwner();
    const passkey = await aPasskey(owner.id);
    await expect(removePasskey(owner, passkey.id)).resolves.toMatchObject({ ok: true });
    await expect(database.db.mail.findMany()).resolves.toMatchObject([{ kind: "way-in", recipient: owner.email }]);
  });

  test("stays when it is the last", async () => {
    const owner = await anOwner();
    await expect(removePassword(owner)).resolves.toMatchObject({ ok: false, code: "conflict" });
    await aPasskey(owner.id);
    await expect(removePassword(owner)).resolves.toMatchObject({ ok: true });
    const [passkey] = await database.db.passkey.findMany();
    await expect(removePasskey(owner, passkey?.id ?? "")).resolves.toMatchObject({ ok: false, code: "conflict" });
  });

  test("stays when the last two are removed at the same moment", async () => {
    const owner = await anOwner();
    const passkey = await aPasskey(owner.id);
    const answers = await Promise.all([removePasskey(owner, passkey.id), removePassword(owner)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test("of another reader is not there", async () => {
    const owner = await anOwner();
    const other = await database.db.user.create({ data: { email: "other@example.org", name: "Other" } });
    await aPasskey(owner.id);
    const theirs = await aPasskey(other.id);
    await expect(removePasskey(owner, theirs.id)).resolves.toMatchObject({ ok: false, code: "not-found" });
    await expect(unlinkProvider(owner, "github", "GitHub")).resolves.toMatchObject({ ok: false, code: "not-found" });
  });
});
