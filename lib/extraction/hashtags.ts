import { leafBlocks, words } from "#lib/extraction/blocks.ts";

const TAG = /[#＃]([\p{L}\p{N}_]{2,60})/gu;
const MOST = 30;

/**
 * Blocks that are only hashtags, and hashtags that run on behind the last sentence, are taken out of a text and come back
 * as topics: "#FutureOfWork#AI" as "future-of-work" and "ai".
 */
export function takeHashtags(root: Element): string[] {
  const found: string[] = [];
  for (const block of leafBlocks(root)) {
    const text = words(block.textContent);
    if (!text.includes("#") && !text.includes("＃")) continue;
    if (block.closest("pre, code, table")) continue;
    const tags = [...text.matchAll(TAG)].map(([, tag = ""]) => tag);
    const rest = text.replaceAll(TAG, "").replaceAll(/[\s,.;·•|]+/g, "");
    if (tags.length > 0 && rest.length < 3 && !/^\d+$/.test(tags.join(""))) {
      found.push(...tags);
      block.remove();
    } else found.push(...takeTail(block));
  }
  return [...new Set(found.map(topicOf))].filter(Boolean).slice(0, MOST);
}

/** Two hashtags and more in a row at the end of a block that says something else before. */
function takeTail(block: Element): string[] {
  const [tail] = /(?:\s*[#＃][\p{L}\p{N}_]{2,60}[\s,]*){2,}$/u.exec(block.textContent ?? "") ?? [];
  if (!tail) return [];
  let left = tail.length;
  for (let node = lastText(block); node && left > 0; node = lastText(block)) {
    const value = node.nodeValue ?? "";
    if (value.length <= left) {
      left -= value.length;
      const parent = node.parentNode as Element | null;
      node.remove();
      if (parent && parent !== block && !parent.textContent && !parent.querySelector("img")) parent.remove();
    } else {
      node.nodeValue = value.slice(0, value.length - left);
      left = 0;
    }
  }
  return [...tail.matchAll(TAG)].map(([, tag = ""]) => tag);
}

function lastText(node: Node): Text | null {
  for (let child = node.lastChild; child; child = child.previousSibling) {
    if (child.nodeType === 3) return child as Text;
    const below = lastText(child);
    if (below) return below;
  }
  return null;
}

const topicOf = (tag: string) =>
  tag
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .replaceAll(/_+/g, "-")
    .toLowerCase()
    .replaceAll(/^-+|-+$/g, "");
