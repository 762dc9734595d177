import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#lib/env.ts";

// AES-256-GCM under a key of its own for each purpose, drawn from AUTH_SECRET (HKDF, RFC 5869).
const MARK = "sealed:";

const key = (purpose: string) => Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", `seal ${purpose}`, 32));

/** A text that only this site can read again: `sealed:` and base64url of nonce, tag and cipher text. */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${MARK}${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

export const isSealed = (text: string) => text.startsWith(MARK);

/** What was sealed for this purpose; null when it was made under another secret or changed. Plain text comes back as it is. */
export function unseal(purpose: string, text: string): string | null {
  if (!isSealed(text)) return text;
  const bytes = Buffer.from(text.slice(MARK.length), "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(purpose), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
