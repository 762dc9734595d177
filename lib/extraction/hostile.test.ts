import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/extraction/extract.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { corpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { htmlTokens } from "#lib/testing/html-tokens.ts";
import { hostilePieces } from "#lib/testing/payloads.ts";

const BASE = "https://example.org/a/b";
const TAGS = new Set(
  `p div h2 h3 h4 h5 h6 br hr blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead tbody tfoot tr th td
  figure figcaption img a em strong b i u s del ins mark small sub sup abbr time ruby rb rt rp bdi bdo details summary`.split(
    /\s+/,
  ),
);
const ATTRIBUTES = new Set(
  "href src alt title width height id class lang dir datetime start type reversed value colspan rowspan scope".split(
    " ",
  ),
);

/** Whatever in this HTML is not on the list of what a reading is made of, by two parsers. */
function strange(html: string): string[] {
  const tokens = htmlTokens(html).flatMap((token) =>
    "text" in token ? [] : [{ tag: token.tag, attributes: [...token.attributes] }],
  );
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const elements = [...document.body.querySelectorAll("*")].map((element) => ({
    tag: element.tagName.toLowerCase(),
    attributes: [...element.attributes].map(({ name, value }) => [name, value] as [string, string]),
  }));
  return [...tokens, ...elements].flatMap(({ tag, attributes }) => [
    ...(TAGS.has(tag) ? [] : [`<${tag}>`]),
    ...attributes.filter(([name, value]) => !isPlain(name, value)).map(([name, value]) => `${name}=${value}`),
  ]);
}

function isPlain(name: string, value: string): boolean {
  if (name === "class") return /^language-[\w+#.-]+$/.test(value);
  if (name === "id") return value.startsWith("from-");
  if (name === "src") return /^https?:\/\/[^/]/.test(value);
  if (name === "href") return /^(https?:\/\/[^/]|mailto:[^\s]+@|#from-)/.test(value);
  return ATTRIBUTES.has(name);
}

const inPage = (payload: string) => {
  const prose =
    "<p>Words of an article that go on for long enough, with commas, so that it is one, and is read as such.</p>";
  return `<html><head><title>${payload}</title><meta property="og:description" content="${payload}"></head><body><article>
    <h1>${payload}</h1>${prose.repeat(4)}<div>${payload}</div>${prose.repeat(3)}<p>${payload}</p>${prose}</article></body></html>`;
};

test("the check itself sees what is strange", () => {
  const bad = [
    "<script></script>",
    '<p onclick="a">b</p>',
    '<a href="javascript:a">b</a>',
    '<img src="data:,a">',
    '<p style="a">b</p>',
  ];
  expect(bad.filter((html) => strange(html).length === 0)).toEqual([]);
  expect(strange('<p id="from-a"><a href="https://a/" title="b">c</a></p>')).toEqual([]);
});

describe("hostile HTML", { timeout: 300_000 }, () => {
  const made = hostilePieces();
  const known = ["xss-dompurify", "xss-html5sec", "xss-owasp-evasion", "xss-sanitize-html"]
    .flatMap((name) => corpus(name))
    .map((each) => each.payload ?? "");
  const payloads = [...made, ...known];

  test("is there in about two thousand forms", () => expect(made.length).toBeGreaterThan(2_000));
  test.skipIf(!hasCorpora)(`and what others wrote (${SKIPPED})`, () => expect(known.length).toBeGreaterThan(600));

  test("leaves nothing strange when it is sanitised, and is the same when that is done twice", () => {
    for (const payload of payloads) {
      const html = sanitiseHtml(payload, BASE);
      expect([payload, strange(html)]).toEqual([payload, []]);
      expect(sanitiseHtml(html, BASE)).toBe(html);
    }
  });

  test("leaves nothing strange in what is read on a page that holds it", () => {
    for (const payload of payloads.filter((_, at) => at % 3 === 0 || at >= made.length)) {
      const read = extractPage(inPage(payload), { url: BASE });
      expect([payload, strange(read.html)]).toEqual([payload, []]);
      for (const { src } of read.images) expect(src).toMatch(/^https?:/);
      expect(read.canonical ?? BASE).toMatch(/^https?:/);
    }
  });

  test("has no picture left that loads from elsewhere once the addresses are rewritten", () => {
    const html = payloads.map((payload) => rewriteImages(sanitiseHtml(payload, BASE), () => "/own/1")).join("");
    const sources = [...parseHTML(`<html><body>${html}</body></html>`).document.querySelectorAll("img")].map((img) =>
      img.getAttribute("src"),
    );
    expect(new Set(sources)).toEqual(new Set(["/own/1"]));
  });
});

describe.skipIf(!hasCorpora)(`naughty strings (${SKIPPED})`, { timeout: 120_000 }, () => {
  const strings = corpus("naughty-strings").map((each) => each.value ?? "");
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

  test("go through as titles and texts, inert", () => {
    expect(strings.length).toBeGreaterThan(500);
    for (const text of strings) {
      const read = extractPage(inPage(escaped(text)), { url: BASE });
      expect(strange(read.html)).toEqual([]);
      expect(read.refused).toBeNull();
    }
  });
});
