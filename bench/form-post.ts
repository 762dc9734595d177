import { Agent, request } from "node:http";
import { hiddenFieldsIn } from "../scripts/form-fields.ts";

export type Answer = { status: number; headers: [string, string][]; body: string; milliseconds: number };

/** A form of a page, ready to be sent as often as one likes; kept connections are shared by what is sent at once. */
export async function formOn(site: string, path: string, words: string, connections = 1) {
  const page = await (await fetch(new URL(path, site))).text();
  const hidden = hiddenFieldsIn(page, words);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: (fields: Record<string, string>, client: string) =>
      sendParts(new URL(path, site), { ...hidden, ...fields }, client, {}, agent),
    close: () => agent.destroy(),
  };
}

const BOUNDARY = "a-form-of-the-bench";

/** Sends the parts of a form; `client` is the address that a proxy in front says it came from. */
export function sendParts(
  url: URL,
  fields: Record<string, string>,
  client: string,
  more: Record<string, string> = {},
  agent?: Agent,
): Promise<Answer> {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`);
  const headers = {
    ...{ Origin: url.origin, "X-Forwarded-For": client, Accept: "text/html", "User-Agent": "bench" },
    ...{ "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`, "Content-Length": body.length },
    ...more,
  };
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const sent = request(url, { agent, method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          body: Buffer.concat(chunks).toString(),
          milliseconds: performance.now() - begin,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** An IPv4 address for each number: the documentation's own networks are too small. */
export const clientNumber = (at: number) => `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
