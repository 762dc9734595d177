import type { Element, ElementContent, Root } from "hast";
import { element, textOf, walk } from "#lib/posts/hast.ts";
import type { Heading, ImageSize, MarginSource } from "#lib/posts/post.ts";

type Fail = (message: string, line: number) => never;

/**
 * Turns each image that stands alone in a paragraph into a figure with its title as caption; local images only. Where it
 * would be too small to read, on a phone, it scrolls in a region of its own that the keyboard reaches.
 */
export function figures(tree: Root, imageSize: (path: string) => ImageSize | null, fail: Fail): void {
  walk(tree, (node, parent, index) => {
    if (node.tagName !== "p") return;
    const images = node.children.filter((child) => child.type === "element" && child.tagName === "img") as Element[];
    for (const image of images) sized(image, imageSize, fail);
    const [only] = node.children;
    if (node.children.length !== 1 || images.length !== 1 || only !== images[0] || !images[0]) return;
    const { title, ...properties } = images[0].properties;
    const image: Element = { ...images[0], properties };
    const caption = typeof title === "string" && title ? [element("figcaption", {}, [title])] : [];
    const label = `Figure: ${String(title || image.properties.alt)}`;
    const place = element("div", { className: ["figure-scroll"], role: "region", ariaLabel: label, tabIndex: 0 }, [
      image,
    ]);
    parent.children[index] = element("figure", {}, [place, ...caption]);
  });
}

function sized(image: Element, imageSize: (path: string) => ImageSize | null, fail: Fail) {
  const line = image.position?.start.line ?? 1;
  const src = String(image.properties.src ?? "");
  if (!image.properties.alt) fail(`the image "${src}" has no description (alt text)`, line);
  const size = src.startsWith("/") ? imageSize(src) : null;
  if (!size) fail(`there is no image "${src}" (figures are served from this site, see content/README.md)`, line);
  Object.assign(image.properties, { ...size, loading: "lazy", decoding: "async" });
}

/** Gives each second- and third-level heading a unique id from its words and returns them as the table of contents. */
export function headings(tree: Root): Heading[] {
  const found: Heading[] = [];
  const taken = new Set<string>(["sources", "takeaways", "numbers", "share", "short-version"]);
  walk(tree, (node) => {
    if (node.tagName !== "h2" && node.tagName !== "h3") return;
    if (node.properties.id === "footnote-label") {
      node.properties = { id: "footnote-label" };
      return;
    }
    const text = textOf(node, (child) => child.tagName === "sup").trim();
    const id = uniqueId(text, taken);
    node.properties.id = id;
    found.push({ id, text, level: node.tagName === "h2" ? 2 : 3 });
  });
  return found;
}

function uniqueId(text: string, taken: Set<string>): string {
  const base =
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[’']/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "") || "section";
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

/** Marks notes with letters: figures on a page of ours are sources, so a note must not look like one. */
export function letterNotes(tree: Root): void {
  walk(tree, (node) => {
    if (node.tagName !== "a" || !("dataFootnoteRef" in node.properties)) return;
    const number = Number(textOf(node));
    node.children = [{ type: "text", value: letter(number) }];
    node.properties.className = ["note-ref"];
    node.properties.ariaLabel = `Note ${letter(number)}`;
  });
}

const letter = (number: number): string =>
  number > 26
    ? letter(Math.floor((number - 1) / 26)) + letter(((number - 1) % 26) + 1)
    : String.fromCharCode(96 + number);

/** A table that is wider than a phone scrolls in a region of its own that the keyboard reaches. */
export function scrollableTables(tree: Root): void {
  walk(tree, (node, parent, index) => {
    if (node.tagName !== "table" || (parent.type === "element" && parent.properties.role === "region")) return;
    const label = `Table: ${textOf(firstRow(node)).replace(/\s+/g, " ").trim()}`;
    parent.children[index] = element(
      "div",
      { className: ["table-scroll"], role: "region", ariaLabel: label, tabIndex: 0 },
      [node],
    );
  });
}

/** Code that is wider than its place scrolls, and the keyboard reaches it. */
export function scrollableCode(tree: Root): void {
  walk(tree, (node) => {
    if (node.tagName === "pre") node.properties.tabIndex = 0;
  });
}

function firstRow(table: Element): Element {
  let row: Element = table;
  walk(table, (node) => {
    if (row === table && node.tagName === "tr") row = node;
  });
  return { ...row, children: row.children.flatMap((cell) => [cell, { type: "text", value: " " } as const]) };
}

/**
 * Puts a note beside the block that first cites a source. The notes repeat the list of sources for eyes with a wide
 * window, so they are hidden from assistive technology and out of the tab order.
 */
export function marginNotes(tree: Root, sources: MarginSource[], shown: string[]): void {
  const waiting = new Map(
    sources.filter((source) => !shown.includes(source.key)).map((source) => [source.key, source]),
  );
  const children: Root["children"] = [];
  for (const block of tree.children) {
    if (block.type === "element") for (const source of firstCited(block, waiting)) children.push(marginNote(source));
    children.push(block);
  }
  tree.children = children;
}

function firstCited(block: Element, waiting: Map<string, MarginSource>): MarginSource[] {
  const found: MarginSource[] = [];
  walk(block, (node) => {
    const key = node.properties.dataSource;
    const source = typeof key === "string" ? waiting.get(key) : undefined;
    if (!source) return;
    found.push(source);
    waiting.delete(source.key);
  });
  return found;
}

function marginNote(source: MarginSource): Element {
  const parts: ElementContent[] = [
    element("b", {}, [String(source.number)]),
    element("i", {}, [source.kind]),
    element("span", {}, [source.note ?? `${source.title}. ${source.publisher}.`]),
  ];
  return element("aside", { className: ["margin-note"], ariaHidden: "true" }, parts);
}
