import { extractPage } from "#lib/extraction/extract.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { corpus } from "#lib/testing/corpora.ts";
import { hostilePieces } from "#lib/testing/payloads.ts";

// Prints what becomes of hostile HTML when it is sanitised, and when a page that holds it is read, as JSON. A process of its
// own: Playwright's loader cannot take the sanitiser's modules.

const BASE = "https://example.org/a";
const KNOWN = ["xss-dompurify", "xss-html5sec", "xss-owasp-evasion", "xss-sanitize-html"];
const PROSE =
  "<p>Words of an article that go on for long enough, with commas, so that it is one and is read as such.</p>";
const payloads = [...hostilePieces(), ...KNOWN.flatMap((name) => corpus(name)).map((each) => each.payload ?? "")];

const shown = (html: string) => rewriteImages(html, () => null);
const sanitised = payloads.map((payload) => shown(sanitiseHtml(payload, BASE)));
const read = payloads
  .filter((_, at) => at % 3 === 0)
  .map(
    (payload) =>
      `<title>${payload}</title><article>${PROSE.repeat(3)}<div>${payload}</div>${PROSE.repeat(3)}</article>`,
  )
  .map((page) => shown(extractPage(page, { url: BASE }).html));

process.stdout.write(JSON.stringify({ sanitised, read }));
