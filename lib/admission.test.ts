import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { isAdmitted } from "#lib/admission.ts";

let server: Server | undefined;
afterEach(() => server?.closeAllConnections() ?? server?.close());

/** A server that says how many bytes an admitted body had, or that it turned it away. */
async function aServer(work: () => Promise<void> = async () => {}) {
  const made = createServer(async (incoming, outgoing) => {
    if (!(await isAdmitted(incoming, outgoing, String(incoming.headers["x-client"])))) {
      outgoing.statusCode = 429;
      return outgoing.end();
    }
    let size = 0;
    // As Next reads it when it hands a form on to another page.
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
    });
    incoming.on("end", () => void work().then(() => outgoing.end(String(size))));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return (made.address() as AddressInfo).port;
}

const post = (port: number, body: string | Buffer, client = "one") =>
  new Promise<string>((resolve, reject) => {
    const headers = { "x-client": client, "Content-Length": Buffer.byteLength(body) };
    const sent = request({ port, host: "127.0.0.1", method: "POST", headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve(`${answer.statusCode} ${text}`));
    });
    sent.on("error", reject).end(body);
  });

test.each([0, 1, 1_000, 100_000, 262_144])("a body of %i bytes is read whole by whoever comes after", async (size) => {
  const port = await aServer();
  expect(await post(port, Buffer.alloc(size, "a"))).toBe(`200 ${size}`);
});

test("one network cannot fill the line: of forty at once some are turned away, and another’s gets through", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const port = await aServer(() => gate);
  let turnedAway = 0;
  const flood = Array.from({ length: 40 }, async () => {
    if ((await post(port, "x", "flood")).startsWith("429")) turnedAway++;
  });
  await expect.poll(() => turnedAway).toBe(16);
  const honest = post(port, "xy", "honest");
  release();
  expect(await honest).toBe("200 2");
  await Promise.all(flood);
  expect(turnedAway).toBe(16);
});

test("whoever sends a byte a second holds no place", async () => {
  const port = await aServer();
  const slow = Array.from({ length: 30 }, () => {
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nX-Client: one\r\nContent-Length: 1000\r\n\r\na");
    return socket;
  });
  expect(await post(port, "abc")).toBe("200 3");
  for (const socket of slow) socket.destroy();
});
