import { constants, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { isWholeZstd } from "#lib/fetching/zstd-frames.ts";

const mixed = Buffer.concat([Buffer.from("words ".repeat(60_000)), Buffer.alloc(400_000), Buffer.from("an end")]);
const packed = (bytes: Buffer, params = {}) => zstdCompressSync(bytes, { params });
const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

test("what is whole is told from what is cut anywhere", () => {
  const checked = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_contentSizeFlag]: 0 };
  for (const whole of [packed(Buffer.alloc(0)), packed(Buffer.from("x")), packed(mixed), packed(mixed, checked)]) {
    expect(isWholeZstd(whole)).toBe(true);
    for (let length = 1; length < whole.length; length += Math.ceil(whole.length / 97))
      expect(isWholeZstd(whole.subarray(0, length)), `${length} of ${whole.length}`).toBe(false);
    expect(isWholeZstd(Buffer.concat([skippable, whole, whole, skippable]))).toBe(true);
    expect(isWholeZstd(Buffer.concat([whole, Buffer.from("more")]))).toBe(false);
  }
});
