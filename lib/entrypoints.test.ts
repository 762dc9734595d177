import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { afterAll, expect, test } from "vitest";
import { byEntrypoint } from "#lib/entrypoints.ts";
import { builtSite } from "#lib/testing/built-site.ts";

const { folder, write, remove } = builtSite();
// A route's file as Next builds it, as far as this goes: CommonJS that exports what answers.
for (const entry of ["page", "posts/[slug]/page", "links/[id]/page", "api/lists/route"])
  write(
    `server/app/${entry}.js`,
    `exports.handler = async (request, response, { waitUntil, requestMeta }) => {
      waitUntil(Promise.reject(new Error("what came after")));
      response.by = ${JSON.stringify(entry)};
      response.meta = requestMeta;
    };`,
  );
write("package.json", "{}");
afterAll(remove);

/** Who answers a request: a route's own file, or Next. */
async function answers(url: string, { method = "GET", headers = {} as IncomingHttpHeaders } = {}) {
  const response = {} as { by?: string; meta?: object };
  const next = async () => {
    response.by = "Next";
  };
  await byEntrypoint(
    folder,
    "https://site.example",
    next,
  )({ url, method, headers } as IncomingMessage, response as unknown as ServerResponse);
  if (response.by !== "Next")
    expect(response.meta).toEqual({ initURL: `https://site.example${url}`, initProtocol: "https" });
  return response.by;
}

test("whoever asks for a document or for JSON is answered by its route, whatever stands behind the path", async () => {
  expect(await answers("/")).toBe("page");
  expect(await answers("/?before=2026&x=//")).toBe("page");
  expect(await answers("/posts/tasks-not-titles", { method: "HEAD" })).toBe("posts/[slug]/page");
  expect(await answers("/api/lists?list=all")).toBe("api/lists/route");
});

test("what is sent goes through Next, as does what its script fetches of a page", async () => {
  expect(await answers("/", { method: "POST" })).toBe("Next");
  expect(await answers("/", { headers: { rsc: "1" } })).toBe("Next");
});

test("so does what is there already, what is not there, and a path that could be read in two ways", async () => {
  const paths = ["/made-at-the-build", "/_next/static/x.js", "/_not-found", "/nothing", "/posts", "/posts/a/b"];
  const odd = [
    "//",
    "/posts/",
    "/posts//a",
    "/posts/%61",
    "/posts/..",
    "/./",
    "/posts/a\\b",
    "/posts/é",
    "/posts/a;b",
    "/posts/a.rsc",
  ];
  for (const path of [...paths, ...odd]) expect(await answers(path), path).toBe("Next");
});

test("nobody tells a route its parameters by a query", async () => {
  for (const query of ["nxtPslug=b", "a=1&nxtPslug=b", "%6ExtPslug=b", "nx%74Islug=b"])
    expect(await answers(`/posts/a?${query}`), query).toBe("Next");
  expect(await answers("/posts/a?from=topic:next")).toBe("posts/[slug]/page");
});
