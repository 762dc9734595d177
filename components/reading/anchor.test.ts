import { expect, test } from "vitest";
import { anchorOf, beginning, findAnchor } from "#components/reading/anchor.ts";

/** A body whose blocks lie 100 pixels each below one another, scrolled so far. */
function aBody(texts: string[], scrolled = 0, note = -1) {
  const rect = (top: number, bottom: number) => () => ({ top: top - scrolled, bottom: bottom - scrolled });
  const children = texts.map((textContent, at) => ({
    textContent,
    matches: (selector: string) => selector === ".margin-note" && at === note,
    getBoundingClientRect: rect(at * 100, at * 100 + 100),
  }));
  return { children, getBoundingClientRect: rect(0, texts.length * 100) } as unknown as HTMLElement;
}

const texts = ["The first\n  paragraph.", "The second paragraph.", "The third paragraph."];

test("the place is how the block at the top of the screen begins", () => {
  expect(anchorOf(aBody(texts, 150))).toBe("The second paragraph.");
  expect(anchorOf(aBody(texts, 195))).toBe("The third paragraph.");
});

test("above the text the place is its beginning, below it there is none", () => {
  expect(anchorOf(aBody(texts, -10))).toBe("");
  expect(anchorOf(aBody(texts, 301))).toBeNull();
});

test("a place is found again after paragraphs were added before it", () => {
  const body = aBody(["A new one.", ...texts]);
  expect(findAnchor(body, beginning(texts[1] ?? ""))?.textContent).toBe(texts[1]);
});

test("a place whose text has changed is given up", () => {
  expect(findAnchor(aBody(texts), "The fourth paragraph.")).toBeNull();
  expect(findAnchor(aBody(texts), "")).toBeNull();
});

test("a note in the margin is no place", () => expect(anchorOf(aBody(texts, 150, 1))).toBe("The third paragraph."));

test("a long paragraph is known by its first 80 characters, white space counting as one", () =>
  expect(beginning(` a \n\t b ${"c".repeat(100)}`)).toBe(`a b ${"c".repeat(76)}`));
