import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { siteUrl } from "./world.ts";

const site = new URL(siteUrl);

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request as no browser makes it. */
export const raw = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = site;
    const request = httpRequest(
      { hostname, port, method, path, headers: { Host: site.host, ...headers } },
      (response) => {
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
      },
    );
    request.on("error", reject);
    // A body that is announced and never sent: who refuses it, refuses it unread.
    if (headers["Content-Length"]) request.flushHeaders();
    else request.end(body);
  });
