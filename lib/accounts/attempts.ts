import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#lib/db.ts";

const MINUTE = 60;

/** How often something may be tried in how many seconds. Counted in the database, so that all instances count together. */
const LIMITS = {
  /** Wrong passwords for one account from one network. */
  "sign-in": { points: 10, duration: 10 * MINUTE },
  /** Wrong passwords from one network, whatever the account. */
  "sign-in-network": { points: 60, duration: 10 * MINUTE },
  /** Wrong passwords for one account, from wherever; a browser that the account knows has its own count. */
  "sign-in-account": { points: 100, duration: 60 * MINUTE },
  "sign-in-device": { points: 10, duration: 10 * MINUTE },
  /** Passkeys and other providers tried from one network: nothing to guess there, but each costs a signature. */
  "way-in-network": { points: 120, duration: 10 * MINUTE },
  /** A question that a passkey answers is taken once (see challenge.ts). */
  challenge: { points: 1, duration: 20 * MINUTE },
  /** Accounts made from one network. */
  "sign-up-network": { points: 20, duration: 60 * MINUTE },
  /** Mails asked for with one address, for one purpose. */
  mail: { points: 5, duration: 60 * MINUTE },
  /** Mails asked for from one network. */
  "mail-network": { points: 40, duration: 60 * MINUTE },
  /** Writes of one reader: far above any person. */
  write: { points: 240, duration: MINUTE },
  /** Share links of one reader, and lists that they show. */
  share: { points: 60, duration: 60 * MINUTE },
  /** Outside links that one reader hands in. */
  link: { points: 1_000, duration: 24 * 60 * MINUTE },
  /** How often one reader asks for a page to be read again. */
  "read-link": { points: 60, duration: 60 * MINUTE },
  /** What one editor has other hosts asked for while they wait: feeds added, asked at once, brought by lists. */
  "ask-hosts": { points: 120, duration: 60 * MINUTE },
  /** Public lists looked at from one network: far above any person or feed reader. */
  "public-list": { points: 120, duration: MINUTE },
} as const;

export type Limit = keyof typeof LIMITS;

const limiters = new Map<Limit, { client: unknown; limiter: RateLimiterPrisma }>();

function limiter(name: Limit): RateLimiterPrisma {
  const client = db();
  const kept = limiters.get(name);
  if (kept?.client === client) return kept.limiter;
  const made = new RateLimiterPrisma({
    storeClient: client,
    tableName: "rateLimiterFlexible",
    keyPrefix: name,
    // The worker does, once for all instances.
    clearExpiredByTimeout: false,
    ...LIMITS[name],
  });
  limiters.set(name, { client, limiter: made });
  return made;
}

/** Counts an attempt, or several at once. Returns 0 when it may go on, else the seconds to wait. */
export async function countAttempt(name: Limit, who: string, many = 1): Promise<number> {
  try {
    await limiter(name).consume(digest(who), many);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}

/** Takes one attempt back that was none: somebody who was right must not use up what others on their network have. */
export async function takeBackAttempt(name: Limit, who: string): Promise<void> {
  await limiter(name).reward(digest(who), 1);
}

/** Forgets the attempts of somebody who turned out to be who they said. */
export async function forgetAttempts(name: Limit, who: string): Promise<void> {
  await limiter(name).delete(digest(who));
}

/** Deletes what has counted for nothing since an hour. */
export async function forgetOldAttempts(): Promise<boolean> {
  await db().rateLimiterFlexible.deleteMany({ where: { expire: { lt: new Date(Date.now() - 60 * MINUTE * 1_000) } } });
  return false;
}

// Addresses are personal: the table of attempts holds only their digests.
const digest = (who: string) => createHash("sha256").update(who).digest("base64url").slice(0, 32);
