import sanitize, { type Attributes, type IOptions, type Tag } from "sanitize-html";
import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { foreignId, levelHeadings, mendPlaces, plainLinks } from "#lib/extraction/html-text.ts";
import { shallow } from "#lib/extraction/nesting.ts";
import { isPixel, pictureSource, plainAlt } from "#lib/extraction/pictures.ts";

const TAGS =
  `p div h1 h2 h3 h4 h5 h6 br hr blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead
  tbody tfoot tr th td figure figcaption img a em strong b i u s del ins mark small sub sup abbr time ruby rb rt rp bdi bdo
  details summary`.split(/\s+/);
/** What goes with all that is in it; of every other unknown element only its content stays. */
const DROPPED_WHOLE = `script style textarea option select noscript title head template object applet math svg
  button dialog iframe xmp noembed noframes plaintext audio video`.split(/\s+/);
const MEANT_FOR_TEXT =
  /^(p|h[1-6]|a|li|ul|ol|dl|dt|dd|figure|figcaption|blockquote|pre|code|em|strong|b|i|u|s|summary|details)$/;
const BLOCKS = [
  "section",
  "article",
  "main",
  "header",
  "footer",
  "aside",
  "center",
  "address",
  "hgroup",
  "form",
  "fieldset",
];

const OPTIONS: IOptions = {
  allowedTags: TAGS,
  nonTextTags: DROPPED_WHOLE,
  allowedAttributes: {
    a: ["href", "title"],
    img: ["src", "alt", "title", "width", "height"],
    time: ["datetime"],
    abbr: ["title"],
    ol: ["start", "type", "reversed"],
    li: ["value"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
    "*": ["id", "lang", "dir"],
  },
  allowedClasses: { code: [/^language-[\w+#.-]{1,30}$/] },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
  nestingLimit: 80,
  exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
    tag === "img" ? !attribs.src : MEANT_FOR_TEXT.test(tag) && !/\S/.test(text) && mediaChildren.length === 0,
};

/** Of HTML that is read; no article is longer. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Foreign HTML in the one form in which it is kept and shown: only what text is made of, no style, handler, form or
 * embedded thing; links and pictures with absolute addresses without tracking; headings from h2 on, no level left out.
 * Pictures still have their own addresses: whoever shows them rewrites these first (`rewriteImages`). Doing it twice
 * changes nothing.
 */
export function sanitiseHtml(html: string, base: string): string {
  const clean = sanitize(shallow(html.slice(0, MOST_CHARACTERS)), { ...OPTIONS, transformTags: transforms(base) });
  return plainLinks(mendPlaces(levelHeadings(clean), base)).trim();
}

type Transform = (name: string, attributes: Attributes) => Tag;

function transforms(base: string): Record<string, Transform> {
  const toBlock: Transform = (_, attribs) => ({ tagName: "div", attribs });
  return {
    ...Object.fromEntries(BLOCKS.map((name) => [name, toBlock])),
    a: (tagName, { title, id, ...rest }) => {
      const href = linkOf(rest.href ?? "", base);
      return { tagName, attribs: some({ href, title: href && title, id: id && foreignId(id) }) };
    },
    img: (tagName, attribs) => ({ tagName, attribs: pictureOf(attribs, base) }),
    "*": (tagName, attribs) => ({ tagName, attribs: attribs.id ? { ...attribs, id: foreignId(attribs.id) } : attribs }),
  };
}

const some = (attributes: Record<string, string | null | undefined>): Attributes =>
  Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** Where a link leads: elsewhere in the same text, to a web address, or to a mail address. */
function linkOf(href: string, base: string): string | null {
  if (/^\s*mailto:[^\s@?]+@[^\s@?]+/i.test(href)) return href.trim().replace(/\?.*$/s, "");
  const url = cleanUrl(href, base);
  const [page, place] = url?.split("#") ?? [];
  return place && page === cleanUrl(base)?.split("#")[0] ? `#${foreignId(place)}` : url;
}

function pictureOf(attributes: Attributes, base: string): Attributes {
  const src = cleanUrl(pictureSource(attributes), base);
  if (!src || isPixel(src, attributes)) return {};
  const size = (value: string | undefined) => (/^[1-9]\d{0,4}$/.test(value ?? "") ? value : null);
  const { width, height, title } = attributes;
  return { ...some({ src, width: size(width), height: size(height), title }), alt: plainAlt(attributes.alt ?? "") };
}
