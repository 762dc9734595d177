import { describe, expect, test } from "vitest";
import { articleJsonLd } from "#lib/posts/json-ld.ts";
import { MarkdownProblem, renderInline, renderMarkdown } from "#lib/posts/markdown.ts";
import type { Article } from "#lib/posts/post.ts";
import { corpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { activeParts } from "#lib/testing/html-tokens.ts";

const XSS = ["xss-dompurify", "xss-html5sec", "xss-owasp-evasion", "xss-sanitize-html"];
const line = (payload: string) => payload.replaceAll(/\s+/g, " ");

/** Where in a body a hostile text could stand. */
const PLACES: [string, (payload: string) => string][] = [
  ["as a body", (payload) => payload],
  ["in a sentence", (payload) => `Before ${line(payload)} after.`],
  ["as the address of a link", (payload) => `[a](<${line(payload).replaceAll(/[<>]/g, "\\$&")}>)`],
  ["as the bare address of a link", (payload) => `[a](${line(payload).replaceAll(" ", "%20")})`],
  ["as a link's title", (payload) => `[a](https://example.org "${line(payload).replaceAll('"', '\\"')}")`],
  ["as an autolink", (payload) => `<${line(payload)}>`],
  ["as a reference", (payload) => `[a]\n\n[a]: ${line(payload)}`],
  ["as a description", (payload) => `![${line(payload)}](/figures/a.svg "${line(payload)}")`],
  ["as the language of code", (payload) => `~~~${line(payload)}\n${payload}\n~~~`],
  ["as a heading", (payload) => `## ${line(payload)}`],
  ["as a cell", (payload) => `| ${line(payload)} |\n| --- |\n| ${line(payload)} |`],
  ["as a note", (payload) => `a[^1]\n\n[^1]: ${line(payload)}`],
];

/** Renders, or is told that the editor has to mend something, which is as good. */
function rendered(markdown: string): string {
  try {
    return renderMarkdown(markdown, {
      imageSize: (path) => (path === "/figures/a.svg" ? { width: 1, height: 1 } : null),
    }).html;
  } catch (error) {
    if (error instanceof MarkdownProblem) return "";
    throw error;
  }
}

test("the check itself sees what is active", () => {
  const active = [
    ...[
      "<script>a</script>",
      '<p onclick="a">b</p>',
      '<a href="javascript:a">b</a>',
      '<a href=" java&#x0A;script:a">b</a>',
    ],
    ...[
      '<img src="https://example.org/a">',
      "<style>a</style>",
      "<iframe></iframe>",
      '<p style="a">b</p>',
      "<svg></svg>",
    ],
    ...[
      "<form></form>",
      '<input type="text">',
      "<math></math>",
      '<a href="data:a">b</a>',
      '<base href="/">',
      "<object></object>",
    ],
  ];
  expect(active.filter((html) => activeParts(html).length === 0)).toEqual([]);
  expect(activeParts('<p class="a"><a href="https://example.org" title="<b>">b</a></p>')).toEqual([]);
  expect(() => activeParts("<!-- a --> b")).toThrow();
  expect(() => activeParts("<p a='b'>")).toThrow();
});

describe.skipIf(!hasCorpora)(`what others wrote to break in (${SKIPPED})`, { timeout: 120_000 }, () => {
  const payloads = XSS.flatMap((name) => corpus(name)).map((each) => each.payload ?? "");

  test("is all there", () => expect(payloads.length).toBeGreaterThan(600));

  test.each(PLACES)("%s leaves nothing active", (_place, markdown) => {
    const active = payloads.map((payload) => [payload, activeParts(rendered(markdown(payload)))] as const);
    expect(active.filter(([, parts]) => parts.length > 0)).toEqual([]);
  });

  test("in a short version leaves nothing active", () => {
    const active = payloads.flatMap((payload) => {
      try {
        return activeParts(renderInline(payload).html);
      } catch (error) {
        if (error instanceof MarkdownProblem) return [];
        throw error;
      }
    });
    expect(active).toEqual([]);
  });

  test("in a title does not end the script of the article's data", () => {
    for (const title of payloads) {
      const names = { handle: "a", name: title };
      const article = { title, shortVersion: title, author: names, topics: [names], sources: [{ title, url: title }] };
      const json = articleJsonLd(article as unknown as Article);
      expect(json).not.toContain("<");
      expect(JSON.parse(json).headline).toBe(title);
    }
  });
});
