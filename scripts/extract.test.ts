import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// `npm run extract` as somebody calls it, with no setting of the site at hand.

const folder = mkdtempSync(join(tmpdir(), "extract-"));
const file = (name: string) => join(folder, name);
const paragraphs = Array.from(
  { length: 8 },
  (_, at) =>
    `<p>Paragraph ${at} says how wombats dig, what they leave behind, and why nobody else on the hill digs like this.</p>`,
).join("\n");

const PAGE = `<!doctype html><html lang="en"><head><title>How wombats dig | The Burrow</title>
<link rel="canonical" href="https://burrow.example/dig?utm_source=mail">
<meta property="og:site_name" content="The Burrow"><meta name="author" content="By Ada Writer">
<meta property="article:published_time" content="2024-03-05T09:00:00+01:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>How wombats dig</h1><p class="standfirst">Slowly, and at night.</p>
${paragraphs}<p onclick="x()">The <a href="/end">end</a>.<script>y()</script></p></article></body></html>`;

/** What a call printed and how it ended. It runs beside the test, which may have to answer it. */
function run(names: string[], environment: { FETCH_ALLOW?: string } = {}) {
  const { PATH = "" } = process.env;
  const env = { PATH, DATA_DIR: folder, NODE_ENV: "test" as const, ...environment };
  const child = spawn(process.execPath, ["scripts/extract.ts", ...names], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      said[stream] += chunk;
    });
  return new Promise<typeof said & { status: number | null }>((resolve) =>
    child.on("close", (status) => resolve({ ...said, status })),
  );
}

beforeAll(() => {
  writeFileSync(file("page.html"), PAGE);
  writeFileSync(file("other.html"), PAGE.replaceAll("wombats", "badgers"));
  writeFileSync(file("empty.html"), "<!doctype html><html><body></body></html>");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("prints what can be read on a page as JSON, with exactly the keys that are documented", async () => {
  const { stdout, stderr, status } = await run([file("page.html")]);
  expect([stderr, status]).toEqual(["", 0]);
  const page = JSON.parse(stdout);
  const keys = "title subtitle byline published language site canonical html text truncated".split(" ");
  expect(Object.keys(page).sort()).toEqual(keys.sort());
  expect(page).toMatchObject({
    ...{ title: "How wombats dig", byline: "Ada Writer", published: "2024-03-05T08:00:00.000Z" },
    ...{ language: "en", site: "The Burrow", canonical: "https://burrow.example/dig", truncated: false },
  });
  expect(page.text).toContain("Paragraph 7 says how wombats dig");
  expect(page.text).not.toMatch(/<|Home/);
  expect(page.html).toContain('<a href="https://burrow.example/end">end</a>');
  expect(page.html).not.toMatch(/script|onclick/);
});

test("prints the good ones of several, a line each, and says of each other why it cannot be read", async () => {
  const names = [file("none.html"), file("page.html"), file("empty.html"), file("other.html")];
  const { stdout, stderr, status } = await run(["--jsonl", ...names]);
  expect(status).toBe(1);
  const titles = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).title);
  expect(titles).toEqual(["How wombats dig", "How badgers dig"]);
  const [none, empty, ...rest] = stderr.trimEnd().split("\n");
  expect(none).toBe(`${file("none.html")}: There is no such file.`);
  expect(empty).toMatch(new RegExp(`^${file("empty.html")}: [A-Z].+\\.$`));
  expect(rest).toEqual([]);
});

test("takes the address that a file is from", async () => {
  const { stdout } = await run(["--url", "https://a.example/b/page", file("page.html")]);
  expect(JSON.parse(stdout).html).toContain('<a href="https://a.example/end">end</a>');
});

test("reads a page of the web by the guarded way: one of the own network only where the operator allows it", async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/page" ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" });
    response.end(request.url === "/page" ? PAGE.replace(/<link rel="canonical"[^>]*>/, "") : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = [`http://${host}/page`, `http://${host}/none`];
  const allowed = await run(names, { FETCH_ALLOW: host });
  expect(JSON.parse(allowed.stdout).html).toContain(`<a href="http://${host}/end">end</a>`);
  expect([allowed.status, allowed.stderr.split("\n").length]).toEqual([1, 2]);
  expect(allowed.stderr).toMatch(new RegExp(`^http://${host}/none: .*404`));
  const refused = await run(names.slice(0, 1));
  expect([refused.stdout, refused.status]).toEqual(["", 1]);
  expect(refused.stderr).toBe(`http://${host}/page: 127.0.0.1 is not on the public web.
`);
  server.close();
});

test("says how it is called", async () => {
  for (const names of [[], ["--bogus"]]) {
    const { stdout, stderr, status } = await run(names);
    expect([stdout, status, stderr.split("\n").length]).toEqual(["", 1, 2]);
  }
});
