import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#lib/env.ts";

/**
 * A short text that only this site can have made: `payload.expiry.signature`, base64url.
 * `purpose` keeps a text made for one use from being accepted for another; `seconds` is its life.
 */
export function sign(purpose: string, payload: string, seconds: number, now = Date.now()): string {
  const body = `${Buffer.from(payload).toString("base64url")}.${Math.floor(now / 1000) + seconds}`;
  return `${body}.${signature(purpose, body)}`;
}

/** The payload of a text that `sign` made for this purpose and that has not expired; null for anything else. */
export function verify(purpose: string, text: string, now = Date.now()): string | null {
  const [payload, expiry, given, ...rest] = text.split(".");
  if (!payload || !expiry || !given || rest.length > 0) return null;
  const expected = Buffer.from(signature(purpose, `${payload}.${expiry}`));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  return Number(expiry) * 1000 < now ? null : Buffer.from(payload, "base64url").toString();
}

const signature = (purpose: string, body: string) =>
  createHmac("sha256", env().AUTH_SECRET).update(`${purpose}\n${body}`).digest("base64url");
