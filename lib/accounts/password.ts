import { hash, verify } from "@node-rs/argon2";
import { done, type Result, refused } from "#lib/errors.ts";

const PASSWORD_LEAST = 15;
const PASSWORD_MOST = 200;

// OWASP Password Storage Cheat Sheet: argon2id (number 2 in the library's enum) with 19 MiB, 2 passes, 1 lane.
const HASHING = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const AT_ONCE = 2;
const MOST_WAITING = 40;
let running = 0;
const waiting: (() => void)[] = [];

/** Raised when more passwords wait to be hashed than this machine should take on. */
export class HashingBusy extends Error {}

/** Runs a hash with at most two others, so that a flood of sign-ins leaves processors for pages. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw new HashingBusy();
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** One spelling for a password, so that the same keys on another keyboard give the same characters (RFC 8265). */
const canonical = (password: string) => password.normalize("NFC");

/** An argon2id hash in PHC form. Throws HashingBusy. */
export const hashPassword = (password: string) => bounded(() => hash(canonical(password), HASHING));

let nobody: Promise<string> | undefined;

/** A hash that no password has; made once, and again when the machine was too busy for it. */
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword("the password of nobody at all").catch((error: unknown) => {
    nobody = undefined;
    throw error;
  });
  return nobody;
}

/**
 * Whether the password is the one behind `stored`. Where there is no account (`stored` is null) it takes as long and
 * answers no. Throws HashingBusy.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await hashOfNobody());
  const matches = await bounded(() => verify(against, canonical(password)));
  return stored !== null && matches;
}

/**
 * Whether a password may be used: at least 15 characters and at most 200, of any kind; not one of the common ones or a
 * variation of them, not the person's address or the site's name. The reason comes back as the field's message.
 */
export async function judgePassword(password: string, email: string): Promise<Result<undefined>> {
  const length = [...canonical(password)].length;
  const no = (message: string) => refused("invalid", message, { fields: { password: message } });
  if (length < PASSWORD_LEAST)
    return no(`Use at least ${PASSWORD_LEAST} characters. Three or four words make a good password.`);
  if (length > PASSWORD_MOST) return no(`Use at most ${PASSWORD_MOST} characters.`);
  const plain = canonical(password).toLowerCase();
  const local = email.split("@")[0] ?? "";
  if (plain.includes(email) || (local.length >= 5 && plain.replace(local, "").length < PASSWORD_LEAST - 5))
    return no("Choose a password that is not your address.");
  if (plain.replaceAll(/[^a-z]/g, "").replaceAll("aibriefing", "").length < 6 && /ai\W?briefing/.test(plain))
    return no("Choose a password that is not the name of this site.");
  const { isGuessable } = await import("#lib/accounts/password-strength.ts");
  if (isGuessable(plain, [email, local, "ai briefing"]))
    return no("This password, or one very like it, is on lists that attackers try first. Choose another.");
  return done();
}
