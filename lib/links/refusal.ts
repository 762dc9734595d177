import type { Fetched } from "#lib/fetching/answer.ts";

/** Why an answer is no page that can be read, in words for a reader; null when it is one. */
export function refusalOf({ status, contentType }: Pick<Fetched, "status" | "contentType">): string | null {
  if (status === 401) return "The site wants a reader to sign in first (401).";
  if (status === 403) return `The site does not let this page be read from here (${status}).`;
  if (status === 402) return "The site wants to be paid for this page (402).";
  if (status === 404) return "There is no page at this address (404).";
  if (status === 410) return "The page that was at this address is gone for good (410).";
  if (status === 429 || status === 503) return `The site asks to come again later (${status}).`;
  if (status === 451) return "The site may not show this page, for legal reasons (451).";
  if (status > 499) return `The site has a fault of its own (${status}). Later it may work.`;
  if (status < 200 || status > 299) return `The site answered with an error (${status}).`;
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (!type || type === "text/html" || type === "application/xhtml+xml") return null;
  if (type === "application/pdf") return "What stands at this address is a PDF, not a page.";
  if (type.startsWith("image/")) return "What stands at this address is a picture, not a page.";
  return `What stands at this address is no page but a file (${type}).`;
}
