import { createHash } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { answerOf } from "#lib/page-cache-answer.ts";

const NONCE = "AAAAbbbbCCCCddddEEEE00==";
const BLOT = "x".repeat(NONCE.length);

const html = (body: string, more: { status?: number; headers?: Record<string, string> } = {}) =>
  answerOf(
    {
      ...{ id: "number-1", status: more.status ?? 200, body: Buffer.from(body), nonce: NONCE },
      headers: {
        "content-type": "text/html; charset=utf-8",
        "x-next": "kept",
        connection: "keep-alive",
        ...more.headers,
      },
    },
    { "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "the rendering's own" },
    ({ scripts, styles }) => `script ${scripts}; style ${styles}`,
  );

/** The head of an answer as an object. */
async function headOf(answer: ReturnType<typeof html>, encoding: "br" | "gzip" | "identity" = "identity") {
  const head = (await answer.encoded(encoding)).heads.miss;
  return Object.fromEntries(head.flatMap((name, at) => (at % 2 === 0 ? [[name, head[at + 1]]] : [])));
}

const sha = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("an inline script of a kept page", () => {
  test("is allowed by its hash when it carries the nonce of its rendering", async () => {
    const policy = (await headOf(html(`<script nonce="${NONCE}">go()</script><style nonce="${NONCE}">a{}</style>`)))[
      "Content-Security-Policy"
    ];
    expect(policy).toBe(`script ${sha("go()")}; style ${sha("a{}")}`);
  });

  test("is not allowed when somebody got it into the page", async () => {
    const page = `<script>evil()</script><script nonce="guessed">evil()</script><script nonce="${BLOT}">evil()</script>`;
    expect((await headOf(html(page)))["Content-Security-Policy"]).toBe("script ; style ");
  });

  test("is hashed as it is sent: without the nonce, and as long as before", async () => {
    const answer = html(`<p></p><script id="a" nonce="${NONCE}">push("nonce:${NONCE}")</script>`);
    const sent = (await answer.encoded("identity")).body.toString();
    expect(sent).toBe(`<p></p><script id="a" nonce="${BLOT}">push("nonce:${BLOT}")</script>`);
    expect((await headOf(answer))["Content-Security-Policy"]).toContain(sha(`push("nonce:${BLOT}")`));
  });

  test("that is a file needs no hash", async () =>
    expect((await headOf(html(`<script src="/a.js" nonce="${NONCE}"></script>`)))["Content-Security-Policy"]).toBe(
      "script ; style ",
    ));
});

describe("the head of a kept answer", () => {
  test("has what every answer has, what Next said, and nothing of one connection", async () => {
    const head = await headOf(
      html("<p>Hello</p>", { headers: { link: `</a.css>; nonce="${NONCE}"; as="style"`, "x-odd": NONCE } }),
    );
    expect(head).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "x-next": "kept",
      "Content-Length": "12",
      Vary: "Cookie, Accept-Encoding, RSC",
      link: `</a.css>; as="style"`,
      "x-odd": BLOT,
    });
    expect(head).not.toHaveProperty("connection");
    expect(head["Cache-Control"]).toMatch(/^public, max-age=0, s-maxage=\d,/);
  });

  test.each([404, 307, 500])("of %i is nobody's to keep", async (status) => {
    const answer = html("<p></p>", { status });
    expect(answer.isKeepable).toBe(false);
    expect(await headOf(answer)).toMatchObject({ "Cache-Control": "private, no-cache" });
    expect(await headOf(answer)).not.toHaveProperty("ETag");
  });

  test("names a failure by its number", async () =>
    expect(await headOf(html("", { status: 404 }))).toHaveProperty("X-Request-Id", "number-1"));

  test("never lets a page with a cookie be kept", () =>
    expect(html("<p></p>", { headers: { "set-cookie": "a=b" } }).isKeepable).toBe(false));
});

describe("what it weighs", () => {
  /** What is really kept of it, once it was sent in all ways: bodies, and the texts and lists of the heads. */
  async function kept(answer: ReturnType<typeof html>) {
    const sent = await Promise.all((["br", "gzip", "identity"] as const).map((way) => answer.encoded(way)));
    const bodies = new Set(sent.map(({ body }) => body));
    const lists = sent.flatMap(({ heads }) => Object.values(heads));
    return (
      [...bodies].reduce((sum, { length }) => sum + length, 0) +
      lists.reduce((sum, list) => sum + 8 * list.length, 0) +
      [...new Set(lists.flat())].join("").length
    );
  }
  const words = Array.from({ length: 4000 }, (_, at) => ((at * 7919) % 100_003).toString(36)).join(" ");

  test.each([
    ["a page", `<p>${words}</p>`],
    ["a short answer, most of which is its head", "<p>a</p>"],
  ])("%s counts with all its forms and what stands around them", async (_, text) => {
    const answer = html(text, { headers: { link: "</a.css>; rel=preload, ".repeat(20) } });
    expect(answer.bytes).toBeGreaterThanOrEqual(await kept(answer));
    expect(answer.bytes).toBeLessThan((await kept(answer)) + 3_000 + text.length);
  });
});

describe("its body", () => {
  const long = "<p>All the same.</p>".repeat(500);

  test("is compressed once for each encoding, and the same when it is opened", async () => {
    const answer = html(long);
    const [br, again, zip] = await Promise.all([answer.encoded("br"), answer.encoded("br"), answer.encoded("gzip")]);
    expect(br).toBe(again);
    expect([brotliDecompressSync(br.body).toString(), gunzipSync(zip.body).toString()]).toEqual([long, long]);
    expect(br.heads.miss.join(": ")).toContain(`Content-Length: ${br.body.length}: Content-Encoding: br`);
  });

  test("comes to fewer bytes after its first answer, and at once where it says the same when it is rendered again", async () => {
    const words = Array.from({ length: 3_000 }, (_, at) => `<p>${(at * 7_919) % 104_729} words</p>`).join("");
    const answer = html(words);
    const quick = (await answer.encoded("br")).body;
    await expect.poll(() => answer.ready("br")?.body.length, { timeout: 10_000 }).toBeLessThan(quick.length);
    const [best, again] = [await answer.encoded("br"), await html(words).encoded("br")];
    expect(again.body).toBe(best.body);
    expect(brotliDecompressSync(best.body).toString()).toBe(words);
    expect((await headOf(answer, "br"))["Content-Length"]).toBe(`${best.body.length}`);
  });

  test("has a name for each encoding, which changes with the text and not with the nonce", async () => {
    const tag = async (text: string) => (await html(text).encoded("gzip")).etag;
    expect(await tag("<p>a</p>")).toBe(await tag("<p>a</p>"));
    expect(await tag("<p>a</p>")).not.toBe(await tag("<p>b</p>"));
    expect((await html(long).encoded("br")).etag).not.toBe((await html(long).encoded("identity")).etag);
  });

  test("of a picture is sent as it is", async () => {
    const body = Buffer.from([1, 2, 3]);
    const rendered = { id: "1", status: 200, headers: { "content-type": "image/png" }, body, nonce: NONCE };
    const sent = await answerOf(rendered, {}, () => "").encoded("br");
    expect(sent.body).toEqual(body);
    expect(sent.heads.hit).not.toContain("Content-Encoding");
  });
});
