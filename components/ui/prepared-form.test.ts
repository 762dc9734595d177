import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test } from "vitest";
import { BulkForm } from "#components/bookmarks/bulk-form.tsx";
import { KeepForm } from "#components/highlights/keep-form.tsx";
import { LinkEnd } from "#components/links/link-end.tsx";
import { QuickHandIn } from "#components/links/quick-hand-in.tsx";
import { MuteForm } from "#components/mutes/mute-form.tsx";
import { MuteFields, MuteMenu } from "#components/mutes/mute-menu.tsx";
import { ArticleEnd } from "#components/posts/article-end.tsx";
import { KeepSearch } from "#components/search/keep-search.tsx";
import { FormRefusal } from "#components/ui/form-refusal.tsx";
import { refused } from "#lib/errors.ts";
import type { LinkPage } from "#lib/links/link.ts";
import { renderMarkupWith } from "#lib/markup.ts";
import type { Article } from "#lib/posts/post.ts";
import { NO_STATE } from "#lib/reading/queries.ts";
import { answerWith, type Refused, takeAnswer } from "#lib/response-status.ts";
import { sourceFiles } from "#lib/testing/source-tree.ts";

// What the forms that are prepared with their pages keep, and where what they were refused for leads.

/** All that was rendered to be kept. */
let kept = "";
beforeEach(() => {
  kept = "";
  renderMarkupWith((element) => {
    const html = renderToStaticMarkup(element);
    kept += html;
    return html;
  });
});

const WOMBAT = { id: "01", slug: "wombats", name: "Wombats", hue: 1 };
const SUMMARY = {
  ...{ id: "p1", slug: "p1", title: "P", shortVersion: "", publishedAt: "2026-11-28T08:00:00Z", readingMinutes: 1 },
  ...{ topic: WOMBAT, author: { id: "a1", handle: "ada", name: "Ada", bio: "" } },
};
const ARTICLE: Article = {
  ...{ ...SUMMARY, subtitle: null, shortVersionHtml: "", bodyHtml: "", contents: [], numbers: [], wordCount: 9 },
  ...{ takeaways: {}, correctedAt: null, correction: null, firstPublished: null, topics: [WOMBAT], sources: [] },
};
const READING = {
  ...{
    html: "",
    title: "L",
    subtitle: null,
    byline: null,
    published: null,
    site: null,
    canonical: null,
    language: null,
  },
  ...{ truncated: false, truncatedWords: null, readAt: "2026-11-28T08:00:00Z", readingMinutes: 1 },
};
const LINK: LinkPage = {
  ...{ id: "l1", url: "https://example.org/", title: "L", comment: null, state: "read", refusal: null },
  ...{ createdAt: "2026-11-28T08:00:00Z", isOffered: false, isTakenUp: false, topics: [], bookmark: null },
  ...{ read: false, anchor: null, keepsPlace: false, highlights: [], reading: READING },
};
const THINGS = [
  { kind: "topic" as const, key: "wombats", label: "Topic: Wombats" },
  { kind: "author" as const, key: "ada", label: "Author: Ada" },
];

/** An article's end, on the page that answers a form that was refused, or not. */
function anArticleEnd(refused: Refused | null) {
  if (refused) answerWith("r1", 422, undefined, refused);
  const about = { article: ARTICLE, state: NO_STATE, signedIn: true, url: "", isBelow: false };
  const end = ArticleEnd({ ...about, request: refused ? "r1" : null });
  takeAnswer("r1");
  return end;
}

type Made = (refused: Refused | null) => ReactElement | null;

/** Each prepared form as a part of its pages, by its name, with the fields that it may be refused for. */
const FORMS: [name: string, fields: string[], Made][] = [
  ["mute", ["length", "day"], (refused) => createElement(MuteMenu, { things: THINGS, about: "P", refused })],
  ["mute", ["length", "day"], anArticleEnd],
  ["keep-passage", ["exact", "note"], anArticleEnd],
  ["keep-passage", ["exact", "note"], (refused) => createElement(LinkEnd, { link: LINK, topics: [], refused })],
  [
    "keep-search",
    ["name"],
    (refused) => createElement(KeepSearch, { query: "q", order: "best", kept: undefined, refused }),
  ],
  ["hand-in", ["url"], (refused) => createElement(QuickHandIn, { refused })],
  ["arrange", ["ids"], (refused) => BulkForm({ lists: [], refused, children: null })],
];

