import { randomBytes } from "node:crypto";

// No vowels and no look-alikes: 32 letters and digits that spell nothing.
const LETTERS = "0123456789bcdfghjkmnpqrstvwxyz7b";

/**
 * The address of a path that somebody made: words of its title, for people, and 12 random letters (60 bits), so that a
 * path shown by link is found by nobody who was not given the link.
 */
export function newPathSlug(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replaceAll(/^-+|-+$/g, "");
  const rest = [...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join("");
  return words ? `${words}-${rest}` : `path-${rest}`;
}
