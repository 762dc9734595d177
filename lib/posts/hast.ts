import type { Element, ElementContent, Root } from "hast";

type Parent = Root | Element;

/** Calls `visit` for each element below `parent`, outermost first; a visitor may change the element's children. */
export function walk(parent: Parent, visit: (element: Element, parent: Parent, index: number) => void): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index];
    if (node?.type !== "element") continue;
    visit(node, parent, index);
    walk(node, visit);
  }
}

/** The text below an element, without the parts that `skip` names. */
export function textOf(node: Element | Root, skip: (element: Element) => boolean = () => false): string {
  return node.children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element" || skip(child)) return "";
      return textOf(child, skip);
    })
    .join("");
}

/** An element; a property that is undefined is left out. */
export function element(
  tagName: string,
  properties: Record<string, string | number | boolean | string[] | undefined>,
  children: (ElementContent | string)[] = [],
): Element {
  const kept = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  return {
    type: "element",
    tagName,
    properties: kept as Element["properties"],
    children: children.map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
  };
}

export function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}
