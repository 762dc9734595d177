import { createServer } from "node:http";
import { listening } from "#lib/testing/web-servers.ts";

type Answer = { status?: number; type?: string; body: string | Buffer };

/** An address of this machine that the site under test may fetch (FETCH_ALLOW in scripts/e2e-run.ts). */
const HOST = "127.0.0.77";

/** A web site beside the one under test, which answers what `pages` hold by path; `asked` are the paths asked for. */
export async function startAnotherSite() {
  const pages: Record<string, Answer> = {};
  const asked: string[] = [];
  const server = await listening(
    createServer((request, response) => {
      asked.push(request.url ?? "");
      const {
        status = 200,
        type = "text/html; charset=utf-8",
        body,
      } = pages[request.url ?? ""] ?? { status: 404, body: "" };
      response.writeHead(status, { "content-type": type }).end(body);
    }),
    HOST,
  );
  return { pages, asked, url: `http://${HOST}:${server.port}`, host: `${HOST}:${server.port}`, close: server.close };
}

/** A page of twelve paragraphs about something, with more at its end. */
export const aPage = (
  title: string,
  more = "",
  head = "",
) => `<!doctype html><html lang="en"><head><title>${title}</title>
  <meta name="author" content="Ada Writer"><meta property="article:published_time" content="2024-03-05">
  <meta property="og:site_name" content="The Burrow">${head}</head><body><article><h1>${title}</h1>${Array.from(
    { length: 12 },
    (_, at) =>
      `<p>Paragraph ${at} says that ${title.toLowerCase()} keep minutes of what they decided, and why they did.</p>`,
  ).join("")}${more}</article></body></html>`;
