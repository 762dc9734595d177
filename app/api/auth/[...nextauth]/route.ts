import { finishHandshake } from "#lib/entry/handshake.ts";

/** Where other providers send their people back to. Everything else of next-auth's routes answers "nothing here". */
export const GET = finishHandshake;
