import type { Db, Prisma } from "#lib/db.ts";

/** Who did it: an account, or whoever stands at the machine. */
export type Actor = { id: string; name: string } | null;

/** What is written down of those who may do more than others. */
export type Act =
  | "made the first admin"
  | "changed the role of"
  | "banned"
  | "lifted the ban of"
  | "made a sign-in link for";

/** Writes a privileged act into the log, in the transaction that does it. `detail` holds no secret and no address. */
export async function recordAct(
  db: Db,
  entry: { actor: Actor; act: Act; subjectId: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  const { actor, act, subjectId, detail = {} } = entry;
  await db.auditEntry.create({
    data: { actorId: actor?.id ?? null, actorName: actor?.name ?? "Command line", act, subjectId, detail },
    select: { id: true },
  });
}

/** Takes a person out of the log when their account is erased: that something was done stays, not who it was. */
export async function forgetInLog(db: Db, userId: string): Promise<void> {
  await db.auditEntry.updateMany({ where: { actorId: userId }, data: { actorName: "Erased account" } });
  await db.auditEntry.updateMany({ where: { subjectId: userId }, data: { detail: {} } });
}
