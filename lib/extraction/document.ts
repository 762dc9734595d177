import { parseHTML } from "linkedom";
import { lean } from "#lib/extraction/lean.ts";

/** The tree of a page, bounded as `lean` says. Its relative addresses are of `base`: what the page says, else its own. */
export function parsePage(html: string, url: string): { document: Document; base: string } {
  const { document } = parseHTML(lean(html));
  const own = document.querySelector("base[href]")?.getAttribute("href");
  const base = (own && URL.parse(own, url)?.href) || url;
  for (const element of document.querySelectorAll("base")) element.remove();
  const element = document.createElement("base");
  element.setAttribute("href", base);
  document.head.prepend(element);
  return { document, base };
}
