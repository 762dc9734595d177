import { describe, expect, it } from "vitest";
import { firstScreenIn } from "#components/posts/first-screens.ts";

const SCREEN = `<header class="article-head" data-first="true"><h1>Über “agents” — 中文 🙂</h1></header>`;
const length = Buffer.byteLength(SCREEN).toString(16);
const rows = (row: string) => `1:"$Sreact.fragment"\n2:I[39756,["/_next/x.js"],"default"]\n${row}0:{"P":null}\n`;

describe("the first screen in what the router fetched", () => {
  it("is the text of that beginning, to its last byte and no further", () => {
    expect(firstScreenIn(rows(`a:T${length},${SCREEN}b:["$","$L2",null,{}]\n`))).toBe(SCREEN);
  });

  it("is none where it is not the first that is seen of its page", () => {
    const other = SCREEN.replace(' data-first="true"', "");
    expect(firstScreenIn(rows(`a:T${Buffer.byteLength(other).toString(16)},${other}`))).toBeNull();
  });

  it("is none where it is quoted instead of standing there as it is", () => {
    expect(firstScreenIn(rows(`a:["$","$L2",null,{"text":{"html":${JSON.stringify(SCREEN)}}}]\n`))).toBeNull();
  });
});
