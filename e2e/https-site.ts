import { request as overHttp } from "node:http";
import { createServer, request } from "node:https";
import { selfSigned } from "#lib/testing/certificate.ts";
import { hiddenFieldsIn } from "../scripts/form-fields.ts";
import { type Site, startSite } from "../scripts/site.ts";

type Answer = { status: number; headers: Record<string, string>; cookies: string[]; body: string };

/**
 * A site as it stands on the open web: its address begins with https, and a proxy of the test's own on loopback ends TLS in
 * front of it. `ask` is a browser's request; `form` sends a form of a page as a browser without scripts does.
 */
export async function startHttpsSite(settings: Record<string, string | undefined> = {}) {
  const pair = selfSigned();
  let behind = 0;
  const proxy = createServer(pair, (incoming, outgoing) => {
    const { method, url: path, socket } = incoming;
    const headers = { ...incoming.headers, "x-forwarded-for": socket.remoteAddress, "x-forwarded-proto": "https" };
    const passed = overHttp({ host: "127.0.0.1", port: behind, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = `https://localhost:${port}`;
  const site: Site = await startSite({
    databaseUrl: process.env.E2E_DATABASE_URL ?? "",
    log: `e2e-https-${port}.log`,
    programs: ["server"],
    settings: { AUTH_URL: url, TRUST_PROXY: "1", ...settings },
  });
  behind = site.port;

  const ask = (path: string, headers: Record<string, string> = {}, method = "GET", body?: string) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(new URL(path, url), { ca: pair.cert, method, headers, agent: false }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        answer.on("end", () => {
          const { "set-cookie": cookies = [], ...rest } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, headers: rest as Answer["headers"], cookies, body: text });
        });
      });
      sent.on("error", reject).end(body);
    });

  const form = async (path: string, words: string, fields: Record<string, string>, Cookie = "") => {
    const all = { ...hiddenFieldsIn((await ask(path, { Cookie })).body, words), ...fields };
    const parts = Object.entries(all).map(
      ([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const headers = { Cookie, Origin: url, "Content-Type": "multipart/form-data; boundary=part" };
    return ask(path, headers, "POST", `${parts.join("")}--part--\r\n`);
  };

  const stop = async () => {
    proxy.closeAllConnections();
    proxy.close();
    await site.stop();
  };
  return { url, behind: site.port, ask, form, stop };
}

/** The cookies of an answer as the next request sends them. */
export const asCookie = (cookies: string[]) => cookies.map((cookie) => cookie.split(";")[0]).join("; ");
