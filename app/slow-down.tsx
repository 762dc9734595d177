import { headers } from "next/headers";
import { PageHead } from "#components/shell/page-head.tsx";
import { answerWith } from "#lib/response-status.ts";

/** The page for a network that asked too often, with its status and when to come again, in seconds. */
export async function slowDown(wait: number) {
  answerWith((await headers()).get("x-briefing-request"), 429, { "Retry-After": String(wait) });
  return (
    <div className="narrow">
      <PageHead title="Too often" hidden />
      <h1>That was a lot at once</h1>
      <p>
        From where you are this was asked for very often. Wait {wait === 1 ? "a second" : `${wait} seconds`}, then load
        the page again.
      </p>
    </div>
  );
}
