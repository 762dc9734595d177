import { leafBlocks, type Weight, weigh, words } from "#lib/extraction/blocks.ts";

/** Where pages put their text, by the names that they give it; the surest first. */
const NAMED = [
  '[itemprop~="articleBody"], [itemprop~="recipeInstructions"]',
  ".entry-content, .post-content, .article-content, .article-body, .post-body, .articlebody, .article__body, .article-text, .story-body, .post__content, .entry-body, .post_content, .entry, .page-content, #article-body, #articleBody, .td-post-content, .field-name-body, .field--name-body, .text-content, .content-body, .articletext, .news-text, .post-entry, .message-body, .post-text, .rich-text, .richtext, .prose, .blog-content, .single-content, .the-content, .content-article, .entry-text, .article__content, .article__text, .article_content, .article_body, .article_text, .article-main__body, .articleContent, .story-content, .story-text, .newstext, .body-text, .bodytext",
  "article",
  'main, [role="main"], #content, #main, .content, .main-content, #main-content',
];

export type Part = {
  element: Element;
  /** Whether its name can hardly mean something else. */
  sure: boolean;
  /** Characters outside of links. */
  own: number;
  /** The texts of its longer blocks. */
  blocks: string[];
};

/** The parts of a page that its own names call the text, and last the whole; the surest first. */
export function namedParts(body: Element): Part[] {
  const weights = weigh(body);
  const parts = NAMED.flatMap((selector, at) => {
    const outer: Element[] = [];
    // In the order of the page, what holds an element is the last one before it that nothing holds.
    for (const element of body.querySelectorAll(selector)) if (!outer.at(-1)?.contains(element)) outer.push(element);
    const best = outer.toSorted((a, b) => amount(weights.get(b)) - amount(weights.get(a)))[0];
    return best ? [{ element: best, sure: at < 2 }] : [];
  });
  return [...parts, { element: body, sure: false }].map((part) => {
    const weight = weights.get(part.element);
    return { ...part, own: weight ? weight.text - weight.linked : 0, blocks: longBlocks(part.element) };
  });
}

const amount = (weight: Weight | undefined) => (weight ? weight.prose + (weight.text - weight.linked) / 10 : 0);

const longBlocks = (element: Element) =>
  leafBlocks(element)
    .map((block) => words(block.textContent))
    .filter((text) => text.length >= 40);

/** So many blocks tell whether a part stands in a text; looking for each of thousands takes minutes. */
const SAMPLED = 100;

/** Which part of a part's longer blocks stands in a text, 0 to 1, by 100 of them; null where there are none. */
export function covered(part: Part, text: string): number | null {
  const step = Math.ceil(part.blocks.length / SAMPLED);
  const blocks = part.blocks.filter((_, at) => at % step === 0);
  const all = blocks.reduce((sum, block) => sum + block.length, 0);
  if (all === 0) return null;
  return blocks.reduce((sum, block) => sum + (text.includes(block) ? block.length : 0), 0) / all;
}

/** Whether a text holds most of another, by samples of it. */
export function holds(text: string, wanted: string): boolean {
  const samples = Array.from({ length: 10 }, (_, at) => wanted.slice((wanted.length / 10) * at).slice(0, 24));
  return samples.filter((sample) => text.includes(sample)).length >= 6;
}
