import { Prisma } from "#lib/db.ts";

// A visit is all that one reader does, on whatever device, with no pause of 30 minutes in it. Looks at Following are
// known to the moment; other activity is noted once a minute, so it counts as lasting to the end of that minute: a visit
// may end up to a minute late, never early.
const isOver = Prisma.raw(`GREATEST("lastSeenAt", "activeAt" + interval '1 minute') < now() - interval '30 minutes'`);

/**
 * What of "User" changes, as the list of an UPDATE, when a reader does something. After a pause it begins a visit: the
 * line moves to the last look. A "look" is one at the top of Following, which is shown as of this moment: where the next
 * visit's line will stand. Anything else is "activity". Rows are updated one after the other, so twenty windows at once
 * move the line once. Milliseconds are cut, not rounded: what is published after this moment must compare as later.
 */
export function visitGoesOn(what: "look" | "activity"): Prisma.Sql {
  const noted =
    what === "look"
      ? `"lastSeenAt" = GREATEST("lastSeenAt", date_trunc('milliseconds', now()))`
      : `"activeAt" = GREATEST("activeAt", now())`;
  return Prisma.sql`"newSince" = CASE WHEN ${isOver} THEN "lastSeenAt" ELSE "newSince" END,
    "visitAt" = CASE WHEN ${isOver} THEN now() ELSE "visitAt" END, ${Prisma.raw(noted)}`;
}
