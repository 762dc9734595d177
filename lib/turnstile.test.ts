import { expect, test } from "vitest";
import { turnstile } from "#lib/turnstile.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("so many are inside at once, the others come in the order in which they came", async () => {
  const { enter } = turnstile({ atOnce: 2, inLine: 10, each: 10 });
  const order: number[] = [];
  const outs: (() => void)[] = [];
  for (let at = 0; at < 5; at++)
    void enter("a").then((out) => {
      order.push(at);
      if (out) outs.push(out);
    });
  await settled();
  expect(order).toEqual([0, 1]);
  outs[0]?.();
  await settled();
  expect(order).toEqual([0, 1, 2]);
  outs[1]?.();
  outs[2]?.();
  await settled();
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test("whoever finds the line full is turned away, and one of a kind cannot fill it", async () => {
  const { enter } = turnstile({ atOnce: 1, inLine: 3, each: 2 });
  const out = await enter("flood");
  const second = enter("flood");
  expect(await enter("flood")).toBeNull();
  const honest = [enter("one"), enter("two")];
  expect(await enter("three")).toBeNull();
  out?.();
  (await second)?.();
  for (const one of honest) (await one)?.();
  expect(await enter("flood")).toBeTypeOf("function");
});

test("a way out counts once", async () => {
  const { enter } = turnstile({ atOnce: 1, inLine: 5, each: 5 });
  const out = await enter("a");
  out?.();
  out?.();
  await enter("b");
  let isIn = false;
  void enter("c").then(() => {
    isIn = true;
  });
  await settled();
  expect(isIn).toBe(false);
});
