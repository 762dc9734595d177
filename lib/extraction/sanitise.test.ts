import { describe, expect, test } from "vitest";
import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { corpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { htmlTokens } from "#lib/testing/html-tokens.ts";

const BASE = "https://example.org/a/b";
const clean = (html: string) => sanitiseHtml(html, BASE);

describe("foreign HTML", () => {
  test("keeps what text is made of", () =>
    expect(clean('<p>a <b>b</b><a href="c">d</a></p><table><tr><td>e</table>')).toBe(
      '<p>a <b>b</b><a href="https://example.org/a/c">d</a></p><table><tr><td>e</td></tr></table>',
    ));

  test("loses styles, handlers and scripts", () =>
    expect(clean('<p style="a" onclick="b" class="c">d<script>e</script></p>')).toBe("<p>d</p>"));

  test("has headings from h2 on, none left out", () =>
    expect(clean("<h1>a</h1><h4>b</h4><h3>c</h3><h1>d</h1>")).toBe("<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2>"));

  test("keeps notes together, under names of their own", () =>
    expect(clean('<p>a<a href="#fn1">1</a> <a href="#no">b</a></p><p id="fn1">c</p><p id="other">d</p>')).toBe(
      '<p>a<a href="#from-fn1">1</a> <a href="https://example.org/a/b#no">b</a></p><p id="from-fn1">c</p><p>d</p>',
    ));

  test("keeps pictures, not pixels", () =>
    expect(
      clean(
        '<img src="/a.jpg" alt="No alt text provided"><img src="/p.gif" width="1"><img data-src="b.png" src="data:,">',
      ),
    ).toBe('<img src="https://example.org/a.jpg" alt="" /><img src="https://example.org/a/b.png" alt="" />'));

  test("has pictures whose addresses can be rewritten", () =>
    expect(rewriteImages(clean('<img src="/a?b&c"><img src="/d">'), (src) => (src.endsWith("c") ? "/own" : null))).toBe(
      '<img src="/own" alt="" />',
    ));
});

test("an address loses what only follows readers", () => {
  expect(cleanUrl("https://user:pw@Example.org./a?utm_source=x&b=c%20d&fbclid=1#e")).toBe(
    "https://example.org/a?b=c%20d#e",
  );
  expect(cleanUrl("javascript:a")).toBeNull();
  expect(cleanUrl("/a#:~:text=b", BASE)).toBe("https://example.org/a");
});

describe.skipIf(!hasCorpora)(`what others wrote to break in (${SKIPPED})`, () => {
  const payloads = ["xss-dompurify", "xss-html5sec", "xss-owasp-evasion", "xss-sanitize-html"]
    .flatMap((name) => corpus(name))
    .map((each) => each.payload ?? "");

  test("is the same when it is sanitised twice", () => {
    expect(payloads.length).toBeGreaterThan(600);
    const changed = payloads.filter((payload) => clean(clean(payload)) !== clean(payload));
    expect(changed.map((payload) => [payload, clean(payload), clean(clean(payload))])).toEqual([]);
  });

  test("names no address but of the web", () => {
    for (const payload of payloads)
      for (const token of htmlTokens(clean(payload)))
        if (!("text" in token))
          for (const [name, value] of token.attributes)
            expect([name, value]).toEqual([
              expect.stringMatching(
                /^(href|src|alt|title|width|height|id|class|lang|dir|datetime|start|type|reversed|value|colspan|rowspan|scope)$/,
              ),
              /^(href|src)$/.test(name) ? expect.stringMatching(/^(https?:\/\/|mailto:[^\s]+@|#from-)/) : value,
            ]);
  });
});
