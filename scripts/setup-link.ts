import { setDb } from "#lib/db.ts";
import { makeSetupToken } from "#lib/people/setup-commands.ts";
import { withDb } from "./sample-content.ts";

/** The path that makes the first admin of a site; null where there is one. */
export function makeSetupPath(databaseUrl: string): Promise<string | null> {
  return withDb(databaseUrl, async (db) => {
    setDb(db);
    const token = await makeSetupToken();
    return token && `/setup/${token}`;
  });
}
