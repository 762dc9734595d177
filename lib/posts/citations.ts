import type { Nodes, PhrasingContent, Root, Text } from "mdast";
import type { MarginSource } from "#lib/posts/post.ts";

const MARK = /\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]/g;

/**
 * Replaces each `[@key]` in a Markdown tree by a numbered link to the source, in place; code is left alone.
 * Returns the keys in order of first use. `fail` hears of a key that no source has (it must throw).
 */
export function citationText(
  tree: Root,
  sources: MarginSource[],
  fail: (message: string, line: number) => never,
): string[] {
  const numbers = new Map(sources.map((source) => [source.key, source.number]));
  const uses = new Map<string, number>();

  const replace = (node: Text): PhrasingContent[] => {
    const parts: PhrasingContent[] = [];
    let from = 0;
    for (const match of node.value.matchAll(MARK)) {
      const key = match[1] as string;
      const number = numbers.get(key);
      if (number === undefined) fail(`"${key}" is none of the sources`, lineOf(node, match.index));
      if (match.index > from) parts.push({ type: "text", value: node.value.slice(from, match.index) });
      const use = (uses.get(key) ?? 0) + 1;
      uses.set(key, use);
      parts.push(mark(key, number as number));
      from = match.index + match[0].length;
    }
    if (from < node.value.length) parts.push({ type: "text", value: node.value.slice(from) });
    return parts;
  };

  const visit = (parent: { children: Nodes[] }) => {
    parent.children = parent.children.flatMap((child): Nodes[] => {
      if (child.type === "text") return replace(child);
      if ("children" in child) visit(child as { children: Nodes[] });
      return [child];
    });
  };
  visit(tree as { children: Nodes[] });
  return [...uses.keys()];
}

/** The line of a place in a text, which may run over several. */
const lineOf = ({ position, value }: Text, at: number) =>
  (position?.start.line ?? 1) + value.slice(0, at).split("\n").length - 1;

function mark(key: string, number: number): PhrasingContent {
  return {
    type: "emphasis",
    data: { hName: "sup", hProperties: { className: ["cite"] } },
    children: [
      {
        type: "link",
        url: `#source-${number}`,
        data: { hProperties: { className: ["cite-link"], dataSource: key, ariaLabel: `Source ${number}` } },
        children: [{ type: "text", value: String(number) }],
      },
    ],
  };
}

/** Sources in the order in which the parts of a piece first cite them, given in the order of the page; then the uncited. */
export function inOrderOfCitation<S extends { id: string }>(sources: S[], cited: string[]): S[] {
  const order = [...new Set(cited)].flatMap((key) => sources.find(({ id }) => id === key) ?? []);
  return [...order, ...sources.filter((source) => !order.includes(source))];
}

/** The text without its `[@key]` marks. */
export const withoutCitations = (text: string) => text.replace(MARK, "");

/** The keys that a text cites, in order of first use. */
export const citedKeys = (text: string) => [...new Set([...text.matchAll(MARK)].map((match) => match[1] as string))];
