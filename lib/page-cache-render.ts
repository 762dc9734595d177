import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import inject from "light-my-request";
import { type Answer, answerOf } from "#lib/page-cache-answer.ts";
import { asleep } from "#lib/page-cache-asleep.ts";
import { preloadsWithin } from "#lib/page-cache-preloads.ts";
import type { PageKey } from "#lib/page-cache-rules.ts";
import { contentPolicy, securityHeaders } from "#lib/request-rules.ts";
import { takeAnswer } from "#lib/response-status.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Renders a page for nobody in particular: the request is made here, of the key alone, so that nothing of any visitor's can
 * get into it, and no visitor's connection is waited on.
 */
export function pageRender(handle: Handler, site: { url: string; https: boolean }) {
  const host = new URL(site.url).host;
  return async (key: PageKey): Promise<Answer> => {
    const id = randomUUID();
    const nonce = randomBytes(16).toString("base64");
    const options = { https: site.https, dev: false };
    const security = securityHeaders(nonce, options);
    const response = await inject(handle as RequestListener, {
      method: "GET",
      // Next knows by an empty mark that a request for parts comes with no tree of the page before.
      url: key.rsc ? `${key.url}${key.url.includes("?") ? "&" : "?"}_rsc=` : key.url,
      headers: {
        host,
        accept: "text/html",
        "user-agent": "ai-briefing",
        "x-forwarded-proto": site.https ? "https" : "http",
        "x-briefing-request": id,
        "x-briefing-path": key.url,
        "x-briefing-nonce": nonce,
        "content-security-policy": security["Content-Security-Policy"],
        ...(key.rsc ? { rsc: "1", "x-briefing-soft": "1" } : {}),
      },
    });
    const wanted = takeAnswer(id);
    const status = wanted && response.statusCode < 300 ? wanted.status : response.statusCode;
    const isPage = String(response.headers["content-type"]).startsWith("text/html");
    const policy = ({ scripts, styles }: { scripts: string; styles: string }) =>
      contentPolicy(scripts, styles, options);
    const { headers, payload, rawPayload } = response;
    if (!isPage) return answerOf({ id, status, headers, body: rawPayload, nonce }, security, policy);
    const { html, link } = preloadsWithin({ html: payload, link: headers.link?.toString() });
    const body = Buffer.from(asleep(html, nonce));
    return answerOf({ id, status, headers: { ...headers, link }, body, nonce }, security, policy);
  };
}
