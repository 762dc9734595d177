import { type Actor, recordAct } from "#lib/accounts/audit.ts";
import { isOnlyAdmin } from "#lib/accounts/only-admin.ts";
import { db } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";

export type Role = "reader" | "editor" | "admin";

/** Gives a person a role; it counts from their next request on. Refused where no admin would be left. */
export async function changeRole(actor: Actor, userId: string, role: Role): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    if (role !== "admin" && (await isOnlyAdmin(tx, userId)))
      return refused("conflict", "There would be no admin left. Make somebody else an admin first.");
    const before = await tx.user.findUnique({ where: { id: userId }, select: { role: true } });
    if (!before) return notFound("account");
    if (before.role === role) return done();
    await tx.user.update({ where: { id: userId }, data: { role }, select: { id: true } });
    const detail = { from: before.role, to: role };
    await recordAct(tx, { actor, act: "changed the role of", subjectId: userId, detail });
    return done();
  });
}

/** Keeps a person out from now on: their sessions end. The reason is for other admins. */
export async function ban(actor: Actor, userId: string, reason: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    if (actor?.id === userId) return refused("conflict", "You cannot ban yourself.");
    if (await isOnlyAdmin(tx, userId)) return refused("conflict", "There would be no admin left.");
    const { count } = await tx.user.updateMany({
      where: { id: userId },
      data: { bannedAt: new Date(), banReason: reason },
    });
    if (count === 0) return notFound("account");
    await tx.session.deleteMany({ where: { userId } });
    await recordAct(tx, { actor, act: "banned", subjectId: userId, detail: { reason } });
    return done();
  });
}

/** Lets a person in again; when they are not banned, nothing changes. */
export async function unban(actor: Actor, userId: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, bannedAt: { not: null } },
      data: { bannedAt: null, banReason: null },
    });
    if (count > 0) await recordAct(tx, { actor, act: "lifted the ban of", subjectId: userId });
    else if ((await tx.user.count({ where: { id: userId } })) === 0) return notFound("account");
    return done();
  });
}
