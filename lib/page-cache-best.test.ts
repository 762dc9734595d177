import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { fewestBytes, fewestBytesOf } from "#lib/page-cache-best.ts";

const MOST_WAITING = 16;
const textOf = (at: number) => Buffer.from(`Page ${at}. ${"It goes on like this. ".repeat(50)}`);
const ask = (at: number) => fewestBytes(`hash ${at}`, textOf(at));

test("so many pages wait for their fewest bytes; what comes then stays as it is, and has its turn when there is room again", async () => {
  const asked = Array.from({ length: MOST_WAITING + 2 }, (_, at) => ask(at));
  const made = await Promise.all(asked);
  for (const [at, bytes] of made.slice(0, MOST_WAITING).entries()) {
    expect(brotliDecompressSync(bytes ?? "")).toEqual(textOf(at));
    expect(fewestBytesOf(`hash ${at}`)).toEqual(bytes);
  }
  expect(made.slice(MOST_WAITING)).toEqual([null, null]);
  expect(fewestBytesOf(`hash ${MOST_WAITING}`)).toBeUndefined();
  expect(brotliDecompressSync((await ask(MOST_WAITING)) ?? "")).toEqual(textOf(MOST_WAITING));
});
