import { leafBlocks, weigh, words } from "#lib/extraction/blocks.ts";

/** Where pages put their text, by the names that they give it; the surest first. */
const NAMED = [
  '[itemprop~="articleBody"], [itemprop~="recipeInstructions"]',
  ".entry-content, .post-content, .article-content, .article-body, .post-body, .articlebody, .article__body, .article-text, .story-body, .post__content, .entry-body, .post_content, .entry, .page-content, #article-body, #articleBody, .td-post-content, .field-name-body, .field--name-body, .text-content, .content-body, .articletext, .news-text, .post-entry, .message-body, .post-text, .rich-text, .richtext, .prose, .blog-content, .single-content, .the-content",
  "article",
  'main, [role="main"], #content, #main, .content, .main-content, #main-content',
];

export type Part = { element: Element; sure: boolean };

/** Copies of the parts of a page that its own names call the text; the surest first. */
export function namedParts(body: Element): Part[] {
  const weights = weigh(body);
  return NAMED.flatMap((selector, at) => {
    const found = [...body.querySelectorAll(selector)];
    const outer = found.filter((element) => !found.some((other) => other !== element && other.contains(element)));
    const best = outer.toSorted((a, b) => amount(weights.get(b)) - amount(weights.get(a)))[0];
    return best && (weights.get(best)?.text ?? 0) >= 60
      ? [{ element: best.cloneNode(true) as Element, sure: at < 2 }]
      : [];
  });
}

const amount = (weight: { prose: number; text: number; linked: number } | undefined) =>
  weight ? weight.prose + (weight.text - weight.linked) / 10 : 0;

/** Characters of text outside of links. */
export function ownText(element: Element): number {
  const weight = weigh(element).get(element);
  return weight ? weight.text - weight.linked : 0;
}

/** Which part of the prose of one text stands in another, 0 to 1; null where there is no prose to look for. */
export function covered(part: Element, whole: string): number | null {
  const blocks = leafBlocks(part)
    .map((block) => words(block.textContent))
    .filter((text) => text.length >= 40);
  const all = blocks.reduce((sum, text) => sum + text.length, 0);
  if (all === 0) return null;
  return blocks.reduce((sum, text) => sum + (whole.includes(text) ? text.length : 0), 0) / all;
}
