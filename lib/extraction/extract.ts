import { decodePage } from "#lib/extraction/charset.ts";
import { parsePage } from "#lib/extraction/document.ts";
import { mainText } from "#lib/extraction/main-text.ts";
import { aboutPage } from "#lib/extraction/metadata.ts";
import { plainText } from "#lib/extraction/plain-text.ts";
import type { Extraction } from "#lib/extraction/reading.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { tidy } from "#lib/extraction/tidy.ts";

/**
 * What can be read on a page, from its bytes alone: nothing is fetched, nothing runs, nothing is thrown. `page.url` is
 * where the bytes came from in the end, `page.contentType` the header that came with them.
 */
export function extractPage(bytes: Buffer | string, page: { url: string; contentType?: string | null }): Extraction {
  const { document, base } = parsePage(decodePage(bytes, page.contentType ?? null), page.url);
  const about = aboutPage(document, base);
  const main = mainText(document);
  if (main) tidy(main, about);
  const html = sanitiseHtml(main?.innerHTML ?? "", base);
  const text = plainText(html);
  return {
    ...about,
    html,
    text,
    truncated: false,
    truncatedWords: null,
    images: [],
    topics: [],
    refused: text ? null : "No text was found on this page.",
  };
}
