import type { Heading } from "#lib/posts/post.ts";

// Work on HTML as lib/extraction/sanitise.ts writes it: there a tag can be found by its look.

type Body = { html: string; contents: Heading[] };

/**
 * The body of a page as it is shown: its headings have places of their own, which are its contents; what may be wider than
 * a phone scrolls in a region that the keyboard reaches.
 */
export function bodyOf(sanitised: string): Body {
  const contents: Heading[] = [];
  const headed = sanitised.replaceAll(
    /<h([23])((?: [a-z]+="[^"]*")*)>(.*?)<\/h\1>/gs,
    (whole, level: string, attributes: string, inner: string) => {
      const text = wordsOf(inner);
      if (!text) return whole;
      const own = / id="([^"]*)"/.exec(attributes)?.[1];
      const id = own ?? `part-${contents.length + 1}`;
      contents.push({ id, text, level: level === "2" ? 2 : 3 });
      return own ? whole : `<h${level} id="${id}"${attributes}>${inner}</h${level}>`;
    },
  );
  return { html: scrollable(headed.replaceAll(/<pre(?=[\s>])/g, '<pre tabindex="0"')), contents };
}

/** Each table that stands in no other in a region of its own. */
function scrollable(html: string): string {
  let depth = 0;
  let count = 0;
  return html.replaceAll(/<(\/?)table(?=[\s>])[^>]*>/g, (tag, slash: string) => {
    if (slash) return --depth === 0 ? `${tag}</div>` : tag;
    if (depth++ > 0) return tag;
    return `<div class="table-scroll" role="region" aria-label="Table ${++count}" tabindex="0">${tag}`;
  });
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => NAMED[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
