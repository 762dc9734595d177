import { decodeHTMLStrict } from "entities";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { type Element, type Spaces, startElement } from "#lib/sources/feed-element.ts";

const ROOTS = /^(?:[\w.-]+:)?(rss|rdf|feed|channel)$/i;
// Where these begin and end, what was left open before does not count.
const FIRM = /^(?:(?!content:)[\w.-]+:)?(item|entry|channel|feed|rss|rdf)$/i;
const ITEM_TAG = /<(?:(?!content:)[\w.-]+:)?(?:item|entry)(?=[\s/>])/gi;
const [MOST_ITEMS, DEEPEST, MOST_CHILDREN] = [500, 200, 5_000];

type Place = { element: Element; spaces: Spaces };
/** `items` and, where there are more, `last`: at most 500 each, in the feed's order, wherever they stand in it. */
export type FeedTree = { root: Element | null; items: Element[]; last: Element[]; first: string | null };

/**
 * A feed's XML as a tree, however broken: unclosed and crossing tags, unknown prefixes, words before the first element.
 * What a document type declares is not looked at, so that nothing is expanded or loaded. What is nested deeper than 200, or
 * after 5,000 others beside it, is flattened. `first` is the very first element, which tells what it is when it is no feed.
 */
export function feedTree(text: string): FeedTree {
  const builder = new TreeBuilder(text);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder);
  tokenizer.write(text);
  tokenizer.end();
  return builder.tree;
}

/** Makes the tree from the places in the text where htmlparser2's tokenizer finds tags; the nesting is its own. */
class TreeBuilder implements TokenizerCallbacks {
  readonly tree: FeedTree = { root: null, items: [], last: [], first: null };
  readonly #text: string;
  readonly #itemsWritten: number;
  #itemsSeen = 0;
  #isSkipping = false;
  #stack: Place[] = [];
  #flattened = 0;
  #tag = "";
  #attributes: [string, string][] = [];
  #attribute = "";
  #value = "";
  #raw = "";

  constructor(text: string) {
    this.#text = text;
    this.#itemsWritten = text.match(ITEM_TAG)?.length ?? 0;
  }

  onopentagname(start: number, end: number) {
    this.#flush();
    this.#tag = this.#text.slice(start, end);
    this.#attributes = [];
  }
  onattribname(start: number, end: number) {
    this.#attribute = this.#text.slice(start, end);
  }
  onattribdata(start: number, end: number) {
    this.#value += this.#text.slice(start, end);
  }
  onattribend() {
    this.#attributes.push([this.#attribute, this.#value]);
    this.#value = "";
  }
  onopentagend() {
    this.#open();
  }
  onselfclosingtag() {
    if (this.#open()) this.#close(this.#stack.length - 1);
    else if (this.#flattened > 0) this.#flattened--;
    else if (FIRM.test(this.#tag)) this.#firmEnd();
  }
  onclosetag(start: number, end: number) {
    this.#flush();
    const tag = this.#text.slice(start, end);
    if (FIRM.test(tag)) this.#firmEnd();
    if (this.#isSkipping) return;
    if (this.#flattened > 0) this.#flattened--;
    else this.#close(this.#stack.findLastIndex(({ element }) => element.tag === tag));
  }
  ontext(start: number, end: number) {
    if (this.#stack.length > 0 && !this.#isSkipping) this.#raw += this.#text.slice(start, end);
  }
  oncdata(start: number, end: number, offset: number) {
    this.#flush();
    this.#append(this.#text.slice(start, end - offset));
  }
  onend() {
    this.#flush();
    this.#close(0);
  }
  oncomment() {}
  ondeclaration() {}
  onprocessinginstruction() {}
  onattribentity() {}
  ontextentity() {}

  /** Whether the element was begun as one of its own. */
  #open(): boolean {
    const tag = this.#tag;
    this.tree.first ??= tag.toLowerCase();
    if (this.#stack.length === 0 && (this.tree.root || !ROOTS.test(tag))) return false;
    const isFirm = FIRM.test(tag);
    if (isFirm) this.#begin(tag);
    if (this.#isSkipping) return false;
    const around = this.#stack.at(-1) ?? null;
    const isCrowded = (around?.element.children.length ?? 0) >= MOST_CHILDREN;
    if (this.#flattened > 0 || this.#stack.length >= DEEPEST || (isCrowded && !isFirm)) {
      this.#flattened++;
      return false;
    }
    let place = startElement(tag, this.#attributes, around);
    const openItem = isItem(place.element) ? this.#stack.findIndex(({ element }) => isItem(element)) : -1;
    if (openItem >= 0) {
      // An item begins where the one before it was left open.
      this.#close(openItem);
      place = startElement(tag, this.#attributes, this.#stack.at(-1) ?? null);
    }
    this.tree.root ??= place.element;
    if (!isItem(place.element)) this.#stack.at(-1)?.element.children.push(place.element);
    this.#stack.push(place);
    return true;
  }

  /** What is in the middle of a very long feed is passed over: neither of its ends is there. */
  #begin(tag: string) {
    this.#flattened = 0;
    if (!/(item|entry)$/i.test(tag) || ++this.#itemsSeen <= MOST_ITEMS) return;
    this.#close(this.#stack.findIndex(({ element }) => isItem(element)));
    this.#isSkipping = this.#itemsSeen <= this.#itemsWritten - MOST_ITEMS;
  }

  #firmEnd() {
    this.#flattened = 0;
    this.#isSkipping = false;
  }

  #close(from: number) {
    if (from < 0) return;
    for (const { element } of this.#stack.splice(from)) if (isItem(element)) this.#keep(element);
  }

  #keep(item: Element) {
    if (this.tree.items.length < MOST_ITEMS) this.tree.items.push(item);
    else if (this.tree.last.push(item) > MOST_ITEMS) this.tree.last.shift();
  }

  #flush() {
    if (this.#raw) this.#append(decodeHTMLStrict(this.#raw));
    this.#raw = "";
  }

  #append(text: string) {
    const into = this.#stack.at(-1)?.element.children;
    if (!into || text === "") return;
    const before = into.at(-1);
    if (typeof before === "string") into[into.length - 1] = before + text;
    else into.push(text);
  }
}

const isItem = ({ name }: Element) => name === "item" || name === "entry";
