import { sign, verify } from "#lib/signed.ts";
import { safeReturnPath } from "#lib/url.ts";

/** What a signed-out reader was about to do; it is done once they have signed in. */
export type Intent = { kind: "save" | "follow-topic" | "follow-author" | "follow-path"; id: string };

const KINDS = new Set(["save", "follow-topic", "follow-author", "follow-path"]);
const HOUR = 3_600;

/**
 * The sign-in page's address with the way back and, signed, what to finish there. Only this site can have made the
 * signed part, so a link from elsewhere cannot make a reader save or follow something by signing in.
 */
export function signInPath(returnTo: string, intent?: Intent): string {
  const query = new URLSearchParams({ returnTo });
  if (intent) query.set("intent", sign("intent", `${intent.kind} ${intent.id}`, HOUR));
  return `/sign-in?${query}`;
}

/** The intent that `signInPath` signed; null for anything else and when an hour has passed. */
export function readIntent(text: unknown): Intent | null {
  const payload = typeof text === "string" && text ? verify("intent", text) : null;
  const [kind = "", id] = payload?.split(" ") ?? [];
  return id && KINDS.has(kind) ? ({ kind, id } as Intent) : null;
}

/** Where somebody goes who just made an account: to choose topics, and from there on to where they wanted to be. */
export function welcomePath(returnTo: unknown): string {
  const onward = safeReturnPath(returnTo, "");
  return onward && !onward.startsWith("/welcome")
    ? `/welcome?${new URLSearchParams({ returnTo: onward })}`
    : "/welcome";
}
