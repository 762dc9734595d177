import { emailAddress } from "#lib/accounts/email.ts";
import { wayInLetter } from "#lib/accounts/notice-letters.ts";
import type { Identity } from "#lib/accounts/providers.ts";
import { type Db, db, isUniqueViolation } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { queueMail } from "#lib/mail.ts";

type Found = Promise<Result<{ userId: string; isNew: boolean }>>;

/**
 * The account of whoever another provider says is there: the one that it is linked to; or the one with their address,
 * when the provider checked the address and so did we; or a new one. Nobody is linked on a mere claim: with an address
 * that the provider did not check the answer is the same whether or not somebody here has it.
 */
export async function findOrMakeByProvider(identity: Identity): Found {
  const linked = await accountOf(identity);
  if (linked) return done({ userId: linked.userId, isNew: false });
  const email = emailAddress.safeParse(identity.email ?? "");
  if (!email.success || !identity.isVerified)
    return refused("forbidden", `${identity.providerName} does not say that your address is yours.`);
  try {
    return await db().$transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email: email.data } });
      if (user && !user.emailVerified)
        return refused("conflict", "There is an account with this address that never confirmed it.");
      const data = { email: email.data, name: identity.name, emailVerified: new Date() };
      const account = user ?? (await tx.user.create({ data }));
      await link(tx, account, identity, { tell: user !== null });
      return done({ userId: account.id, isNew: user === null });
    });
  } catch (error) {
    // Twice at the same moment: the other one has just done it.
    if (isUniqueViolation(error)) return refused("conflict", "That was under way already. Try again.");
    throw error;
  }
}

/** Lets a provider sign a reader in who is signed in already and asked for it. Their address there does not matter. */
export async function linkProvider(
  owner: { id: string; email: string; name: string },
  identity: Identity,
): Promise<Result<undefined>> {
  const linked = await accountOf(identity);
  if (linked) return linked.userId === owner.id ? done() : taken(identity);
  const same = await db().account.count({ where: { userId: owner.id, provider: identity.provider } });
  if (same > 0) return refused("conflict", `Another account of ${identity.providerName} is linked. Remove it first.`);
  try {
    await db().$transaction((tx) => link(tx, owner, identity, { tell: true }));
    return done();
  } catch (error) {
    if (isUniqueViolation(error)) return taken(identity);
    throw error;
  }
}

/** Whether this identity is linked to this reader. */
export async function isLinkedTo(userId: string, identity: Identity): Promise<boolean> {
  return (await accountOf(identity))?.userId === userId;
}

const accountOf = ({ provider, subject }: Identity) =>
  db().account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId: subject } },
    select: { userId: true },
  });

// No token of the provider is kept: nothing here ever asks it anything again.
async function link(
  tx: Db,
  owner: { id: string; email: string; name: string },
  { provider, providerName, subject }: Identity,
  { tell }: { tell: boolean },
) {
  await tx.account.create({ data: { provider, providerAccountId: subject, userId: owner.id, type: "oauth" } });
  const what = `Your account can now be entered through ${providerName}`;
  if (tell) await queueMail(tx, { to: owner.email, ...wayInLetter({ name: owner.name, what }) });
}

const taken = (identity: Identity) =>
  refused("conflict", `This account of ${identity.providerName} is linked to somebody else’s account here.`);
