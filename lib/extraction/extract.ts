import { weigh } from "#lib/extraction/blocks.ts";
import { decodePage } from "#lib/extraction/charset.ts";
import { settleCode } from "#lib/extraction/code-blocks.ts";
import { parsePage } from "#lib/extraction/document.ts";
import { linkEmbeds } from "#lib/extraction/embeds.ts";
import { flatten } from "#lib/extraction/flatten.ts";
import { takeHashtags } from "#lib/extraction/hashtags.ts";
import { linkedData } from "#lib/extraction/json-ld.ts";
import { detectLanguage } from "#lib/extraction/language.ts";
import { settlePictures } from "#lib/extraction/late-pictures.ts";
import { mainText } from "#lib/extraction/main-text.ts";
import { aboutPage } from "#lib/extraction/metadata.ts";
import { pictureList } from "#lib/extraction/picture-list.ts";
import { plainText } from "#lib/extraction/plain-text.ts";
import type { Extraction } from "#lib/extraction/reading.ts";
import { isNoText, signsOf, whyNoPage, whyNoText } from "#lib/extraction/refusal.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { statedBody } from "#lib/extraction/stated-body.ts";
import { tidy } from "#lib/extraction/tidy.ts";
import { takeWayOn, wallOf } from "#lib/extraction/truncation.ts";

/** Where a page comes from: its address in the end ("" when unknown), and the header that came with it. */
type Page = { url: string; contentType?: string | null };

/**
 * What can be read on a page, from its bytes alone: nothing is fetched, nothing runs, nothing is thrown. Where there is no
 * main text, `refused` says why and `html` and `text` are empty; what the page says of itself is there all the same.
 */
export function extractPage(bytes: Buffer | string, page: Page): Extraction {
  try {
    const why = whyNoPage(bytes, page.contentType ?? null);
    return why ? { ...NOTHING, refused: why } : read(bytes, page);
  } catch {
    return { ...NOTHING, refused: "The page could not be read." };
  }
}

const NOTHING: Extraction = {
  ...{
    title: null,
    subtitle: null,
    byline: null,
    published: null,
    updated: null,
    language: null,
    site: null,
    canonical: null,
  },
  ...{ html: "", text: "", truncated: false, truncatedWords: null, images: [], topics: [], refused: null },
};

function read(bytes: Buffer | string, { url, contentType }: Page): Extraction {
  const { document, base, again } = parsePage(decodePage(bytes, contentType ?? null), url);
  const things = linkedData(document);
  const about = aboutPage(document, things, base);
  const [signs, wall, stated] = [signsOf(document), wallOf(document.body, things), statedBody(things)];
  const trees = [document];
  const settled = () => {
    const tree = trees.pop() ?? again();
    settlePictures(tree.body);
    linkEmbeds(tree.body, base);
    settleCode(tree.body);
    return tree;
  };

  const main = mainText(settled, stated);
  if (!main) return { ...NOTHING, ...about, refused: whyNoText(signs) };
  flatten(main);
  const wayOn = takeWayOn(main);
  const topics = takeHashtags(main);
  tidy(main, about);
  const html = sanitiseHtml(main.innerHTML, base);
  const text = plainText(html);
  const refused = isNoText(text, linkedText(main), signs) ? whyNoText(signs) : null;
  if (refused) return { ...NOTHING, ...about, refused };

  const truncated = wayOn !== null || wall.isSaid || (wall.words !== null && text.length < SHORT);
  return {
    ...about,
    subtitle: repeats(text, about.subtitle) ? null : about.subtitle,
    language: about.language ?? detectLanguage(text),
    ...{ html, text, truncated, truncatedWords: truncated ? (wayOn ?? wall.words) : null },
    ...{ images: pictureList(html), topics, refused },
  };
}

/** Fewer characters than most articles have: there a wall elsewhere on the page is about this text. */
const SHORT = 2_500;
const linkedText = (main: Element) => weigh(main).get(main)?.linked ?? 0;
const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** Whether the text begins with these words, so that they would be read twice. */
function repeats(text: string, subtitle: string | null): boolean {
  return !!subtitle && letters(text.slice(0, 3_000)).includes(letters(subtitle).slice(0, 70));
}
