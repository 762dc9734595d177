import { expect, test } from "vitest";
import { pageRender } from "#lib/page-cache-render.ts";
import { answerWith } from "#lib/response-status.ts";

const site = { url: "http://localhost:3000", https: false };
const key = { id: "/posts/nope", url: "/posts/nope", rsc: false, tags: [] };

test("a page that says that nothing is there is answered so to everybody, and not kept", async () => {
  const render = pageRender(async (request, response) => {
    answerWith(String(request.headers["x-briefing-request"]), 404);
    response.writeHead(200, { "Content-Type": "text/html" }).end("<h1>There is nothing here</h1>");
  }, site);
  expect(await render(key)).toMatchObject({ status: 404, isKeepable: false });
});

test("a page that says nothing of its status keeps it", async () => {
  const render = pageRender(async (_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<h1>A piece</h1>");
  }, site);
  expect(await render(key)).toMatchObject({ status: 200, isKeepable: true });
});
