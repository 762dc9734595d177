import { describe, expect, test } from "vitest";
import { asleep } from "#lib/page-cache-asleep.ts";

const NONCE = "AAAAbbbbCCCCddddEEEE00==";
const page = (head: string, body = "") => `<html><head>${head}</head><body>${body}</body></html>`;
const script = (src: string, more = ` async="" nonce="${NONCE}"`) => `<script src="${src}"${more}></script>`;

describe("a kept page", () => {
  test("has its scripts named by the one that wakes it, in their order, and loads none", () => {
    const preload = `<link rel="preload" as="script" fetchPriority="low" nonce="${NONCE}" href="/c.js"/>`;
    const slept = asleep(page(preload + script("/a.js") + script("/b.js"), script("/c.js")), NONCE);
    expect(slept).toContain(`<script nonce="${NONCE}" data-scripts="/a.js /b.js /c.js">(function wakeWhenTouched() {`);
    expect(slept).not.toMatch(/\ssrc=|preload/);
  });

  test("keeps what is no script of ours to hold back", () => {
    const others = [
      script("/old.js", ` noModule="" nonce="${NONCE}"`),
      `<script nonce="${NONCE}">push(1)</script>`,
      `<link rel="preload" as="font" href="/a.woff2"/>`,
      script("/evil.js", ' async="" nonce="guessed"'),
    ];
    const slept = asleep(page(others.join("") + script("/a.js")), NONCE);
    for (const each of others) expect(slept).toContain(each);
    expect(slept).toContain('data-scripts="/a.js"');
  });

  test("wakes by a script that says nothing beside its words", () => {
    const slept = asleep(page(script("/a.js")), NONCE);
    const [, words = ""] = /data-scripts="[^"]*">(.*)<\/script><\/head>/.exec(slept) ?? [];
    expect(() => new Function(words)).not.toThrow();
    expect(words).not.toMatch(/\s{2}|\/\/|\/\*|<\//);
  });

  test("has scripts of ours that follow one another as one, and nobody else's among them", () => {
    const nonce = "A+b/".repeat(5);
    const own = (words: string) => `<script nonce="${nonce}">${words}</script>`;
    const evil = "<script>evil()</script>";
    const file = `<script src="/a.js" async="" nonce="${nonce}"></script>`;
    const slept = asleep(page(file, own("a()") + own("b()") + own("c()") + evil + own("d()")), nonce);
    expect(slept).toContain(`<body>${own("a();b();c()")}${evil}${own("d()")}</body>`);
  });

  test.each([
    ["which scripts alone can put together", page(script("/a.js"), "<!--$!--><template></template><!--/$-->")],
    ["without scripts", page("", "<p>$&amp; $1</p>")],
  ])("%s is left as it is", (_, html) => expect(asleep(html, NONCE)).toBe(html));
});
