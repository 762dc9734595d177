import { type Actor, recordAct } from "#lib/accounts/audit.ts";
import { type Credentials, createAccount } from "#lib/accounts/commands.ts";
import { makeEmailToken, readEmailToken, useEmailToken as spendEmailToken } from "#lib/accounts/email-tokens.ts";
import { db, Prisma } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { hasAdmin } from "#lib/people/has-admin.ts";

/** Makes the one link by which the first admin is made; null where there is an admin. The one before it ends. */
export async function makeSetupToken(): Promise<string | null> {
  if (await hasAdmin()) return null;
  return db().$transaction((tx) => makeEmailToken(tx, { purpose: "setup", email: "" }));
}

/** Makes an account of the setup link's holder the first admin. The link counts once. */
export async function makeFirstAdmin(token: string, actor: NonNullable<Actor>): Promise<Result<undefined>> {
  return db().$transaction(
    async (tx) => {
      const used = await spendEmailToken(tx, ["setup"], token);
      if (!used || (await tx.user.count({ where: { role: "admin", bannedAt: null } })) > 0) return notFound("link");
      await tx.user.update({ where: { id: actor.id }, data: { role: "admin" }, select: { id: true } });
      await recordAct(tx, { actor, act: "made the first admin", subjectId: actor.id });
      return done();
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted },
  );
}

/** Makes a new account with a password, and it the first admin. Refused as createAccount does, the link then still counts. */
export async function createFirstAdmin(
  token: string,
  account: Credentials & { name: string },
  network: string,
): Promise<Result<{ userId: string }>> {
  if (!(await readEmailToken(db(), ["setup"], token))) return notFound("link");
  const made = await createAccount(account, network);
  if (!made.ok) return made;
  const { userId } = made.value;
  const first = await makeFirstAdmin(token, { id: userId, name: account.name });
  if (first.ok) return made;
  // Somebody else was first with the same link.
  await db().user.deleteMany({ where: { id: userId, role: "reader" } });
  return first;
}
