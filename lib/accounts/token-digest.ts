import { createHash } from "node:crypto";

/** What the database keeps of a secret that a browser or a mail holds. */
export const tokenDigest = (token: string) => createHash("sha256").update(token).digest("base64url");
