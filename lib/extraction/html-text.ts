import { cleanUrl } from "#lib/extraction/clean-url.ts";

// Work on HTML as `sanitiseHtml` writes it: quoted values, every "<" of a text escaped. There a tag can be found by its look.

const PREFIX = "from-";

/** A name for a place inside a foreign text, apart from all names of the page that shows it. */
export function foreignId(id: string): string {
  const name = decoded(id).replaceAll(/[^\p{L}\p{N}._:-]+/gu, "-");
  return name.startsWith(PREFIX) ? name : PREFIX + name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headings begin at h2 (h1 is the title's) and go down one level at a time; which one is above which stays. */
export function levelHeadings(html: string): string {
  const above: number[] = [];
  let level = "h2";
  return html.replaceAll(/<(\/?)h([1-6])(?=[\s>])/g, (_, slash: string, digit: string) => {
    if (slash) return `</${level}`;
    while ((above.at(-1) ?? 0) >= Number(digit)) above.pop();
    above.push(Number(digit));
    level = `h${Math.min(above.length + 1, 6)}`;
    return `<${level}`;
  });
}

/** Keeps the places that a link of the same text leads to; a link to another place of the page leads to the original. */
export function mendPlaces(html: string, base: string): string {
  const wanted = new Set([...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id));
  const there = new Set<string | undefined>();
  const kept = html.replaceAll(/ id="([^"]*)"/g, (whole, id: string) => {
    const keep = wanted.has(id) && !there.has(id);
    there.add(id);
    return keep ? whole : "";
  });
  const page = cleanUrl(base)?.split("#")[0]?.replaceAll("&", "&amp;") ?? "";
  return kept.replaceAll(/ href="#([^"]*)"/g, (whole, id: string) =>
    there.has(id) ? whole : ` href="${page}#${id.slice(PREFIX.length)}"`,
  );
}

/** No link that leads nowhere, and none inside of another. */
export function plainLinks(html: string): string {
  const open: boolean[] = [];
  return html.replaceAll(/<(\/?)a(?=[\s>])([^>]*)>/g, (tag, slash: string, attributes: string) => {
    if (slash) return open.pop() ? tag : "";
    const keep = attributes.trim() !== "" && !open.includes(true);
    open.push(keep);
    return keep ? tag : "";
  });
}

/**
 * Sanitised HTML with the address of every picture replaced by what `to` answers for it (an address of our own); a
 * picture for which it answers null is left out.
 */
export function rewriteImages(html: string, to: (src: string) => string | null): string {
  return html.replaceAll(/<img\b[^>]*>/g, (tag) => {
    const src = / src="([^"]*)"/.exec(tag)?.[1];
    const own = src === undefined ? null : to(unescaped(src));
    return own === null ? "" : tag.replace(/ src="[^"]*"/, () => ` src="${escaped(own)}"`);
  });
}

const NAMED: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const unescaped = (text: string) => text.replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => NAMED[name] ?? "");
