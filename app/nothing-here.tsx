import { headers } from "next/headers";
import { answerWith } from "#lib/response-status.ts";
import NotFound, { metadata } from "./not-found.tsx";

/** What a page's generateMetadata answers where the page itself is nothingHere(). */
export const NOTHING_HERE = metadata;

/**
 * The page for what is not there, or is not there for whoever asks, with its status. What a page that throws Next's
 * notFound() sends is empty until a script fills it: nothing at all for a browser without one.
 */
export async function nothingHere() {
  answerWith((await headers()).get("x-briefing-request"), 404);
  return <NotFound />;
}
