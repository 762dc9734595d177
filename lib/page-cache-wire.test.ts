import { afterEach, expect, test, vi } from "vitest";
import { wire } from "#lib/page-cache-wire.ts";

afterEach(() => void vi.useRealTimers());

const reply = (head: string[], body: string | undefined = "<p></p>") => ({
  ...{ status: 200, head, body: body === undefined ? undefined : Buffer.from(body) },
});

test("the bytes of an answer are made once in a second, and say which", () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 28, 12, 0, 0, 990) });
  const bytesOf = wire(15_000);
  const same = reply(["ETag", '"a"', "X-Copyright", "caf\xe9"]);
  const first = bytesOf(same);
  const head = 'HTTP/1.1 200 OK\r\nETag: "a"\r\nX-Copyright: caf\xe9\r\nDate: Sat, 28 Nov 2026 12:00:00 GMT\r\n';
  expect(first.toString("latin1")).toBe(`${head}Connection: keep-alive\r\nKeep-Alive: timeout=15\r\n\r\n<p></p>`);
  expect(bytesOf(same)).toBe(first);
  vi.advanceTimersByTime(10);
  expect(bytesOf(same).toString("latin1")).toContain("Date: Sat, 28 Nov 2026 12:00:01 GMT\r\n");
});

test("answers with other heads are others", () => {
  const bytesOf = wire(5_000);
  expect(String(bytesOf(reply(["X", "1"])))).toContain("X: 1\r\n");
  expect(String(bytesOf(reply(["X", "2"])))).toContain("X: 2\r\n");
});

test.each([[["X", "a\r\nSet-Cookie: b"]], [["X", "\u2019"]], [["X y", "a"]]])("%j is never sent", (head) =>
  expect(() => wire(5_000)(reply(head))).toThrow(/Invalid character|must be a valid/),
);
