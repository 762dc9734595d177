import { numbered } from "#lib/desk/names.ts";
import { isNear } from "#lib/desk/near-identical.ts";
import type { Profile } from "#lib/desk/profile.ts";
import type { Reason } from "#lib/desk/reason.ts";

/** Two texts that are one: by the publisher's own id, by address, or word for word. Undefined when they are two. */
export function copyOf(one: Profile, other: Profile): Reason["copy"] {
  if (one.guid === other.guid && one.guid.length >= 8 && one.plainTitle === other.plainTitle) return "id";
  if (isOneAddress(one, other)) return "address";
  if (!isNear(one.signature, other.signature)) return undefined;
  // Releases and episodes are written alike but for their numbers.
  const isOther = numbered(one.named, other.named) === "other version" || one.numbers !== other.numbers;
  return isOther ? undefined : "text";
}

/**
 * One address of both. Some feeds give one to all that they bring: a page counts only where the titles have a word in common
 * and, in one feed, are the same.
 */
function isOneAddress(one: Profile, other: Profile): boolean {
  if (!one.own || one.own.key !== other.own?.key || one.own.of === "repository") return false;
  if (one.own.of !== "page") return true;
  if (one.feedId === other.feedId) return one.plainTitle === other.plainTitle;
  const isInTitle = ({ terms }: Profile, term: string) => (terms.get(term)?.weight ?? 0) >= 1;
  return one.terms.keys().some((term) => isInTitle(one, term) && isInTitle(other, term));
}
