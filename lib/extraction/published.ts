import { firstWords } from "#lib/extraction/blocks.ts";
import { wordsOf } from "#lib/extraction/json-ld.ts";
import { exactDate } from "#lib/extraction/page-dates.ts";

type Thing = Record<string, unknown>;

const PUBLISHED =
  `article:published_time og:published_time datepublished article:published published_time publication_date publishdate
  publish-date pubdate date dc.date dc.date.issued dc.date.created dcterms.created dcterms.issued dcterms.date parsely-pub-date
  sailthru.date citation_publication_date citation_online_date citation_date rnews:datepublished prism.publicationdate
  bt:pubdate originalpublicationdate cxenseparse:recs:publishtime datecreated last-modified`.split(/\s+/);
const UPDATED =
  `article:modified_time og:updated_time datemodified article:modified modified_time dcterms.modified dc.date.modified
  lastmod last-updated revision_date`.split(/\s+/);
const SHOWN = `[itemprop~="datePublished"], time[pubdate], .dt-published, time.published, time.entry-date, article header time[datetime],
  header time[datetime], article time[datetime], main time[datetime], .post-date time, time[datetime], abbr.published, .published, .post-date, .entry-date,
  .article-date, .publish-date, .date-published, .pubdate, .byline-date, .timestamp, .article__date, .datetime, .date, article time, main time, time`;

/** When the article was published and changed, each as exact as the page says it: in its data, its head, its text, its address. */
export function datesOf(
  document: Document,
  { article, tags, url }: { article: Thing | null; tags: Map<string, string[]>; url: string },
) {
  const named = (names: string[]) => names.map((name) => exactDate(tags.get(name)?.[0])).find(Boolean) ?? null;
  const data = (name: string) => exactDate(wordsOf(article?.[name]));
  const published =
    data("datePublished") ?? named(PUBLISHED.slice(0, -1)) ?? shown(document) ?? data("dateCreated") ?? ofAddress(url);
  const updated = data("dateModified") ?? named(UPDATED);
  return { published: published ?? null, updated: updated ?? null };
}

function shown(document: Document): string | null {
  for (const selector of SHOWN.split(","))
    for (const element of [...document.querySelectorAll(selector)].slice(0, 5)) {
      if (element.closest('[class*="comment" i], [class*="related" i], aside, footer, nav')) continue;
      const said = element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.getAttribute("title");
      const date = exactDate(said) ?? exactDate(firstWords(element, 400).slice(0, 80));
      if (date) return date;
    }
  return null;
}

function ofAddress(url: string): string | null {
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/-]|$)/.exec(url) ?? [];
  return year ? exactDate([year, month, day].filter(Boolean).join("-")) : null;
}
