import { firstWords, nameWords, weigh, words } from "#lib/extraction/blocks.ts";

const SCRIPT =
  /(enable|turn on|requires?|activate|aktivier\w{0,4}|activer|activez|habilit\w{0,4}|abilita\w{0,4}|włącz) .{0,25}java ?script|java ?script (is|must be|muss|ist|est) .{0,20}(disabled|required|enabled|deaktiviert|aktiviert|désactivé)|without java ?script/i;
const CHECK =
  /(checking (your|if the site) (browser|connection)|just a moment|verify (that )?you are (a )?human|are you a robot|unusual traffic|captcha|access (to this page )?(has been )?denied|attention required|ddos protection|pardon our interruption|bot detection|security check)/i;
const MISSING =
  /^(404|error 404|page not found|not found|seite nicht gefunden|page introuvable|página no encontrada|410|403 forbidden|access denied|500|internal server error|service unavailable)/i;
const CONSENT =
  /(before you continue|we value your privacy|cookie (consent|settings|policy)|accept (all )?cookies|ihre privatsphäre|zustimmung|consentement)/i;

/** What kind of page it is, looked at before anything is taken out of it. */
export type Signs = { text: string; title: string; links: number; hasPassword: boolean; isApp: boolean };

export function signsOf(document: Document): Signs {
  const { body } = document;
  const links = weigh(body).get(body)?.linked ?? 0;
  const isApp = [...body.querySelectorAll("div[id], app-root, main[id]")].some(
    (element) =>
      /^ (root|app|__next|___gatsby|main-app|application|svelte|react-root|app-root) $/.test(nameWords(element)) &&
      firstWords(element, 1_000).length < 200,
  );
  return {
    ...{
      text: words(body.textContent),
      title: words(document.querySelector("title")?.textContent ?? ""),
      links,
      isApp,
    },
    hasPassword: body.querySelector('input[type="password"]') !== null,
  };
}

/** Why a page has no main text, in words for a reader. */
export function whyNoText({ text, title, links, hasPassword, isApp }: Signs): string {
  if (CHECK.test(title) || (text.length < 1_500 && CHECK.test(text)))
    return "The site wants to see first that a person asks.";
  if (hasPassword) return "This is a page to sign in on.";
  if (MISSING.test(title) || (text.length < 600 && MISSING.test(text)))
    return "The site says that there is no such page.";
  if (isApp || (text.length < 1_000 && SCRIPT.test(text)))
    return "The page is made by a script in the browser; its text is not in what the site sends.";
  if (text.length < 3_000 && CONSENT.test(text)) return "The site asks for consent first.";
  if (text.length < 20) return "The page is empty.";
  if (links > text.length * 0.5) return "This is a list of links, not an article.";
  return "No main text was found: this is not an article.";
}

/** No guard at a door says more, in characters. */
const LONGEST_DOOR = 800;

/** Whether what was found can be no article: hardly a word, what a guard at the door says, or links above all. */
export function isNoText(text: string, linked: number, signs: Signs): boolean {
  if (text.length < 25 || linked > text.length * 0.6) return true;
  if (text.length >= LONGEST_DOOR) return false;
  const isDoor =
    signs.hasPassword ||
    signs.isApp ||
    CHECK.test(signs.title) ||
    MISSING.test(signs.title) ||
    SCRIPT.test(text) ||
    CHECK.test(text);
  return isDoor && text.length < (CHECK.test(signs.title) || MISSING.test(signs.title) ? LONGEST_DOOR : 250);
}

/** What is not a page at all: judged by its first bytes, not only by what its header claims. Null for what may be one. */
export function whyNoPage(bytes: Buffer | string, contentType: string | null): string | null {
  const start = (typeof bytes === "string" ? bytes : bytes.subarray(0, 512).toString("latin1"))
    .slice(0, 512)
    .trimStart();
  if (start === "") return "The page is empty.";
  if (start.startsWith("%PDF-")) return "This is a PDF, not a page.";
  if (/^(\x89PNG|GIF8|\xff\xd8\xff|RIFF.{4}WEBP)/s.test(start)) return "This is a picture, not a page.";
  if (/^(PK\p{Cc}{2}|\p{Cc}\x8b|Rar!|7z\xbc)/u.test(start)) return "This is an archive, not a page.";
  if (/^<\?xml|^<(rss|feed|rdf:RDF)[\s>]/i.test(start) && /<(rss|feed|rdf:RDF)[\s>]/i.test(start))
    return "This is a feed, not an article.";
  if (/^[[{]/.test(start) && /json/i.test(contentType ?? "")) return "This is data, not a page.";
  const kind = /^(image|audio|video|font)\//i.exec(contentType ?? "")?.[1];
  if (kind && !/<html|<!doctype/i.test(start)) return `This is ${kind === "image" ? "a picture" : kind}, not a page.`;
  const text = typeof bytes === "string" ? bytes.slice(0, 2_000) : bytes.subarray(0, 2_000).toString("latin1");
  const isUtf16 = /^(\xff\xfe|\xfe\xff)/.test(text) || /utf-?16/i.test(contentType ?? "");
  return !isUtf16 && (text.match(/\0/g)?.length ?? 0) > 8 ? "This is a file, not a page." : null;
}
