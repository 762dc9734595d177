import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, pageOf } from "#lib/posts/cursor.ts";

const id = "0199d2c0-1111-7222-8333-444455556666";
const zeros = "0".repeat(32);

test.each(["1970-01-01T00:00:00.000Z", "2026-11-23T10:00:00.123Z", "5000-12-31T23:59:59.999Z"])(
  "a place at %s survives being written into an address",
  (date) => {
    const cursor = encodeCursor({ at: new Date(date), id });
    expect(decodeCursor(cursor)).toEqual({ at: new Date(date), id });
    expect(encodeURIComponent(cursor)).toBe(cursor);
  },
);

test.each([
  ...[undefined, null, 1, ["a"], {}, "", "-", "a", "1-", `-${zeros}`, `1-${zeros}0`, `1-${"g".repeat(32)}`],
  ...[
    `1-${id}`,
    `zzzzzzzzzz-${zeros}`,
    `1e309-${zeros} `,
    `A-${zeros}`,
    "1' OR 1=1--",
    `1-${zeros}\u0000`,
    `-1-${zeros}`,
  ],
])("%j is no place, so a list begins at its beginning", (value) => expect(decodeCursor(value)).toBeNull());

test("a page is cut where it is full, and says where the next one begins", () => {
  const rows = [3, 2, 1].map((day) => ({ at: new Date(Date.UTC(2026, 0, day)), id, day }));
  const page = (size: number) =>
    pageOf(
      rows,
      size,
      (row) => row,
      (row) => row.day,
    );
  expect(page(2).items).toEqual([3, 2]);
  expect(decodeCursor(page(2).older)?.at).toEqual(rows[1]?.at);
  expect(page(3)).toEqual({ items: [3, 2, 1], older: null });
  expect(pageOf([], 2, () => ({ at: new Date(), id }), String)).toEqual({ items: [], older: null });
});
