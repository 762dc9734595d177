import { isElement, nameWords, type Weight, weigh } from "#lib/extraction/blocks.ts";

// What stands around an article, told by the words that pages name their parts with. A part is only left out while enough
// prose stays: names are no proof.

const word = (words: string) => new RegExp(`[\\s-](${words.replaceAll(/\s+/g, "|")})(?=[\\s-])`);

/** Never part of the text. */
const AROUND =
  word(`related(-\\w+)? recommend(ed|ation|ations)? recirc(ulation)? outbrain taboola newsletters? subscribe
  subscription signup sign-up comments? commentlist respond disqus cookies? consent gdpr breadcrumbs? pagination pager
  sharedaddy share sharing sharebar share-?buttons? social addtoany sponsor(ed)? advert(s|isement|isements|ising)? ads? adslot ad-slot
  dfp promos? promotion popup modal overlay lightbox navbar nav navigation navi menu skip-link skip-to sidebar read-?more
  more-(stories|news|articles|from|on|like-this) also-(read|like) you-(may|might) dont-miss trending popular most-(read|popular|viewed)
  follow-?us screen-reader-text sr-only visually-hidden visuallyhidden assistive-text offscreen print-only tooltip
  alertdialog toolbar complementary contentinfo paywall-?(prompt|banner|message) back-?to-?top next-?(post|article) prev(ious)?-?(post|article)
  post-?navigation nav-links jp-relatedposts yarpp wpcnt banner feedback rating ratings login`);
/** Part of the page's own words about the text: out when they are short. */
const ABOUT =
  word(`author(-?\\w+)? authors bio byline dateline meta entry-meta post-?meta postmeta tags? taglist tag-list taxonomy categories
  copyright timestamp published posted-on pubdate post-?date entry-date views print email bookmark reading-time read-time
  kicker eyebrow rights license disclaimer disclosure credits? source-?line post-?footer entry-footer article-?footer
  article-?(info|meta|tools|header) contributors? edit-?link permalink toc table-of-contents`);
/** Part of a name that says the opposite, or that stands for the whole. */
const WHOLE =
  /[\s-](has|with|no|without|not|is|js|layout|page|template|theme|wrapper|content|container|body|main|article-body|story)/;
const KEEP =
  /[\s-](twitter-(tweet|video)|instagram-media|bluesky-embed|mastodon-embed|footnotes?|references|entry-content|article-?body|post-?content|articlebody|post-?body)(?=[\s-])/;
const NEVER =
  /^(HTML|BODY|MAIN|ARTICLE|TABLE|TBODY|TR|PRE|CODE|BLOCKQUOTE|FIGURE|FIGCAPTION|PICTURE|IMG|A|EM|STRONG|B|I|H1)$/;

/** Takes out of a page what stands around its article. */
export function dropBoilerplate(body: Element): void {
  const weights = weigh(body);
  const all = weights.get(body)?.prose ?? 0;
  visit(body, weights, all);
}

function visit(element: Element, weights: Map<Element, Weight>, all: number): void {
  for (let node = element.firstChild; node; ) {
    const next = node.nextSibling;
    if (isElement(node)) {
      if (isAround(node, weights.get(node), all)) node.remove();
      else visit(node, weights, all);
    }
    node = next;
  }
}

function isAround(element: Element, weight: Weight | undefined, all: number): boolean {
  if (!weight || NEVER.test(element.tagName)) return false;
  const names = nameWords(element);
  if (KEEP.test(names)) return false;
  const share = all === 0 ? 1 : weight.prose / all;
  if (isHidden(element)) return share < 0.5;
  if (element.tagName === "NAV") return share < 0.3;
  if (AROUND.test(names)) return share < (WHOLE.test(names) ? 0.1 : 0.4);
  if (ABOUT.test(names)) return share < 0.1 && weight.prose < 700 && weight.text < 1_500;
  return false;
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return element.getAttribute("hidden") !== "until-found";
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "");
}
