import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { articleOf, linkedData, namesOf, wordsOf } from "#lib/extraction/json-ld.ts";
import { metaTags, said } from "#lib/extraction/meta-tags.ts";
import { exactDate } from "#lib/extraction/page-dates.ts";
import type { Extraction } from "#lib/extraction/reading.ts";
import { siteName, titleOf } from "#lib/extraction/title.ts";

type About = Pick<
  Extraction,
  "title" | "subtitle" | "byline" | "published" | "updated" | "language" | "site" | "canonical"
>;

/** What the page says of itself: JSON-LD first, then `<meta>`, then what stands on it. */
export function aboutPage(document: Document, base: string): About {
  const things = linkedData(document);
  const article = articleOf(things);
  const tags = metaTags(document);
  const site = siteName(things, tags);
  const authors = namesOf(article?.author);
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent?.replaceAll(/\s+/g, " ").trim() || null;
  return {
    title: titleOf(document, { headline: wordsOf(article?.headline), tags, site }),
    subtitle: said(tags, "og:description", "description", "twitter:description"),
    byline:
      authors.join(", ") ||
      said(tags, "author", "article:author_name", "parsely-author", "dc.creator") ||
      text('[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]'),
    published:
      exactDate(wordsOf(article?.datePublished)) ??
      exactDate(said(tags, "article:published_time", "datepublished", "date", "dc.date", "pubdate")),
    updated:
      exactDate(wordsOf(article?.dateModified)) ??
      exactDate(said(tags, "article:modified_time", "og:updated_time", "datemodified")),
    language: document.documentElement.getAttribute("lang")?.toLowerCase() || null,
    site,
    canonical:
      cleanUrl(document.querySelector('link[rel~="canonical"]')?.getAttribute("href") || base, base)?.replace(
        /#.*$/,
        "",
      ) ?? null,
  };
}
