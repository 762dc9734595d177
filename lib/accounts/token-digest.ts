import { hash } from "node:crypto";

/** What the database keeps of a secret that a browser or a mail holds. */
export const tokenDigest = (token: string) => hash("sha256", token, "base64url");
