import { headers } from "next/headers";
import { PageHead } from "#components/shell/page-head.tsx";
import { answerWith } from "#lib/response-status.ts";
import NotFound from "./not-found.tsx";

/**
 * The page for what is not there, or is not there for whoever asks, with its status. What a page that throws Next's
 * notFound() sends is empty until a script fills it: nothing at all for a browser without one.
 */
export async function nothingHere() {
  answerWith((await headers()).get("x-briefing-request"), 404);
  return (
    <>
      <PageHead title="Not found" hidden />
      <NotFound />
    </>
  );
}
