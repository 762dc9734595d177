import { isDatabaseDown } from "#lib/db.ts";
import { log, loggedPath } from "#lib/log.ts";
import { answerWith } from "#lib/response-status.ts";

/** Seconds after which trying again makes sense when the database is away. */
const AWAY_SECONDS = 5;

/**
 * Logs what a page or an action threw under its request's id. When it is only that the database does not answer, the
 * response says so: 503 with Retry-After, and nobody is taken for signed out.
 */
export function noteFailure(error: unknown, request: { headers: Record<string, unknown>; path: string }): void {
  const id = request.headers["x-briefing-request"];
  log().error({ err: error, request: id, path: loggedPath(request.path) }, "request failed");
  if (typeof id === "string" && isDatabaseDown(error))
    answerWith(id, 503, { "Retry-After": String(AWAY_SECONDS), "Cache-Control": "private, no-store" });
}
