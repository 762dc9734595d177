import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as later } from "node:timers/promises";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Prepared } from "#components/ui/prepared.tsx";
import { named } from "#lib/markup.ts";
import { travelling, withPageTexts } from "#lib/page-texts.ts";

type Said = { travelled?: object; html?: string };

/** Makes documents of one text each: says what travels of it, and the HTML that is written of what travelled. */
const handle = withPageTexts(async (request, said) => {
  const sent = travelling(named(request.url ?? ""));
  await later();
  const html = renderToStaticMarkup(createElement(Prepared, { text: sent, className: "part" }));
  Object.assign(said, { travelled: sent, html } satisfies Said);
});

async function answer(text: string, headers: Record<string, string> = {}): Promise<Said> {
  const said: Said = {};
  await handle({ headers, url: text } as unknown as IncomingMessage, said as ServerResponse);
  return said;
}

const BODY = "<p>Said once</p>";
const { id } = named(BODY);

test("a text stands in its document as HTML, and what React makes of the page only names it", async () => {
  const { travelled, html } = await answer(BODY);
  expect(travelled).toEqual({ id });
  expect(html).toBe(`<div class="part" data-text="${id}">${BODY}</div>`);
});

test.each([
  ["rsc", "1"],
  ["next-action", "abc"],
])("who asks for no document (%s) gets the whole text", async (name, value) => {
  const { travelled } = await answer(BODY, { [name]: value });
  expect(travelled).toEqual({ id, html: BODY });
});

test("documents that are made at once have each their own texts", async () => {
  const [one, two] = await Promise.all([answer("<p>One</p>"), answer("<p>Two</p>")]);
  expect([one.html, two.html].map((html) => html?.replace(/<.*?>/g, ""))).toEqual(["One", "Two"]);
});

test("where nobody puts documents together texts travel whole", () =>
  expect(travelling(named(BODY))).toEqual({ id, html: BODY }));
