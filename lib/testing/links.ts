import { afterAll, beforeAll, beforeEach } from "vitest";
import { handInLink } from "#lib/links/commands.ts";
import { findLink } from "#lib/links/queries.ts";
import { findWaitingLinks, readLink } from "#lib/links/read-commands.ts";
import { serve } from "#lib/testing/web-servers.ts";
import { aReader } from "#lib/testing/world.ts";

type Answer = { status?: number; type?: string; body: string | Buffer };

/** A page with a title, a writer, a date and a text of twelve paragraphs, or those that are given. */
export const pageOf = (
  more = "",
  body: string[] = TEXT,
) => `<!doctype html><html lang="en"><head><title>On wombats</title>
  <meta name="author" content="Ada Writer"><meta property="article:published_time" content="2024-03-05">
  <meta property="og:site_name" content="The Burrow"></head>
  <body><article><h1>On wombats</h1>${body.join("")}${more}</article></body></html>`;

export const TEXT = Array.from(
  { length: 12 },
  (_, at) => `<p>Paragraph ${at} says that wombats keep minutes of what they decided, and why they did.</p>`,
);

/**
 * A web site of the test's own, from its first test to its last: `pages` are what it answers by path, empty for each test,
 * `asked` the paths that were asked for. Call it once at the top of the file.
 */
export function anotherSite() {
  const pages: Record<string, Answer> = {};
  const asked: string[] = [];
  let web: Awaited<ReturnType<typeof serve>> | undefined;
  beforeAll(async () => {
    web = await serve((request, response) => {
      asked.push(request.url ?? "");
      const page = pages[request.url ?? ""] ?? { status: 404, body: "" };
      const type = page.type ?? "text/html; charset=utf-8";
      response.writeHead(page.status ?? 200, { "content-type": type }).end(page.body);
    });
  });
  afterAll(async () => web?.close());
  beforeEach(() => {
    asked.length = 0;
    for (const path of Object.keys(pages)) delete pages[path];
  });
  const site = {
    pages,
    asked,
    get url() {
      return web?.url ?? "";
    },
    /** A reader with a link to a page of the site, and what they see of it. */
    aLinkTo: async (path: string, more: object = {}) => {
      const reader = await aReader();
      const made = await handInLink(reader.id, { url: site.url + path, ...more });
      if (!made.ok) throw new Error(made.message);
      const { id } = made.value;
      return { reader, id, seen: () => findLink(reader.id, id) };
    },
  };
  return site;
}

/** What the worker does: reads all that waits. Answers whether there was any. */
export async function readWaitingLinks(): Promise<boolean> {
  const waiting = await findWaitingLinks();
  await Promise.all(waiting.map(({ id }) => readLink(id)));
  return waiting.length > 0;
}
