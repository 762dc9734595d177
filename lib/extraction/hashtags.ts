import { leafBlocks, words } from "#lib/extraction/blocks.ts";

const TAG = /[#＃]([\p{L}\p{N}_]{2,60})/gu;
const MOST = 30;

/**
 * Blocks that are only hashtags, and hashtags that run on behind the last sentence, are taken out of a text and come back
 * as topics: "#FutureOfWork#AI" as "future-of-work" and "ai".
 */
export function takeHashtags(root: Element): string[] {
  const found = new Set<string>();
  for (const block of leafBlocks(root)) {
    const text = words(block.textContent);
    if (!text.includes("#") && !text.includes("＃")) continue;
    if (block.closest("pre, code, table")) continue;
    const tags = [...text.matchAll(TAG)].map(([, tag = ""]) => tag);
    const rest = text.replaceAll(TAG, "").replaceAll(/[\s,.;·•|]+/g, "");
    if (tags.length > 0 && rest.length < 3 && !/^\d+$/.test(tags.join(""))) {
      for (const tag of tags) found.add(topicOf(tag));
      block.remove();
    } else for (const tag of takeTail(block)) found.add(topicOf(tag));
  }
  return [...found].filter(Boolean).slice(0, MOST);
}

/** Two hashtags and more in a row at the end of a block that says something else before. */
function takeTail(block: Element): string[] {
  const text = block.textContent ?? "";
  const { tags, from } = tailOf(text);
  if (tags.length < 2) return [];
  let left = text.length - from;
  const emptied = new Set<Element>();
  for (const node of textsIn(block).reverse()) {
    const value = node.nodeValue ?? "";
    if (left <= 0) break;
    if (value.length <= left && node.parentNode !== block) emptied.add(node.parentNode as Element);
    if (value.length <= left) node.remove();
    else node.nodeValue = value.slice(0, value.length - left);
    left -= value.length;
  }
  for (const element of emptied) if (!element.textContent && !element.querySelector("img")) element.remove();
  return tags;
}

/** The hashtags that nothing but blanks and commas stands between and behind, and where the first of them begins. */
function tailOf(text: string): { tags: string[]; from: number } {
  const tags: string[] = [];
  let from = text.length;
  for (const found of [...text.matchAll(TAG)].reverse()) {
    const end = found.index + found[0].length;
    if (!/^[\s,]*$/.test(text.slice(end, from))) break;
    from = found.index;
    tags.push(found[1] ?? "");
  }
  return { tags: tags.reverse(), from: text.slice(0, from).trimEnd().length };
}

function textsIn(node: Node, into: Text[] = []): Text[] {
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.nodeType === 3) into.push(child as Text);
    else textsIn(child, into);
  return into;
}

const topicOf = (tag: string) =>
  tag
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .replaceAll(/_+/g, "-")
    .toLowerCase()
    .replaceAll(/^-+|-+$/g, "");
