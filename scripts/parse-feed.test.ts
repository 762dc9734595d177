import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// `npm run parse-feed` as somebody calls it, with no setting of the site at hand.

const folder = mkdtempSync(join(tmpdir(), "parse-feed-"));
const file = (name: string) => join(folder, name);
const RSS = `<rss><channel><title>News</title><link>https://news.example/</link><item><guid>1</guid><title>One</title>
<pubDate>Thu, 01 Jan 2004 20:48:21 +0100</pubDate><description>&lt;p onclick="x()"&gt;Hi&lt;script&gt;y()&lt;/script&gt; &lt;a href="/a"&gt;there&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>`;

function run(names: string[], input = "") {
  const { PATH = "" } = process.env;
  const script = ["scripts/parse-feed.ts", ...names];
  return spawnSync(process.execPath, script, {
    input,
    encoding: "utf8",
    env: { PATH, DATA_DIR: folder, NODE_ENV: "test" },
  });
}

beforeAll(() => {
  writeFileSync(file("news.xml"), RSS);
  writeFileSync(file("page.html"), "<!doctype html><html><body>Hello</body></html>");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("prints a feed as JSON, its dates in UTC and its HTML sanitised", () => {
  const { stdout, stderr, status } = run([file("news.xml")]);
  expect([stderr, status]).toEqual(["", 0]);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ format: "rss", title: "News", link: "https://news.example/" },
    items: [
      {
        id: "1",
        title: "One",
        published: "2004-01-01T19:48:21Z",
        summary: '<p>Hi <a href="https://news.example/a">there</a></p>',
      },
    ],
  });
});

test("prints the good ones of several, and says of each other why it is none", () => {
  const { stdout, stderr, status } = run(["--jsonl", file("none.xml"), file("news.xml"), file("page.html"), "-"], RSS);
  expect(status).toBe(1);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).file),
  ).toEqual([file("news.xml"), "-"]);
  expect(stderr).toBe(
    `${file("none.xml")}: There is no such file.\n${file("page.html")}: This is a web page, not a feed.\n`,
  );
});

test("takes the address that it was read at", () => {
  const { stdout } = run(["--url", "https://a.example/b/feed", "-"], "<rss><item><link>c</link></item></rss>");
  expect(JSON.parse(stdout).items[0].link).toBe("https://a.example/b/c");
});

test("says how it is called", () => {
  for (const names of [[], ["--bogus"]]) {
    const { stdout, stderr, status } = run(names);
    expect([stdout, status, stderr.split("\n").length]).toEqual(["", 1, 2]);
  }
});
