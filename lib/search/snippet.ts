// Characters of the private use area: no text has them, so they cannot be confused with what a writer wrote.
export const START = "\ue000";
export const STOP = "\ue001";

export type SnippetPart = { text: string; match: boolean };

/** Cuts a headline of the database into plain and matching parts, so that no markup is ever made from text. */
export const snippetParts = (headline: string): SnippetPart[] => titleParts(asExcerpt(headline));

/** The same for a title, which is never cut. */
export function titleParts(headline: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  for (const [at, piece] of headline.split(START).entries()) {
    const [first = "", ...rest] = piece.split(STOP);
    const isMatch = at > 0 && rest.length > 0;
    parts.push({ text: first, match: isMatch }, { text: rest.join(""), match: false });
  }
  return parts.filter((part) => part.text !== "");
}

/** One line: a break between blocks as a dot, and an ellipsis where a sentence is cut. */
function asExcerpt(headline: string): string {
  const line = headline
    .trim()
    .replace(/\s*\n\s*/g, " · ")
    .replace(/\s+/g, " ");
  const cutBefore = /^[\ue000\ue001]?\p{Ll}/u.test(line);
  const cutAfter = !/[.!?…”]$/.test(line);
  return `${cutBefore ? "… " : ""}${line}${cutAfter ? " …" : ""}`;
}

/** A page number from an address: a whole number from 1 to 10; anything else is the first page. */
export function pageNumber(value: unknown): number {
  return typeof value === "string" && /^([1-9]|10)$/.test(value) ? Number(value) : 1;
}
