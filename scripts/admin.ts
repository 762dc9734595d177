import { parseArgs } from "node:util";
import { generateClient, isClientCurrent } from "./client.ts";
import { Sentence, sayFailure } from "./sentences.ts";
import { settingsIn, variables } from "./settings.ts";
import { withSiteDatabase } from "./use-database.ts";

// `npm run admin -- ADDRESS [--grant]`: prints a link that signs this address in; with --grant the account becomes an
// admin, and is made when there is none. For whoever stands at the machine, when mail or the last admin is gone.

const USAGE = "Name the address: npm run admin -- name@example.org, or with --grant to make the account an admin.";

async function recover(databaseUrl: string, address: string, admin: boolean) {
  if (!isClientCurrent()) await generateClient();
  const [{ emailAddress }, { setDb }, { makeRecoveryToken }, { withDb }] = await Promise.all([
    import("#lib/accounts/email.ts"),
    import("#lib/db.ts"),
    import("#lib/people/recovery-commands.ts"),
    import("./sample-content.ts"),
  ]);
  const email = emailAddress.safeParse(address);
  if (!email.success) throw new Sentence(email.error.issues[0]?.message ?? USAGE);
  const made = await withDb(databaseUrl, (db) => {
    setDb(db);
    return makeRecoveryToken(email.data, { admin });
  });
  if (!made.ok) throw new Sentence("There is no account with this address. With --grant one is made, as an admin.");
  if (admin) console.log(`${email.data} is an admin.`);
  console.log(`Sign in once, within 10 minutes: ${settingsIn(variables()).AUTH_URL}/sign-in/link/${made.value.token}`);
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { grant: { type: "boolean" } } });
  const [address] = positionals;
  if (!address) throw new Sentence(USAGE);
  await withSiteDatabase((url) => recover(url, address, values.grant === true));
} catch (error) {
  sayFailure(error);
}
