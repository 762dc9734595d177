import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test } from "vitest";
import { markupOf, renderMarkupWith } from "#lib/markup.ts";

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
  expect([first, rendered]).toEqual(['<h2 title="One">One</h2>', 1]);
});

test("what has changed is never shown as it was", () => {
  markupOf('["card","One"]', title("One"));
  expect(markupOf('["card","Two"]', title("Two"))).toBe('<h2 title="Two">Two</h2>');
});

test("a text is a text, whatever stands in it", () =>
  expect(markupOf("evil", title('"><script>go()</script>'))).toBe(
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