const typed = (form: string, fields: string[]): Refused => ({
  ...refused("invalid", "Why it is wrong.", {
    fields: Object.fromEntries(fields.map((name) => [name, `Why ${name}.`])),
  }),
  values: { form, ...Object.fromEntries(fields.map((name) => [name, `typed as ${name}`])) },
});

test("every prepared form is among those that are looked at here", () => {
  const makers = sourceFiles(["components", "app"]).filter(
    ({ path, text }) => !path.endsWith(".test.ts") && /<PreparedForm\b/.test(text),
  );
  const names = makers.map(({ text }) => /<PreparedForm\s[^>]*?\bname="([^"]+)"/.exec(text)?.[1]);
  expect(new Set(names)).toEqual(new Set(FORMS.map(([name]) => name)));
});

describe.each(FORMS)("the form %s (%j)", (name, fields, made) => {
  test("is kept as it is for everybody, and never with what somebody typed or what they were told", () => {
    renderToStaticMarkup(made(null));
    expect(kept).toContain(`data-form="${name}"`);
    expect(kept).not.toMatch(/Why |typed as/);
    kept = "";
    const page = renderToStaticMarkup(made(typed(name, fields)));
    expect(page).toMatch(/Why /);
    expect(kept).not.toMatch(/Why |typed as/);
  });
});

test("what is of one reader is kept for that reader alone", () => {
  const lists = (name: string) => [{ id: `${name} id`, name }];
  const bulk = (name: string) => BulkForm({ lists: lists(name), refused: null, children: null });
  expect(renderToStaticMarkup(bulk("Rosa’s list"))).toContain("Rosa’s list");
  expect(renderToStaticMarkup(bulk("Ada’s list"))).not.toContain("Rosa’s");
  const menu = (key: string) =>
    createElement(MuteMenu, { things: [{ kind: "word", key, label: key }], about: key, refused: null });
  expect(renderToStaticMarkup(menu("Rosa’s words"))).toContain("Rosa’s words");
  expect(renderToStaticMarkup(menu("Ada’s words"))).not.toContain("Rosa’s");
  const search = (query: string) => createElement(KeepSearch, { query, order: "best", kept: undefined, refused: null });
  expect(renderToStaticMarkup(search("Rosa’s query"))).toContain("Rosa’s query");
  expect(renderToStaticMarkup(search("Ada’s query"))).not.toContain("Rosa’s");
});

/** Where the links of a list of what is wrong lead, and the ids that there are. */
function leadsOf(element: ReactElement) {
  const html = renderToStaticMarkup(element);
  const found = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]);
  return { leads: found(/<a href="#([^"]+)"/g), ids: found(/ id="([^"]+)"/g) };
}

test.each<[string, string[], Made]>([
  ["mute", ["length", "day"], (refused) => createElement(MuteFields, { things: THINGS, about: "P", refused })],
  ["keep-passage", ["exact", "note"], (refused) => createElement(KeepForm, { piece: { postId: "p1" }, refused })],
])("each of several things that are wrong in the form %s leads to its field", (name, fields, made) => {
  const { leads, ids } = leadsOf(made(typed(name, fields)) ?? createElement("p"));
  expect(leads).toHaveLength(fields.length);
  expect(ids).toEqual(expect.arrayContaining(leads));
});

test("so does each in a form that keeps a state", () => {
  const { ids } = leadsOf(createElement(MuteForm));
  const state = typed("", ["kind", "key", "length", "day"]);
  const { leads } = leadsOf(createElement(FormRefusal, { state, within: "new" }));
  expect(leads).toHaveLength(4);
  expect(ids).toEqual(expect.arrayContaining(leads));
});
