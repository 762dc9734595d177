import type { ServerResponse } from "node:http";

/** The look of a page that the server makes without Next. */
const STYLE = `:root{color-scheme:light dark}body{margin:0 auto;padding:3rem 1.25rem;max-width:38rem;background:#fbfaf6;color:#1a1916;font:17px/1.55 system-ui,sans-serif}
h1{font:600 2.125rem/1.2 Georgia,serif}label{display:block;margin:1.2rem 0 .3rem;font-weight:600}
textarea{box-sizing:border-box;width:100%;min-height:4.5rem;padding:.5rem .75rem;border:1px solid #8a8375;border-radius:4px;background:inherit;color:inherit;font:inherit}
a{display:inline-flex;align-items:center;min-height:2.75rem;color:inherit}
@media(prefers-color-scheme:dark){body{background:#141311;color:#ece7dc}}`;

/** A whole page with this title as its heading. `body` is HTML; `nonce` lets the one style through the content policy. */
export const serverPage = (title: string, body: string, nonce: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · AI Briefing</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${title}</h1>
${body}</main></body></html>`;

const TITLES: Record<number, string> = {
  400: "This address cannot be read",
  403: "This was not taken",
  413: "This is too large",
};

/**
 * What somebody sees whose browser was refused before any page of ours was asked: what happened and a way on. Null for
 * what is no browser, and for a refusal that no browser meets.
 */
export function refusalPage(status: number, words: string, accept: string | undefined, nonce: string): string | null {
  const title = TITLES[status];
  if (!title || !accept?.includes("text/html")) return null;
  return serverPage(title, `<p>${words} Nothing was changed.</p>\n<p><a href="/">All briefings</a></p>`, nonce);
}

/** Answers with one sentence: as a page to a browser that may meet it, else as plain text. Kept by nobody. */
export function sendPlain(response: ServerResponse, status: number, text: string): true {
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";
  const page = refusalPage(status, text, response.req.headers.accept, nonce);
  response.statusCode = status;
  response.setHeader("Content-Type", `text/${page ? "html" : "plain"}; charset=utf-8`);
  response.setHeader("Cache-Control", "no-store");
  response.end(page ?? `${text}\n`);
  return true;
}
