import { firstWords, words } from "#lib/extraction/blocks.ts";
import { said } from "#lib/extraction/meta-tags.ts";
import { isDateline } from "#lib/extraction/phrases.ts";

type Known = { headline: string | null; tags: Map<string, string[]>; site: string | null; host: string };

const BETWEEN = /\s+[|–—·•»«:‹›~-]+\s+|\s*[|»«]\s*/;
const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** No title is longer, and more would be slow to take apart. */
const LONGEST = 500;

/** The title of the article without the name of the site. */
export function titleOf(document: Document, { headline, tags, site, host }: Known): string | null {
  const whole =
    headline ??
    said(tags, "og:title", "twitter:title", "dc.title", "citation_title") ??
    document.querySelector("title")?.textContent;
  const title = words(whole ?? "").slice(0, LONGEST);
  const headings = [...document.querySelectorAll("h1")]
    .map((element) => firstWords(element, 4 * LONGEST).slice(0, LONGEST))
    .filter((text) => text.length > 3);
  if (!title) return headings[0] ?? null;
  const shown = headings.find(
    (text) =>
      text.length >= title.length * 0.35 && text.length < title.length && letters(title).startsWith(letters(text)),
  );
  return shown && BETWEEN.test(title.slice(shown.length)) ? shown : withoutSite(title, site, host);
}

function withoutSite(title: string, site: string | null, host: string): string {
  const parts = title.split(BETWEEN).filter(Boolean);
  if (parts.length < 2) return title;
  const name = letters(site ?? "");
  const domain = letters(host.replace(/^www\./, ""));
  const label = letters(
    host
      .replace(/^www\./, "")
      .split(".")
      .at(-2) ?? "",
  );
  const isSite = (part: string) => {
    const own = letters(part);
    return (
      own !== "" &&
      ([name, domain, label].includes(own) ||
        (own.length > 3 && own.length < 30 && name.includes(own)) ||
        isDateline(part))
    );
  };
  let end = title;
  for (let last = parts.pop(); last && parts.length > 0 && isSite(last); last = parts.pop())
    end = end.slice(0, end.lastIndexOf(last)).replace(/\s*[|–—·•»«:‹›~-]+\s*$/, "");
  const [first = ""] = end.split(BETWEEN);
  const rest = end.slice(first.length).replace(/^\s*[|–—·•»«:‹›~-]+\s*/, "");
  return isSite(first) && rest.length > 10 ? rest : end;
}
