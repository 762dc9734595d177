import { articleOf, wordsOf } from "#lib/extraction/json-ld.ts";

/** The text of the article as the page states it in its data; null where it states none of any length. */
export function statedBody(things: Record<string, unknown>[]): string | null {
  const body = articleOf(things)?.articleBody;
  if (typeof body !== "string" || body.length < 200) return null;
  return /<(p|br|div)[\s>/]/i.test(body) ? wordsOf(body) : body.trim();
}
