import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as later } from "node:timers/promises";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { Prepared } from "#components/ui/prepared.tsx";
import { joined, markupOf, named, renderMarkupWith } from "#lib/markup.ts";
import { inHead, travelling, withPageTexts } from "#lib/page-texts.ts";

beforeAll(() => renderMarkupWith(renderToStaticMarkup));

type Text = Parameters<typeof travelling>[0];
/** Of the texts so many are shown. */
type Asked = IncomingMessage & { make: () => Text[]; size: number; shown: number; raw: string };
type Said = ServerResponse & { travelled: object[] };

/** Makes documents of texts, written in pieces of so many bytes; says what travels of the texts. */
const handle = withPageTexts(async (request, response) => {
  const { make, size, shown, raw } = request as Asked;
  const travelled = make().map((text) => travelling(text));
  Object.assign(response, { travelled });
  await later();
  const main = createElement("main", null, ...travelled.slice(0, shown).map(prepared));
  const bytes = Buffer.from(`<html><body>${renderToStaticMarkup(main)}${raw}</body></html>`);
  let at = 0;
  for (; at + size < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
  response.end(bytes.subarray(at));
}, "session");

const prepared = (text: { id: string; html?: string }) => createElement(Prepared, { text, className: "part" });

type Shape = { headers?: Record<string, string>; size?: number; shown?: number; raw?: string };

async function answer(make: () => Text[], { headers = {}, size = 1_000_000, shown = 99, raw = "" }: Shape = {}) {
  const sent: Buffer[] = [];
  const take = (part: Uint8Array) => sent.push(Buffer.from(part)) > 0;
  const response = { write: take, end: take } as unknown as Said;
  await handle({ headers, make, size, shown, raw } as Asked, response);
  return { travelled: response.travelled, html: Buffer.concat(sent).toString(), wrote: sent.length };
}

const BODY = "<p>Said once, “é”</p>";
const { id } = named(BODY);
const document = (shown: string, others = "") => `<html><body><main>${shown}</main>${others}</body></html>`;
const part = (html: string) => `<div class="part" data-text="${named(html).id}">${html}</div>`;

test("a text stands in its document as HTML, and what React makes of the page only names it", async () => {
  const { travelled, html } = await answer(() => [named(BODY)]);
  expect(travelled).toEqual([{ id }]);
  expect(html).toBe(document(part(BODY)));
});

test("in however small pieces it is written, whatever looks like the beginning of a mark", async () => {
  const texts = () => [named(BODY), named("<"), named("<!--text <!-- x -->"), named(""), named("<p>Last</p>")];
  const whole = document(
    texts()
      .map(({ html }) => part(html))
      .join(""),
  );
  for (let size = 1; size < 70; size++) expect((await answer(texts, { size })).html, `${size}`).toBe(whole);
});

test("what is not shown stands at the end of the document, for a script that shows it later", async () => {
  const texts = () => [named(BODY), named("<p>Later</p>"), joined([named("<i>a</i>"), named("<i>b</i>")])];
  const others = texts()
    .slice(1)
    .map((text) => `<template data-text="${text.id}">${text.html}</template>`);
  for (let size = 1; size < 70; size++)
    expect((await answer(texts, { size, shown: 1 })).html, `${size}`).toBe(document(part(BODY), others.join("")));
});

test("a mark that somebody wrote into a text stays what it is", async () => {
  const mark = `<!--text ${id}-->`;
  expect((await answer(() => [named(mark), named(BODY)])).html).toBe(document(part(mark) + part(BODY)));
});

test.each(["<!--text hi--><p>Kept</p>", "<!--text 0123456789abcdef--><p>Kept</p>", "<!--text "])(
  "another comment stays what it is: %s",
  async (raw) => {
    for (let size = 1; size < 70; size++)
      expect((await answer(() => [named(BODY)], { size, raw })).html, `${size}`).toBe(
        `<html><body><main>${part(BODY)}</main>${raw}</body></html>`,
      );
  },
);

test("several texts as one stand there one after another", async () => {
  const [one, two] = [named("<p>One</p>"), named("<p>Two</p>")];
  const both = joined([one, two]);
  const { travelled, html } = await answer(() => [both]);
  expect(travelled).toEqual([{ id: both.id }]);
  expect(html).toBe(document(`<div class="part" data-text="${both.id}">${one.html}${two.html}</div>`));
});

test("a text that is made within another is a part of it, also the next time", async () => {
  const inner = () => createElement(Prepared, { text: travelling(named(BODY)), className: "part" });
  for (let time = 0; time < 2; time++) {
    const { html } = await answer(() => [markupOf("outer", () => createElement("section", null, inner()))]);
    expect(html).toContain(`<section>${part(BODY)}</section>`);
  }
});

test("what has no text in it goes out as it came", async () => {
  const { html, wrote } = await answer(() => [], { size: 4 });
  expect([html, wrote]).toEqual([document(""), Math.ceil(document("").length / 4)]);
});

test.each([
  ["rsc", "1"],
  ["next-action", "abc"],
])("who asks for no document (%s) gets the whole text", async (name, value) => {
  const { travelled } = await answer(() => [named(BODY), joined([named("a"), named("b")])], {
    headers: { [name]: value },
  });
  expect(travelled).toMatchObject([{ id, html: BODY }, { html: "ab" }]);
});

test("documents that are made at once have each their own texts", async () => {
  const [one, two] = await Promise.all([answer(() => [named("<p>One</p>")]), answer(() => [named("<p>Two</p>")])]);
  expect([one, two].map(({ html }) => html.replace(/<.*?>/g, ""))).toEqual(["One", "Two"]);
});

test("where nobody puts documents together texts travel whole", () =>
  expect(travelling(named(BODY))).toEqual({ id, html: BODY }));

test.each([
  ["", "<p></head></p>"],
  [", also where nothing else is put in", null],
])(
  "what a page adds to its head stands at the end of that, in however small pieces it is written%s",
  async (_, text) => {
    const lines = ['<meta name="description" content="“A” &#38; B"/>', '<link rel="canonical" href="/a"/>'];
    const made = withPageTexts(async (request, response) => {
      for (const line of lines) inHead(() => line);
      inHead((isForAll) => (isForAll ? "<!-- for all -->" : ""));
      const { size } = request as Asked;
      const body = text ? renderToStaticMarkup(prepared(travelling(named(text)))) : "<p>a <!-- b --></p>";
      const bytes = Buffer.from(`<html><head><title>&lt;/head></title></head><body>${body}</body></html>`);
      for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
      inHead(() => "<!-- too late: it has gone -->");
      response.end();
    }, "session");
    const whole = `<html><head><title>&lt;/head></title>${lines.join("")}<!-- for all --></head><body>${text ? part(text) : "<p>a <!-- b --></p>"}</body></html>`;
    const htmlIn = async (size: number, headers = {}) => {
      const sent: Buffer[] = [];
      const take = (piece?: Uint8Array) => piece !== undefined && sent.push(Buffer.from(piece)) > 0;
      await made({ headers, size } as Asked, { write: take, end: take } as unknown as Said);
      return Buffer.concat(sent).toString();
    };
    for (let size = 1; size < 250; size++) expect(await htmlIn(size), `${size}`).toBe(whole);
    expect(await htmlIn(50, { rsc: "1" })).not.toContain("canonical");
    expect(await htmlIn(50, { cookie: "a=b; session=x" })).toBe(whole.replace("<!-- for all -->", ""));
  },
);
