import { describe, expect, it } from "vitest";
import { firstScreenIn } from "#components/posts/first-screens.ts";

const SCREEN = `<header class="article-head" data-first="true"><h1>Über “agents” — 中文 🙂</h1></header>`;
const text = (id: string, html: string) => `${id}:T${Buffer.byteLength(html).toString(16)},${html}`;
const part = (html: string) => `["$","$L2",null,{"className":"first-screen","text":{"id":"x","html":${html}}}]`;
/** As React sends a page: its page is a row of JSON, which names the rows of the long texts. */
const answer = (texts: string, page = part('"$b"')) =>
  `1:"$Sreact.fragment"\n:HL["/_next/x.css","style"]\n2:I[39756,["/_next/x.js"],"default"]\n${texts}0:{"P":null,"f":[${page}]}\n`;

describe("the first screen in what the router fetched", () => {
  it("is the text of that beginning, to its last byte and no further", () => {
    expect(firstScreenIn(answer(`${text("a", "Ähnliches\n")}${text("b", SCREEN)}c:["$","$L2",null,{}]\n`))).toBe(
      SCREEN,
    );
  });

  it("is none where it is not the first that is seen of its page", () => {
    expect(firstScreenIn(answer(text("b", SCREEN.replace(' data-first="true"', ""))))).toBeNull();
  });

  it("is none where it is quoted instead of standing there as it is", () => {
    expect(firstScreenIn(answer("", part(JSON.stringify(SCREEN))))).toBeNull();
  });

  it.each([
    ["begins like it", SCREEN],
    ["has such a row in it", `A note.\n${text("b", SCREEN)}`],
    ["has a page in it that names such a row", `A note.\n0:${part('"$d"')}\n${text("d", SCREEN)}`],
    ["has only the middle of one", `:T${SCREEN.length.toString(16)},${SCREEN}`],
  ])("is never a note that %s", (_, note) => {
    const others = `${text("a", note)}3:{"notes":["$a",${JSON.stringify(`${part('"$a"')}\n`)}]}\n`;
    expect(firstScreenIn(answer(others))).toBeNull();
    const real = SCREEN.replace("agents", "tools");
    expect(firstScreenIn(answer(`${others}${text("b", real)}`))).toBe(real);
  });
});
