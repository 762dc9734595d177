import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test } from "vitest";
import { joined, markupOf, named, renderMarkupWith } from "#lib/markup.ts";

let rendered = 0;
beforeEach(() => {
  rendered = 0;
  renderMarkupWith((element) => {
    rendered++;
    return renderToStaticMarkup(element);
  });
});

const title = (text: string) => () => createElement("h2", { title: text }, text);

test("what depends on the same is rendered once", () => {
  const first = markupOf('["card","One"]', title("One"));
  expect(markupOf('["card","One"]', title("One"))).toBe(first);
  expect([first.html, rendered]).toEqual(['<h2 title="One">One</h2>', 1]);
});

test("what has changed is never shown as it was", () => {
  markupOf('["card","One"]', title("One"));
  expect(markupOf('["card","Two"]', title("Two")).html).toBe('<h2 title="Two">Two</h2>');
});

test("a text is a text, whatever stands in it", () =>
  expect(markupOf("evil", title('"><script>go()</script>')).html).toBe(
    '<h2 title="&quot;&gt;&lt;script&gt;go()&lt;/script&gt;">&quot;&gt;&lt;script&gt;go()&lt;/script&gt;</h2>',
  ));

test("what is kept has a bound: what was not asked for lately is rendered again", () => {
  const large = "x".repeat(1024 * 1024);
  for (let at = 0; at < 12; at++) markupOf(`${at}`, title(large));
  expect(rendered).toBe(12);
  markupOf("11", title(large));
  expect(rendered).toBe(12);
  markupOf("0", title(large));
  expect(rendered).toBe(13);
});

/** How many texts of this are kept at once. */
function keptOf(text: string, key = "") {
  for (let at = 0; at < 9; at++) markupOf(`${at}${key}`, title(text));
  rendered = 0;
  for (let at = 8; at >= 0; at--) {
    markupOf(`${at}${key}`, title(text));
    if (rendered > 0) return 8 - at;
  }
  return 9;
}

test("the bound is one of memory: what a text takes as characters, as bytes to be sent and in its key", () => {
  const MB = 1024 * 1024;
  // The title stands in an attribute and in the element: 1 MB of characters, and as many bytes or three times as many.
  expect(keptOf("x".repeat(MB / 2))).toBe(5);
  expect(keptOf("’".repeat(MB / 2))).toBe(3);
  expect(keptOf("x".repeat(MB / 2), "k".repeat(MB))).toBe(3);
});

test("a text is named by what it says, and so are several as one", () => {
  const [one, two] = [markupOf("1", title("One")), markupOf("2", title("Two"))];
  expect(named(one.html)).toEqual(one);
  expect(joined([one])).toBe(one);
  expect(joined([one, two]).html).toBe(one.html + two.html);
  const names = [one, two, joined([one, two]), joined([two, one])].map(({ id }) => id);
  expect(new Set(names).size).toBe(4);
});
