import { isBlock, isElement } from "#lib/extraction/blocks.ts";

const BOX = new Set("ADDRESS ARTICLE ASIDE CENTER DIV FIELDSET FOOTER FORM HEADER HGROUP MAIN SECTION".split(" "));
const HOLDER = new Set(["BLOCKQUOTE", "FIGURE", "LI", "TD", "TH", "DD", "DETAILS", "FIGCAPTION"]);

/**
 * Leaves of boxes only what stands in them: text that stands bare becomes a paragraph, and a box in a box goes. What is
 * left is a row of paragraphs, headings, lists, tables, quotes and figures.
 */
export function flatten(root: Element): void {
  for (let node = root.firstChild; node; ) {
    const next = node.nextSibling;
    if (isElement(node) && (isBlock(node) || holdsBlock(node))) flattenBlock(node);
    node = next;
  }
  if (BOX.has(root.tagName) || [...root.children].some(isBlock)) wrapRuns(root);
}

const holdsBlock = (element: Element) =>
  [...element.children].some((child) => isBlock(child) || child.tagName === "IMG");

function flattenBlock(element: Element): void {
  if (element.tagName === "PRE") return;
  flatten(element);
  const isBox = BOX.has(element.tagName) || (!isBlock(element) && element.tagName !== "A");
  if (!isBox || !element.parentNode) return;
  const id = element.getAttribute("id");
  const first = element.firstElementChild;
  if (id && first && !first.getAttribute("id")) first.setAttribute("id", id);
  element.replaceWith(...element.childNodes);
}

/** Makes a paragraph of each run of bare text between blocks. */
function wrapRuns(root: Element): void {
  let run: ChildNode[] = [];
  const end = () => {
    const holds = run.some((node) =>
      node.nodeType === 3 ? /\S/.test(node.nodeValue ?? "") : isElement(node) && node.tagName !== "BR",
    );
    const [first] = run;
    if (holds && first && !HOLDER.has(root.tagName)) {
      const paragraph = root.ownerDocument.createElement("p");
      first.before(paragraph);
      paragraph.append(...run);
    }
    run = [];
  };
  for (const node of [...root.childNodes]) {
    if (isElement(node) && isBlock(node)) end();
    else if (node.nodeType === 1 || node.nodeType === 3) run.push(node);
  }
  end();
}
