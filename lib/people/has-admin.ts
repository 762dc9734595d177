import { db } from "#lib/db.ts";

/** Whether the site has somebody who can act as admin. */
export async function hasAdmin(): Promise<boolean> {
  return (await db().user.count({ where: { role: "admin", bannedAt: null } })) > 0;
}
