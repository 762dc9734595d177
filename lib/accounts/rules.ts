import type { Viewer } from "#lib/accounts/session.ts";

const RANK = { anyone: 0, reader: 1, editor: 2, admin: 3 } as const;

/** Whether somebody of this role may do what wants `needed`. */
export const mayAct = (role: Viewer["role"], needed: keyof typeof RANK) => RANK[role] >= RANK[needed];

/** How long a proof of who one is counts for what could take over or erase the account, in seconds. */
const FRESH = 10 * 60;

export const isFresh = (viewer: { provedAgo: number }) => viewer.provedAgo < FRESH;

/** The page that asks for the proof, and then goes on to `returnTo`. */
export const confirmPath = (returnTo: string) => `/settings/confirm?${new URLSearchParams({ returnTo })}`;
