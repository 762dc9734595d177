import { expect, test } from "vitest";
import { citedKeys, inOrderOfCitation, withoutCitations } from "#lib/posts/citations.ts";
import { renderInline, renderMarkdown } from "#lib/posts/markdown.ts";

const source = (key: string, number: number) => ({
  ...{ key, number, kind: "paper", title: `On ${key}`, publisher: "A press", note: null },
});
const sources = [source("one", 1), source("two", 2)];

test("a citation becomes the number of its source, as often as it is cited", () => {
  const { html, cited } = renderMarkdown("A.[@two] B.[@one] C.[@two]", { sources });
  const marks = [...html.matchAll(/<a href="#source-(\d)" class="cite-link" data-source="(\w+)"[^>]*>(\d)<\/a>/g)];
  expect(marks.map(([, at, key, number]) => `${key} ${at} ${number}`)).toEqual(["two 2 2", "one 1 1", "two 2 2"]);
  expect(cited).toEqual(["two", "one"]);
});

test("an unknown source is refused with the line that names it", () => {
  const render = () => renderMarkdown("First.\n\nSecond,\nthird[@three].", { sources });
  expect(render).toThrow(expect.objectContaining({ message: '"three" is none of the sources', line: 4 }));
});

test("code is left alone", () => {
  const { html, cited } = renderMarkdown("`[@one]`\n\n```\n[@nobody]\n```", { sources });
  expect(html).toContain("<code>[@one]</code>");
  expect(cited).toEqual([]);
});

test("what merely looks like a citation stays text", () =>
  expect(renderMarkdown("[@One] [@] [ @one] @one", { sources }).html).not.toContain("cite"));

test("a source is noted in the margin beside the block that first cites it, once", () => {
  const { html } = renderMarkdown("None.\n\nA.[@one]\n\nB.[@one][@two]", { sources });
  const order = [...html.matchAll(/<aside[^>]*><b>(\d)|<p>(\w+)/g)].map(([, note, word]) => note ?? word);
  expect(order).toEqual(["None", "1", "A", "2", "B"]);
});

test("a source that was shown above is not noted again", () =>
  expect(renderMarkdown("A.[@one]", { sources, shown: ["one"] }).html).not.toContain("<aside"));

test("one line of Markdown has its citations and no paragraph", () =>
  expect(renderInline("It *helps*.[@one]", sources).html).toMatch(/^It <em>helps<\/em>\.<sup class="cite">.*<\/sup>$/));

test("sources are numbered as a reader meets them, and who is never cited comes last", () => {
  const three = [{ id: "first" }, { id: "never" }, { id: "second" }];
  expect(inOrderOfCitation(three, ["second", "first", "second"]).map(({ id }) => id)).toEqual([
    "second",
    "first",
    "never",
  ]);
  expect(inOrderOfCitation(three, [])).toEqual(three);
});

test("text alone has neither marks nor keys left over", () => {
  expect(withoutCitations("It helps.[@one] A lot.[@two]")).toBe("It helps. A lot.");
  expect(citedKeys("a[@two] b[@one] c[@two] [@No]")).toEqual(["two", "one"]);
});
