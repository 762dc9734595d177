import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuseUnread } from "#lib/raw-refusal.ts";

const server = createServer((_, response) => response.end());
refuseUnread(server, { https: true, dev: false });

beforeEach(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterEach(() => new Promise((resolve) => server.close(resolve)));

const toServer = () => connect((server.address() as AddressInfo).port, "127.0.0.1");

async function answerTo(request: string) {
  const socket = toServer();
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.write(request);
  await once(socket, "close");
  return answer;
}

test.each([
  ["what is no request", "nonsense\r\n\r\n", "400 Bad Request"],
  ["a wish to be a proxy", "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n", "405 Method Not Allowed"],
])("%s is refused with the headers of every other answer", async (_, request, status) => {
  const answer = await answerTo(request);
  expect(answer).toContain(`HTTP/1.1 ${status}\r\n`);
  expect(answer).toMatch(/Content-Security-Policy: .*\r\n/);
  expect(answer).toContain("Cache-Control: no-store\r\n");
});

test("whoever wishes a proxy and breaks off ends nothing but the connection", async () => {
  const wrong: unknown[] = [];
  const note = (error: unknown) => wrong.push(error);
  process.on("uncaughtException", note);
  for (let n = 0; n < 20; n++) {
    const reached = once(server, "connect");
    const socket = toServer();
    socket.write("CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n");
    const end = ((await reached) as [unknown, Socket])[1];
    socket.resetAndDestroy();
    if (!end.closed) await new Promise((resolve) => end.once("close", resolve));
  }
  process.off("uncaughtException", note);
  expect(wrong).toEqual([]);
});
