import { words } from "#lib/extraction/blocks.ts";
import { plainByline, shownByline } from "#lib/extraction/byline.ts";
import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { articleOf, namesOf, wordsOf } from "#lib/extraction/json-ld.ts";
import { metaTags, said } from "#lib/extraction/meta-tags.ts";
import { datesOf } from "#lib/extraction/published.ts";
import type { Extraction } from "#lib/extraction/reading.ts";
import { siteName } from "#lib/extraction/site-name.ts";
import { titleOf } from "#lib/extraction/title.ts";

type About = Pick<
  Extraction,
  "title" | "subtitle" | "byline" | "published" | "updated" | "language" | "site" | "canonical"
>;

/** What the page says of itself: JSON-LD first, then `<meta>`, then what stands on it. */
export function aboutPage(document: Document, things: Record<string, unknown>[], base: string): About {
  const article = articleOf(things);
  const tags = metaTags(document);
  const host = URL.parse(base)?.hostname ?? "";
  const site = siteName(things, tags);
  const canonical = canonicalOf(document, tags, base);
  const named = [
    namesOf(article?.author ?? article?.creator),
    [said(tags, "author", "parsely-author", "dc.creator", "sailthru.author", "byl") ?? ""],
  ];
  const byline = named.map((names) => plainByline(names, site)).find(Boolean);
  return {
    title: titleOf(document, { headline: wordsOf(article?.headline), tags, site, host }),
    subtitle: subtitleOf(document, article, tags),
    byline: byline ?? plainByline(shownByline(document), site),
    ...datesOf(document, { article, tags, url: canonical ?? base }),
    language: languageOf(document, article, tags),
    site: site ?? (host.replace(/^www\./, "") || null),
    canonical,
  };
}

/** The address that the page calls its own, where that is one of the same site; the front page of the site is none. */
function canonicalOf(document: Document, tags: Map<string, string[]>, base: string): string | null {
  const named = [document.querySelector('link[rel~="canonical"]')?.getAttribute("href"), said(tags, "og:url")];
  const own = cleanUrl(base);
  const isOwn = (url: string) => {
    const [a, b] = [new URL(url), own ? new URL(own) : null];
    const name = ({ hostname }: URL) => hostname.replace(/^(www|m|mobile|amp|en)\./, "");
    return !b || (name(a) === name(b) && (a.pathname !== "/" || b.pathname === "/"));
  };
  const found = named.map((address) => (address ? cleanUrl(address, base) : null)).find((url) => url && isOwn(url));
  return (found ?? own)?.replace(/#(?!!).*$/, "") ?? null;
}

const SUBTITLE =
  '[itemprop~="alternativeHeadline"], .subtitle, .post-subtitle, .article-subtitle, .standfirst, .dek, .article-dek, .entry-subtitle, .deck';

function subtitleOf(
  document: Document,
  article: Record<string, unknown> | null,
  tags: Map<string, string[]>,
): string | null {
  const shown = words(document.querySelector(SUBTITLE)?.textContent ?? "");
  if (shown.length > 10 && shown.length < 400) return shown;
  return (
    wordsOf(article?.alternativeHeadline) ??
    said(tags, "og:description", "description", "twitter:description") ??
    wordsOf(article?.description)
  );
}

function languageOf(
  document: Document,
  article: Record<string, unknown> | null,
  tags: Map<string, string[]>,
): string | null {
  const root = document.documentElement;
  const named = [
    root.getAttribute("lang"),
    root.getAttribute("xml:lang"),
    wordsOf(article?.inLanguage),
    said(tags, "content-language", "og:locale", "dc.language"),
  ];
  const tag = named
    .map((name) => /^[a-z]{2,3}([-_][a-z0-9]{2,8})*(?=$|[,;\s])/i.exec(name?.trim() ?? "")?.[0])
    .find(Boolean);
  return tag?.replaceAll("_", "-").toLowerCase() ?? null;
}
