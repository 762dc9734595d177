import { attribute, children, type Element, textOf } from "#lib/sources/feed-element.ts";
import type { Enclosure } from "#lib/sources/parsed-feed.ts";
import { wholeAddress } from "#lib/sources/whole-address.ts";

type Link = { rel: string; type: string; url: string; length: string | null };

// Links that a page of the item cannot be.
const ASIDE = /^(self|edit|edit-media|enclosure|replies|hub|next|prev|previous|first|last|service|http.*)$/;

const MOST = 100;

/** Every link of a feed or item: those with an address as attribute, and those whose text is one (RSS). */
export function linksOf(element: Element, feedUrl: string | null): Link[] {
  return children(element, "link", "atom:link", "atom10:link")
    .slice(0, MOST)
    .flatMap((link) => {
      const written =
        attribute(link, "href") ?? attribute(link, "rdf:resource") ?? (textOf(link).trim() || attribute(link, "url"));
      const url = wholeAddress(written, [feedUrl, ...link.bases]);
      if (!url) return [];
      const rel = (attribute(link, "rel") || "alternate")
        .toLowerCase()
        .replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, "");
      return { rel, type: (attribute(link, "type") ?? "").toLowerCase(), url, length: attribute(link, "length") };
    });
}

/** The page that a feed or item is of: the first alternate, one in HTML before others; else the first link to a page. */
export function pageOf(links: Link[]): string | null {
  const pages = links.filter(({ rel }) => rel === "alternate");
  const page = pages.find(({ type }) => type === "" || /html/.test(type)) ?? pages[0];
  return (
    (page ?? links.find(({ rel }) => rel === "related" || rel === "via") ?? links.find(({ rel }) => !ASIDE.test(rel)))
      ?.url ?? null
  );
}

export const linkTo = (links: Link[], rel: string): string | null =>
  links.find((link) => link.rel === rel)?.url ?? null;

/** What comes with an item: enclosures of RSS and Atom, then the files of Media RSS, each address once. */
export function enclosuresOf(item: Element, links: Link[], feedUrl: string | null): Enclosure[] {
  const elements = [
    ...children(item, "enclosure", "rdf:enclosure", "enc:enclosure", "media:content"),
    ...children(item, "media:group").flatMap((group) => children(group, "media:content")),
  ].slice(0, MOST);
  const found = [
    ...links
      .filter(({ rel }) => rel === "enclosure")
      .map(({ url, type, length }) => ({ url, type: type || null, length })),
    ...elements.flatMap((element) => enclosure(element, feedUrl) ?? []),
  ];
  return found.filter(({ url }, at) => found.findIndex((each) => each.url === url) === at);
}

function enclosure(element: Element, feedUrl: string | null): Enclosure | null {
  const written =
    attribute(element, "url") ??
    attribute(element, "href") ??
    attribute(element, "rdf:resource") ??
    attribute(element, "enc:url");
  const url = wholeAddress(written, [feedUrl, ...element.bases]);
  const length = attribute(element, "length") ?? attribute(element, "filesize") ?? attribute(element, "enc:length");
  const type = attribute(element, "type") ?? attribute(element, "enc:type");
  return url ? { url, type: type || null, length: length || null } : null;
}
