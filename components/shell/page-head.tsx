import { type Head, headLines, titleOf } from "#lib/head.ts";
import { inHead } from "#lib/page-texts.ts";

/**
 * What a page says of itself. Its title goes with it wherever it is shown; the rest is for whoever asks for the document, and
 * stands there as text: as Next's metadata it would be made, sent and looked after once more as elements of a page that is open.
 */
export function PageHead(head: Head) {
  inHead((isForAll) => headLines(head, isForAll));
  return <title>{titleOf(head)}</title>;
}
