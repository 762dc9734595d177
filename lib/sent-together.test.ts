import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { sendTogether } from "#lib/sent-together.ts";

let close = () => {};
afterEach(() => close());

/** The answer of a server that answers so, to a browser that takes these encodings. */
async function answerOf(listener: RequestListener, encodings = "identity") {
  const server = createServer(listener).listen(0, "127.0.0.1");
  close = () => void server.close();
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/`, { headers: { "Accept-Encoding": encodings } });
}

const sent = (response: ServerResponse) => response.socket?.bytesWritten ?? 0;
const PARTS = ["one", "two", "three"].map((word) => `<p>${word}</p>`.repeat(200));

/** Answers in three parts, as Next does, with a pause after each; notes what has been sent by then. */
function inParts(noted: number[], pause: number, longest: number): RequestListener {
  return async (request, response) => {
    response.setHeader("Content-Type", "text/html");
    sendTogether(request, response, longest);
    response.flushHeaders();
    for (const part of PARTS) {
      response.write(part);
      (response as { flush?: () => void }).flush?.();
      await sleep(pause);
      noted.push(sent(response));
    }
    response.end();
  };
}

describe.each(["identity", "br", "gzip", "zstd"])("an answer as %s", (encoding) => {
  test("that is made at once is sent at once, head and all", async () => {
    const noted: number[] = [];
    const answer = await answerOf(inParts(noted, 1, 60_000), encoding);
    expect(answer.headers.get("content-encoding") ?? "identity").toBe(encoding);
    expect((await answer.text()) === PARTS.join("")).toBe(true);
    expect(noted).toEqual([0, 0, 0]);
  });

  test("that takes longer does not wait for the rest", async () => {
    const noted: number[] = [];
    const answer = await answerOf(inParts(noted, 100, 1), encoding);
    expect((await answer.text()) === PARTS.join("")).toBe(true);
    const [first = 0, second = 0, third = 0] = noted;
    expect([first > 0, second > first, third > second]).toEqual([true, true, true]);
  });
});

test("the head is settled by the first part, as without it", async () => {
  const settled: boolean[] = [];
  const answer = await answerOf((request, response) => {
    sendTogether(request, response);
    response.statusCode = 404;
    settled.push(response.headersSent);
    response.write("not here");
    settled.push(response.headersSent);
    response.end();
  });
  expect([answer.status, await answer.text(), settled]).toEqual([404, "not here", [false, true]]);
});

test.each(["identity", "zstd"])("whoever wrote hears that all was sent, as %s", async (encoding) => {
  const heard: string[] = [];
  const answer = await answerOf((request, response) => {
    response.setHeader("Content-Type", "text/plain");
    sendTogether(request, response);
    response.write("one, ", () => heard.push("first"));
    response.end(Buffer.from("two"), () => heard.push("last"));
  }, encoding);
  expect(answer.headers.get("content-encoding") ?? "identity").toBe(encoding);
  expect(await answer.text()).toBe("one, two");
  expect(heard).toEqual(["first", "last"]);
});
