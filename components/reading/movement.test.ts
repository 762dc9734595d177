import { expect, test } from "vitest";
import { movementFrom } from "#components/reading/movement.ts";

const SCREEN = 800;

/** Whether it is read on when a page of ten screens moves so far with each step, with so many milliseconds between them. */
function isReadingOn(step: number, pause: number, from = 0) {
  const movement = movementFrom(from);
  for (let [top, at] = [from + step, 5_000]; top <= 10 * SCREEN; [top, at] = [top + step, at + pause])
    movement.moved(top, at);
  return movement.isReadingOn(SCREEN);
}

test.each([
  ["a wheel, a bit at a time", 100, 60],
  ["a thumb that skims", 40, 16],
  ["page by page", 0.9 * SCREEN, 1_500],
  ["page by page in a hurry", 0.9 * SCREEN, 250],
])("%s is reading on", (_, step, pause) => expect(isReadingOn(step, pause)).toBe(true));

test.each([
  ["End at once", 10 * SCREEN, 16],
  ["End with a smooth scroll", 250, 16],
  ["a key that is held", 0.9 * SCREEN, 60],
])("%s is a jump", (_, step, pause) => expect(isReadingOn(step, pause)).toBe(false));

test("where the end is less than a screen and a half away, whoever goes there has it in sight anyway", () =>
  expect(isReadingOn(SCREEN, 16, 9 * SCREEN)).toBe(true));

test("who reads on after a jump is a reader again", () => {
  const movement = movementFrom(0);
  movement.moved(6 * SCREEN, 5_000);
  expect(movement.isReadingOn(SCREEN)).toBe(false);
  for (let at = 0; at < 20; at++) movement.moved(6 * SCREEN + at * 40, 6_000 + at * 60);
  expect(movement.isReadingOn(SCREEN)).toBe(true);
});

test("who comes up to the end from what stands below it has not read on to it", () => {
  const movement = movementFrom(10 * SCREEN);
  movement.moved(9.9 * SCREEN, 5_000);
  expect(movement.isReadingOn(SCREEN)).toBe(false);
});
