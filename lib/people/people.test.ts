import { beforeEach, expect, test } from "vitest";
import { openSession } from "#lib/accounts/commands.ts";
import { ban, changeRole, unban } from "#lib/people/commands.ts";
import { listActs, listPeople } from "#lib/people/queries.ts";
import { makeRecoveryToken } from "#lib/people/recovery-commands.ts";
import { createFirstAdmin, makeFirstAdmin, makeSetupToken } from "#lib/people/setup-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader, NOBODY } from "#lib/testing/world.ts";

const database = testDatabase();
beforeEach(database.empty);

const roleOf = async (id: string) =>
  (await database.db.user.findUniqueOrThrow({ where: { id }, select: { role: true } })).role;

async function anAdmin() {
  const admin = await aReader("Ada Byron");
  await database.db.user.update({ where: { id: admin.id }, data: { role: "admin" } });
  return admin;
}

const account = (email: string) => ({ email, name: "Rosa", password: "violet harbour anvil mosaic" });

test("an admin gives a role, and the log says who gave which to whom", async () => {
  const [admin, rosa] = [await anAdmin(), await aReader("Rosa Klein")];
  expect(await changeRole(admin, rosa.id, "editor")).toMatchObject({ ok: true });
  expect(await roleOf(rosa.id)).toBe("editor");
  expect((await listActs({})).items).toMatchObject([
    {
      actorName: "Ada Byron",
      act: "changed the role of",
      subjectName: "Rosa Klein",
      detail: { from: "reader", to: "editor" },
    },
  ]);
});

test("a role that somebody has already is not written down again", async () => {
  const [admin, rosa] = [await anAdmin(), await aReader()];
  await changeRole(admin, rosa.id, "reader");
  expect((await listActs({})).items).toEqual([]);
});

test("there is always an admin left", async () => {
  const admin = await anAdmin();
  expect(await changeRole(admin, admin.id, "reader")).toMatchObject({ code: "conflict" });
  const other = await aReader();
  await changeRole(admin, other.id, "admin");
  const both = await Promise.all([changeRole(admin, admin.id, "reader"), changeRole(other, other.id, "reader")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a ban ends the sessions, is written down with its reason, and can be lifted", async () => {
  const [admin, rosa] = [await anAdmin(), await aReader("Rosa Klein")];
  await openSession(rosa.id);
  expect(await ban(admin, rosa.id, "Spam in share links")).toMatchObject({ ok: true });
  expect(await database.db.session.count({ where: { userId: rosa.id } })).toBe(0);
  const banned = (await listPeople({ q: "rosa" })).items[0];
  expect(banned).toMatchObject({ banReason: "Spam in share links", bannedAt: expect.any(Date) });
  await unban(admin, rosa.id);
  expect((await listPeople({ q: "rosa" })).items[0]).toMatchObject({ bannedAt: null, banReason: null });
  expect((await listActs({})).items.map(({ act }) => act)).toEqual(["lifted the ban of", "banned"]);
});

test("nobody bans themselves, or somebody who does not exist", async () => {
  const admin = await anAdmin();
  expect(await ban(admin, admin.id, "x")).toMatchObject({ code: "conflict" });
  expect(await ban(admin, NOBODY, "x")).toMatchObject({ code: "not-found" });
  expect(await changeRole(admin, NOBODY, "editor")).toMatchObject({ code: "not-found" });
  expect(await unban(admin, NOBODY)).toMatchObject({ code: "not-found" });
});

test("people are found by a part of name or address; signs of a pattern are plain signs", async () => {
  await aReader("Rosa Klein");
  await aReader("Ada Byron");
  const found = async (q: string) => (await listPeople({ q })).items.map(({ name }) => name);
  expect(await found("klein")).toEqual(["Rosa Klein"]);
  expect(await found("ADA.BYRON@")).toEqual(["Ada Byron"]);
  expect(await found("%")).toEqual([]);
  expect(await found("_osa")).toEqual([]);
  expect(await found("\u0000")).toHaveLength(2);
});

test("the list of people goes on where a page ended, each of them once", async () => {
  for (let at = 0; at < 5; at++) await aReader();
  const first = await listPeople({ size: 2 });
  const second = await listPeople({ size: 2, before: first.older });
  const third = await listPeople({ size: 2, before: second.older });
  const ids = [...first.items, ...second.items, ...third.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
  expect(third.older).toBeNull();
});

test("the setup link makes one admin, of twenty who use it at once", async () => {
  const token = (await makeSetupToken()) ?? "";
  const readers = await Promise.all(Array.from({ length: 20 }, () => aReader()));
  const made = await Promise.all(readers.map((reader) => makeFirstAdmin(token, reader)));
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await database.db.user.count({ where: { role: "admin" } })).toBe(1);
});

test("the setup link makes an account the admin's; a refused password leaves the link as it was", async () => {
  const token = (await makeSetupToken()) ?? "";
  const weak = { ...account("rosa@example.org"), password: "short" };
  expect(await createFirstAdmin(token, weak, "here")).toMatchObject({ code: "invalid" });
  const made = await createFirstAdmin(token, account("rosa@example.org"), "here");
  expect(made).toMatchObject({ ok: true });
  expect(await createFirstAdmin(token, account("ada@example.org"), "here")).toMatchObject({ code: "not-found" });
  expect(await database.db.user.findMany({ select: { email: true, role: true } })).toEqual([
    { email: "rosa@example.org", role: "admin" },
  ]);
});

test("only the newest setup link works, and none where there is an admin", async () => {
  const [old, token] = [await makeSetupToken(), await makeSetupToken()];
  const rosa = await aReader();
  expect(await makeFirstAdmin(old ?? "", rosa)).toMatchObject({ code: "not-found" });
  await anAdmin();
  expect(await makeFirstAdmin(token ?? "", rosa)).toMatchObject({ code: "not-found" });
  expect(await makeSetupToken()).toBeNull();
  expect(await roleOf(rosa.id)).toBe("reader");
});

test("a setup link is over after a day", async () => {
  const token = (await makeSetupToken()) ?? "";
  await database.db.emailToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await makeFirstAdmin(token, await aReader())).toMatchObject({ code: "not-found" });
});

test("from the command line a person gets a way in, and with the grant the role and their ban lifted", async () => {
  const rosa = await aReader("Rosa Klein");
  expect(await makeRecoveryToken("nobody@example.org", { admin: false })).toMatchObject({ code: "not-found" });
  expect(await makeRecoveryToken(rosa.email, { admin: false })).toMatchObject({ ok: true });
  expect(await roleOf(rosa.id)).toBe("reader");
  await ban(null, rosa.id, "x");
  expect(await makeRecoveryToken(rosa.email, { admin: true })).toMatchObject({ ok: true });
  expect(await roleOf(rosa.id)).toBe("admin");
  expect((await listPeople({ q: "rosa" })).items[0]?.bannedAt).toBeNull();
  expect(await makeRecoveryToken("new@example.org", { admin: true })).toMatchObject({ ok: true });
  expect((await listActs({})).items.every(({ actorName }) => actorName === "Command line")).toBe(true);
});
