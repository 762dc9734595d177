import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { fetchUrl } from "#lib/fetching/fetch.ts";
import { serve } from "#lib/testing/web-servers.ts";

const seen: Record<string, unknown>[] = [];
const web = await serve((request, response) => {
  seen.push(request.headers);
  const { pathname } = new URL(request.url ?? "", "http://host");
  if (pathname === "/moved") response.writeHead(301, { location: "/page" }).end();
  else if (pathname === "/round") response.writeHead(302, { location: "/round" }).end();
  else if (pathname === "/inside") response.writeHead(302, { location: "http://10.0.0.1/" }).end();
  else if (request.headers["if-none-match"] === '"one"') response.writeHead(304).end();
  else
    response
      .writeHead(200, { "content-type": "text/html", etag: '"one"', "content-encoding": "gzip" })
      .end(gzipSync("<p>Hello"));
});
afterAll(web.close);

test("a page comes decoded, with what is needed to ask again", async () => {
  expect(await fetchUrl(`${web.url}/page`)).toMatchObject({
    ok: true,
    status: 200,
    url: `${web.url}/page`,
    movedTo: null,
    contentType: "text/html",
    etag: '"one"',
    body: Buffer.from("<p>Hello"),
  });
  expect(await fetchUrl(`${web.url}/page`, { etag: '"one"' })).toMatchObject({
    ok: true,
    status: 304,
    notModified: true,
  });
});

test("the request says who asks and nothing else", async () => {
  await fetchUrl(`${web.url}/page`);
  expect(seen.at(-1)).toEqual({
    host: new URL(web.url).host,
    connection: "close",
    "user-agent": expect.stringMatching(/^AIBriefing\/\d+\.\d+\.\d+ \(\+http:\/\/localhost:3000\/about\)$/),
    accept: "*/*",
    "accept-encoding": "gzip, deflate, br, zstd",
  });
});

test("redirects are followed and checked", async () => {
  expect(await fetchUrl(`${web.url}/moved`)).toMatchObject({ ok: true, status: 200, movedTo: `${web.url}/page` });
  expect(await fetchUrl(`${web.url}/round`)).toMatchObject({ ok: false, why: "redirects" });
  expect(await fetchUrl(`${web.url}/inside`)).toMatchObject({ ok: false, why: "address" });
});
