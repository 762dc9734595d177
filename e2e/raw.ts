import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { siteUrl } from "./world.ts";

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Sends requests as no browser makes them to a site; `host` is what they say it is called. */
export const rawTo =
  (site: string, host = new URL(site).host) =>
  (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const { hostname, port } = new URL(site);
      const request = httpRequest({ hostname, port, method, path, headers: { Host: host, ...headers } }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        const answer = () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          request.destroy();
        };
        response.on("end", answer);
        response.on("error", answer);
      });
      request.on("error", reject);
      // A body that is announced and never sent: who refuses it, refuses it unread.
      if (headers["Content-Length"]) request.flushHeaders();
      else request.end(body);
    });

/** A request to the site of the journeys as no browser makes it. */
export const raw = rawTo(siteUrl);
