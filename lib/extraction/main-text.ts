import { Readability } from "@mozilla/readability";

/** The element that holds the main text, cut out of the page; null where there is none. */
export function mainText(document: Document): Element | null {
  const article = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    disableJSONLD: true,
    keepClasses: true,
    maxElemsToParse: 60_000,
  }).parse();
  return article?.content ?? null;
}
