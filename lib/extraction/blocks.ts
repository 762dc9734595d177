const BLOCK = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4
  H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL CAPTION`.split(/\s+/),
);

export const isBlock = (element: Element) => BLOCK.has(element.tagName);
const UNEVEN = /\s\s|[^\S ]/;

/** A text on one line, with single spaces. */
export function words(text: string | null): string {
  const trimmed = text?.trim() ?? "";
  return UNEVEN.test(trimmed) ? trimmed.replaceAll(/\s+/g, " ") : trimmed;
}

/**
 * The first words of an element on one line, out of at most so many characters: where long texts stand in many elements,
 * each is not read for all of them.
 */
export function firstWords(element: Element, most: number): string {
  let text = "";
  const read = (node: Node) => {
    for (let child = node.firstChild; child && text.length < most; child = child.nextSibling)
      if (child.nodeType === 3) text += child.nodeValue?.slice(0, most - text.length) ?? "";
      else read(child);
  };
  read(element);
  return words(text);
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;

export type Weight = {
  /** Characters of text. */
  text: number;
  /** Of these, inside of links. */
  linked: number;
  /** Of these, in blocks that read like sentences. */
  prose: number;
  /** Whether a block stands inside. */
  holdsBlocks: boolean;
};

/** How much text stands below each element of a tree, and how much of it is links and prose. One walk for all. */
export function weigh(root: Element): Map<Element, Weight> {
  const weights = new Map<Element, Weight>();
  walk(root, false, weights);
  return weights;
}

function walk(element: Element, linked: boolean, weights: Map<Element, Weight>): Weight {
  const sum: Weight = { text: 0, linked: 0, prose: 0, holdsBlocks: false };
  const inLink = linked || element.tagName === "A";
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) {
      const length = words(node.nodeValue).length;
      sum.text += length;
      if (inLink) sum.linked += length;
    } else if (isElement(node)) {
      const below = walk(node, inLink, weights);
      sum.text += below.text;
      sum.linked += below.linked;
      sum.prose += below.prose;
      if (below.holdsBlocks || isBlock(node)) sum.holdsBlocks = true;
    }
  }
  if (!sum.holdsBlocks && isBlock(element) && sum.text >= 80 && sum.linked < sum.text / 2) sum.prose = sum.text;
  weights.set(element, sum);
  return sum;
}

/** The blocks of a tree that hold text and no further block, in their order. */
export function leafBlocks(root: Element): Element[] {
  const found: Element[] = [];
  const visit = (element: Element): boolean => {
    let inside = false;
    for (let node = element.firstChild; node; node = node.nextSibling)
      if (isElement(node)) inside = visit(node) || inside;
    if (!inside && isBlock(element)) found.push(element);
    return inside || isBlock(element);
  };
  visit(root);
  return found;
}

/** The words in an element's class names, id, role and the like, in small letters and apart: " post-share entry-content ". */
export function nameWords(element: Element): string {
  const names = ["class", "id", "role", "data-component", "data-testid", "data-module"].map(
    (name) => element.getAttribute(name) ?? "",
  );
  const words = names
    .join(" ")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll(/[_:]+/g, "-");
  return ` ${words.toLowerCase()} `;
}
