import { parseHTML } from "linkedom";
import { lean } from "#lib/extraction/lean.ts";

/**
 * The tree of a page, bounded as `lean` says. Its relative addresses are of `base`: what the page says, else its own, else
 * (a file of which nobody knows where it is from) the one that it names as its own. `again` makes the same tree once more.
 */
export function parsePage(html: string, url: string): { document: Document; base: string; again: () => Document } {
  const source = lean(html);
  const { document } = parseHTML(source);
  const own = document.querySelector("base[href]")?.getAttribute("href");
  const found = /^https?:/i.test(url) ? url : (namedAddress(document) ?? url);
  const base = (own && URL.parse(own, found)?.href) || found;
  setBase(document, base);
  const again = () => {
    const { document } = parseHTML(source);
    setBase(document, base);
    return document;
  };
  return { document, base, again };
}

function setBase(document: Document, base: string): void {
  for (const element of document.querySelectorAll("base")) element.remove();
  const element = document.createElement("base");
  element.setAttribute("href", base);
  document.head.prepend(element);
}

function namedAddress(document: Document): string | null {
  const link = document.querySelector('link[rel~="canonical"]')?.getAttribute("href");
  const address = link ?? document.querySelector('meta[property="og:url"]')?.getAttribute("content");
  return address && /^https?:/i.test(address) ? address : null;
}
