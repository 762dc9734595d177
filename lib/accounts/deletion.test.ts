import { beforeEach, expect, test } from "vitest";
import { recordAct } from "#lib/accounts/audit.ts";
import { createAccount, openSession } from "#lib/accounts/commands.ts";
import { askDeletion, eraseNextAccount, keepAccount, keepAccountByLink } from "#lib/accounts/deletion-commands.ts";
import { isKeepLink } from "#lib/accounts/deletion-queries.ts";
import { makeEmailToken } from "#lib/accounts/email-tokens.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReader, DAY } from "#lib/testing/world.ts";

const database = testDatabase();
beforeEach(database.empty);

const eraseAfter = async (id: string) =>
  (await database.db.user.findUniqueOrThrow({ where: { id }, select: { eraseAfter: true } })).eraseAfter;

/** The secret in the mail that says how to keep the account. */
async function linkInMail(email: string): Promise<string> {
  const mail = await database.db.mail.findFirstOrThrow({ where: { recipient: email, kind: "deletion" } });
  return /\/keep\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}

const weekOver = (id: string) => database.db.user.update({ where: { id }, data: { eraseAfter: ago(1000) } });

test("who asks for deletion is signed out everywhere, and no link that was sent works", async () => {
  const { id, email } = await aReader();
  await openSession(id);
  await openSession(id);
  await database.db.$transaction((tx) => makeEmailToken(tx, { purpose: "sign_in", email, userId: id }));
  expect(await askDeletion(id)).toMatchObject({ ok: true });
  expect(await database.db.session.count({ where: { userId: id } })).toBe(0);
  expect(await database.db.emailToken.findMany({ select: { purpose: true } })).toEqual([{ purpose: "undo_deletion" }]);
  const left = ((await eraseAfter(id))?.getTime() ?? 0) - Date.now();
  expect(left / DAY).toBeCloseTo(7, 2);
});

test("the link in the mail keeps the account, once", async () => {
  const { id, email } = await aReader();
  await askDeletion(id);
  const token = await linkInMail(email);
  expect(await isKeepLink(token)).toBe(true);
  expect(await keepAccountByLink(token)).toMatchObject({ ok: true });
  expect(await eraseAfter(id)).toBeNull();
  expect(await isKeepLink(token)).toBe(false);
  expect(await keepAccountByLink(token)).toMatchObject({ code: "not-found" });
});

test("signing in keeps the account and says so by mail; otherwise it says nothing", async () => {
  const { id } = await aReader();
  await keepAccount(id);
  expect(await database.db.mail.count()).toBe(0);
  await askDeletion(id);
  await keepAccount(id);
  expect(await eraseAfter(id)).toBeNull();
  expect(await database.db.mail.count({ where: { kind: "deletion-undone" } })).toBe(1);
});

test("nothing is erased before the 7 days are over", async () => {
  const { id } = await aReader();
  await askDeletion(id);
  expect(await eraseNextAccount()).toBe(false);
  expect(await database.db.user.count({ where: { id } })).toBe(1);
});

test("after 7 days nothing of the account is left in any table", async () => {
  const { id, email } = await aReader();
  const post = await aPost();
  const tag = await database.db.tag.findFirstOrThrow();
  await database.db.bookmark.create({ data: { userId: id, postId: post.id } });
  await database.db.tagFollow.create({ data: { userId: id, tagId: tag.id } });
  await database.db.authorFollow.create({ data: { userId: id, authorId: post.authorId } });
  await database.db.readState.create({ data: { userId: id, postId: post.id, readAt: new Date() } });
  await database.db.shareLink.create({ data: { userId: id, postId: post.id, token: "abcdefghijkl" } });
  await database.db.sharedLink.create({ data: { userId: id, url: "https://example.org/", title: "x" } });
  await database.db.portrait.create({ data: { userId: id, image: new Uint8Array([1]) } });
  await database.db.export.create({ data: { userId: id } });
  await database.db.passkey.create({
    data: { userId: id, credentialId: "k", publicKey: new Uint8Array([1]), name: "k" },
  });
  await database.db.account.create({ data: { userId: id, provider: "github", providerAccountId: "1", type: "oauth" } });
  await recordAct(database.db, {
    actor: { id, name: "Rosa Klein" },
    act: "banned",
    subjectId: id,
    detail: { reason: "Rosa" },
  });
  await askDeletion(id);
  await weekOver(id);
  expect(await eraseNextAccount()).toBe(true);
  expect(await eraseNextAccount()).toBe(false);
  expect(await traces([email, "Rosa"])).toEqual([]);
  expect(await tablesWith(id)).toEqual(["AuditEntry"]);
});

test("the only admin stays; one of two may go, and two at once leave one", async () => {
  const [first, second] = [await aReader(), await aReader()];
  await database.db.user.update({ where: { id: first.id }, data: { role: "admin" } });
  expect(await askDeletion(first.id)).toMatchObject({ code: "conflict" });
  await database.db.user.update({ where: { id: second.id }, data: { role: "admin" } });
  const both = await Promise.all([askDeletion(first.id), askDeletion(second.id)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("an address that was erased can be used for a new account", async () => {
  const { id, email } = await aReader();
  await askDeletion(id);
  await weekOver(id);
  await eraseNextAccount();
  const made = await createAccount({ email, name: "Rosa", password: "violet harbour anvil mosaic" }, "here");
  expect(made).toMatchObject({ ok: true });
});

/** The tables with a column of ids that still name this account. */
async function tablesWith(id: string): Promise<string[]> {
  const columns = await database.db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'uuid'`;
  const found = new Set<string>();
  for (const { table, column } of columns) {
    const rows = await database.db.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table}" WHERE "${column}" = '${id}'`);
    if (rows.length > 0) found.add(table);
  }
  return [...found];
}

/** The tables of which some row, written out, still holds one of these words. */
async function traces(words: string[]): Promise<string[]> {
  const tables = await database.db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  const found: string[] = [];
  for (const { name } of tables)
    for (const word of words) {
      const rows = await database.db.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%${word}%'`,
      );
      if (rows.length > 0) found.push(`${name}: ${word}`);
    }
  return found;
}
