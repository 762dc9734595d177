import { expect, test } from "vitest";
import { remembering } from "#lib/remembering.ts";

const counted = () => {
  let asked = 0;
  const remembered = remembering((text) => {
    asked++;
    return text === "" ? undefined : text.length;
  });
  return { remembered, asked: () => asked };
};

test("what was made out once is known", () => {
  const { remembered, asked } = counted();
  expect([remembered("abc"), remembered("ab"), remembered("abc"), remembered(""), remembered("")]).toEqual([
    ...[3, 2, 3],
    ...[undefined, undefined],
  ]);
  expect(asked()).toBe(3);
});

test("long texts and a flood of texts fill no memory", () => {
  const { remembered, asked } = counted();
  const long = "x".repeat(5_000);
  expect([remembered(long), remembered(long), asked()]).toEqual([5_000, 5_000, 2]);
  for (let at = 0; at < 1_001; at++) remembered(`${at}`);
  remembered("0");
  expect(asked()).toBe(2 + 1_001 + 1);
});
