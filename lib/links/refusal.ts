import type { Fetched } from "#lib/fetching/answer.ts";

/** Why an answer is no page that can be read, in words for a reader; null when it is one. */
export function refusalOf({ status, contentType }: Pick<Fetched, "status" | "contentType">): string | null {
  if (status === 401 || status === 403) return `The site does not let this page be read from here (${status}).`;
  if (status === 402) return "The site wants to be paid for this page (402).";
  if (status === 404 || status === 410) return `There is no page at this address (${status}).`;
  if (status === 429 || status === 503) return `The site asks to come again later (${status}).`;
  if (status < 200 || status > 299) return `The site answered with an error (${status}).`;
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (!type || type === "text/html" || type === "application/xhtml+xml") return null;
  return `What stands at this address is no page but a file (${type}).`;
}
