import { recordAct } from "#lib/accounts/audit.ts";
import { makeEmailToken } from "#lib/accounts/email-tokens.ts";
import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { changeRole, unban } from "#lib/people/commands.ts";

/**
 * The secret of a link that signs somebody in, for whoever stands at the machine when mail is broken. `admin` makes the
 * account an admin, and one that does not exist or is banned usable.
 */
export async function makeRecoveryToken(
  email: string,
  { admin }: { admin: boolean },
): Promise<Result<{ token: string }>> {
  const user = admin
    ? await db().user.upsert({
        where: { email },
        create: { email, name: email.split("@")[0] ?? email },
        update: {},
        select: { id: true },
      })
    : await db().user.findUnique({ where: { email }, select: { id: true } });
  if (!user) return notFound("account");
  if (admin) {
    const lifted = await unban(null, user.id);
    if (!lifted.ok) return lifted;
    const granted = await changeRole(null, user.id, "admin");
    if (!granted.ok) return granted;
  }
  const token = await db().$transaction(async (tx) => {
    await recordAct(tx, { actor: null, act: "made a sign-in link for", subjectId: user.id });
    return makeEmailToken(tx, { purpose: "sign_in", email, userId: user.id });
  });
  return done({ token });
}
