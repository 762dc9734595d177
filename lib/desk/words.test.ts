import { expect, test } from "vitest";
import { plain, tokensOf } from "#lib/desk/words.ts";
import { chance, seeds } from "#lib/testing/chance.ts";

const bare = (word: string) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const segments = (text: string) =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => bare(segment));

const PARTS = [
  ...[
    "don't",
    "3.14",
    "1,000;2",
    "GPT-5",
    "e.g.",
    "x:y",
    "_",
    "__init__",
    "a_1.b",
    "R&D",
    "'s",
    "C++",
    "\n",
    " ",
    "  ",
  ],
  ...[
    "l’été",
    "ＧＰＴ－５",
    "人工智能 公司",
    "モデルを発表",
    "ประเทศไทย",
    "Straße",
    "🙂",
    "👩‍💻",
    "“so”",
    "—",
    "…",
    "ﬁne",
    "co\u0301ol",
  ],
  ...["\u0301x", "\u200b", "\u00a0", "·", "7٫5", "Ⓜ", "\u200d"],
];

test("spaces in a row, a joiner and a letter in a circle are one word of the segmenter", () => {
  const text = "plain words   \u200dⓂ";
  expect(tokensOf(text, 10)).toEqual(segments(text));
});

test.each(seeds(20))("finds the words that the segmenter of Unicode finds (seed %i)", (seed) => {
  const { below, oneOf } = chance(seed);
  for (let round = 0; round < 50; round++) {
    const text = Array.from(
      { length: 1 + below(60) },
      () => oneOf(PARTS) + oneOf(["", " ", " ", " plain words "]),
    ).join("");
    expect(tokensOf(text, 1_000), JSON.stringify(text)).toEqual(segments(text));
    expect(tokensOf(text, 5)).toEqual(segments(text.slice(0, 60)).slice(0, 5));
    expect(plain(text)).toBe(bare(text));
  }
});
