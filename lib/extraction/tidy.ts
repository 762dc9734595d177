import { leafBlocks, type Weight, weigh, words } from "#lib/extraction/blocks.ts";
import { isByline, isClosing, isDateline, isLabel, isRelated } from "#lib/extraction/phrases.ts";

type Known = { title: string | null; subtitle: string | null; byline: string | null };
type Block = { element: Element; text: string; isLink: boolean; isHeading: boolean; size: number };

/** Takes out of a text that was cut from its page what is still not of it: before it, after it, and in between. */
export function tidy(root: Element, known: Known): void {
  const weights = weigh(root);
  for (const block of listed(root, weights)) if (isLabel(block.text)) block.element.remove();
  dropRelated(root, weights);
  const blocks = listed(root, weights);
  dropOpening(blocks, known);
  if (amount(blocks) < LEAST) return;
  dropClosing(listed(root, weights), known);
}

/** Characters of a text so short that it may as well be all that there is to say. */
const LEAST = 400;
const amount = (blocks: Block[]) => blocks.reduce((sum, { size }) => sum + size, 0);

function listed(root: Element, weights: Map<Element, Weight>): Block[] {
  return leafBlocks(root).flatMap((element) => {
    const text = words(element.textContent);
    const weight = weights.get(element);
    if (!text || element.closest("figure, pre, table")) return [];
    const isLink = !!weight && weight.linked >= weight.text * 0.85 && weight.linked > 0;
    return [{ element, text, isLink, isHeading: /^H[1-6]$/.test(element.tagName), size: text.length }];
  });
}

/** Links to other texts: what announces them, and each block after it that is only a link. */
function dropRelated(root: Element, weights: Map<Element, Weight>): void {
  const blocks = listed(root, weights);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block || !isRelated(block.text)) continue;
    const linked = weights.get(block.element)?.linked ?? 0;
    let end = at + 1;
    while (blocks[end]?.isLink && !blocks[end]?.isHeading) end++;
    const announces = end > at + 1 && linked < block.size / 2 && block.size < 60;
    if (!announces && linked < block.size * 0.4) continue;
    for (const each of blocks.slice(at, announces ? end : at + 1)) each.element.remove();
    at = announces ? end - 1 : at;
  }
}

/** How a sentence ends, or a part of one. */
const SENTENCE = /[.!?:,;…。！？」』"”»)]$/;

const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** Whether one says the other, give or take a little. */
function same(text: string, other: string | null): boolean {
  const [a, b] = [letters(text), letters(other ?? "")];
  if (a.length < 4 || b.length < 4) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.includes(short) && short.length >= long.length * 0.75;
}

/** The title, the author and the date once more, a crumb of the way here, a label: all before the first sentence. */
function dropOpening(blocks: Block[], { title, subtitle, byline }: Known): void {
  const all = amount(blocks);
  const head = blocks.findIndex(({ text }, at) => at < 30 && same(text, title));
  const before = amount(blocks.slice(0, Math.max(0, head)));
  let from = 0;
  if (head >= 0 && before < Math.max(400, all * 0.15) && before < all * 0.4) {
    from = head + 1;
    for (const { element } of blocks.slice(0, from)) element.remove();
  }
  for (const { element, text, isLink, isHeading, size } of blocks.slice(from, from + 12)) {
    const isAbout =
      same(text, title) ||
      (isHeading && same(text, subtitle)) ||
      isDateline(text) ||
      isByline(text) ||
      (isLink && !isHeading && all >= LEAST) ||
      (isClosing(text) && size < 80);
    const names = !!byline && size < byline.length + 50 && letters(text).includes(letters(byline));
    const isTag =
      all >= LEAST &&
      size < 30 &&
      !SENTENCE.test(text) &&
      !isHeading &&
      !/^(LI|TD|DT|DD|PRE|BLOCKQUOTE)$/.test(element.tagName);
    if (!isAbout && !names && !isTag) break;
    element.remove();
  }
}

/** After the last sentence: links, dates, rights, the author's life, what a page wants from its readers. */
function dropClosing(blocks: Block[], { byline }: Known): void {
  const all = amount(blocks);
  let dropped = 0;
  for (const block of blocks.toReversed().slice(0, 25)) {
    if (!isAfter(block, byline) || dropped + block.size > all * 0.3) break;
    dropped += block.size;
    block.element.remove();
  }
}

function isAfter({ element, text, isLink, isHeading, size }: Block, byline: string | null): boolean {
  if (isLink || isHeading || isClosing(text) || isDateline(text) || isByline(text) || isRelated(text)) return true;
  if (isLife(text, byline)) return true;
  return size < 25 && !SENTENCE.test(text) && !/^(LI|TD|PRE|BLOCKQUOTE)$/.test(element.tagName);
}

const LIFE =
  /^[\p{Lu}][\p{L}’'.-]+(\s+[\p{Lu}\p{Ll}][\p{L}’'.-]*){1,4}(\s*\([^)]*\))?,?\s+(is|was|has|writes|covers|reports|ist|war|schreibt|studier|arbeitet|est|écrit|es|è|é|jest)(?!\p{L})/u;

/** "Jo Doe is a reporter who …": who wrote it, told of them. */
function isLife(text: string, byline: string | null): boolean {
  if (text.length > 700 || !LIFE.test(text)) return false;
  const first = (byline ?? "").replace(/^(by|von|par|por)\s+/i, "").split(/\s+/)[0] ?? "";
  const isOfAuthor = first.length > 2 && text.toLowerCase().startsWith(first.toLowerCase());
  return (
    isOfAuthor ||
    /(?<!\p{L})(author|writer|reporter|journalist|editor|correspondent|columnist|blogger|contributor|Autor|Journalist|Redakteur|Professor)/iu.test(
      text.slice(0, 200),
    )
  );
}
