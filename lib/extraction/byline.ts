import { firstWords, words } from "#lib/extraction/blocks.ts";

const SHOWN = `[rel~="author"], [itemprop~="author"] [itemprop~="name"], [itemprop~="author"], .author-name, .byline-name, .byline__name, .p-author,
  .post-author, .entry-author, .article-author, .author a, .byline a, .byline, .author, a[href*="/author/"], a[href*="/autor/"], a[href*="/auteur/"]`;
const LEAD =
  /^[\s|·–-]*(by|von|par|por|di|da|door|af|av|autor(?:in|en|a)?:?|written by|posted by|author:?|text:?|words by)(?!\p{L})[\s:]*/iu;

/** What is longer is no name, and more of them no byline; both would be slow to look through. */
const [LONGEST, MOST] = [500, 50];

/** Names as a reader wants them: without "By", addresses and what else stands beside; null where no name is left. */
export function plainByline(names: string[], site: string | null): string | null {
  const plain = names.slice(0, MOST).map((name) => {
    const [first = ""] = words(name.slice(0, LONGEST))
      .replace(LEAD, "")
      .replace(/\s*[<(]?[\w.+-]+@[\w.-]+\w[>)]?/g, "")
      .split(/\s+[|•·]\s+|\s+-\s+(?=\d)/);
    return first.replace(/[\s,;|]+$/, "").trim();
  });
  const kept = plain.filter(
    (name) =>
      name.length > 1 &&
      name.length < 120 &&
      !/^https?:|^(admin|administrator|editor|staff|webmaster|root|user|guest|redaktion)$/i.test(name),
  );
  const people = kept.filter((name) => name.toLowerCase() !== site?.toLowerCase());
  return [...new Set(people.length > 0 ? people : kept)].join(", ") || null;
}

/** The name that stands on the page beside the text, where the page says none in its data. */
export function shownByline(document: Document): string[] {
  for (const selector of SHOWN.split(","))
    for (const element of document.querySelectorAll(selector)) {
      const text = words(element.getAttribute("content") ?? firstWords(element, 4 * LONGEST)).replace(LEAD, "");
      const isName = text.length > 2 && text.length < 80 && !/\d{3}|[.!?]\s|https?:/.test(text) && /\p{L}/u.test(text);
      if (isName && !element.closest('[class*="comment" i], [class*="related" i], aside, footer, nav')) return [text];
    }
  return [];
}
