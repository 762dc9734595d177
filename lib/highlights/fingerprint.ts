import { createHash } from "node:crypto";
import type { Selector } from "#lib/highlights/selector.ts";

/** One text for each passage, so that the same one is not kept twice. */
export const fingerprintOf = ({ exact, prefix, suffix }: Pick<Selector, "exact" | "prefix" | "suffix">): string =>
  createHash("sha256")
    .update(JSON.stringify([exact, prefix, suffix]))
    .digest("base64url")
    .slice(0, 22);
