import { once } from "node:events";
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { answerInFront } from "#lib/page-cache-front.ts";
import { get, openTo, type PressOptions, startPress, talk } from "#lib/testing/press.ts";

describe("a connection that is answered in front", () => {
  const ask = async (socket: Socket) => {
    socket.write(get());
    const [chunk] = (await once(socket, "data")) as [Buffer];
    return chunk.toString("latin1").split("\r\n", 1)[0];
  };
  const begin = async (options: PressOptions) => {
    const { server, asked } = await startPress(true, options);
    const socket = await openTo(server);
    await ask(socket);
    return { server, asked, socket };
  };

  test("is not late for Node, however long it goes on", async () => {
    const { server, asked, socket } = await begin({ headersTimeout: 300, connectionsCheckingInterval: 50 });
    for (let n = 0; n < 15; n++) {
      expect(await ask(socket)).toBe("HTTP/1.1 200 OK");
      await sleep(50);
    }
    expect(asked).toEqual(["/"]);
    server.close();
    await once(socket, "close");
  });

  test("and then says nothing is closed, counted from its last request", async () => {
    const { server, socket } = await begin({ keepAliveTimeout: 100 });
    await sleep(600);
    await ask(socket);
    const asked = performance.now();
    await once(socket, "close");
    expect(performance.now() - asked).toBeGreaterThan(900);
    expect(performance.now() - asked).toBeLessThan(10_000);
    server.close();
  });

  test("is closed at once when the server stops", async () => {
    const { server, socket } = await begin({ keepAliveTimeout: 60_000 });
    await ask(socket);
    const isStopped = new Promise((resolve) => server.close(resolve));
    await Promise.all([isStopped, once(socket, "close")]);
  });

  test("and does not read is left to Node, which stops to hear it", async () => {
    const { server, asked } = await startPress(true, {});
    const connected = once(server, "connection") as Promise<[Socket]>;
    const socket = await openTo(server);
    const [peer] = await connected;
    await ask(socket);
    socket.pause();
    let sent = 0;
    for (; sent < 5_000 && asked.length === 1; sent++) {
      socket.write(get());
      // Two that arrive as one would be left to Node for that.
      do await sleep(1);
      while (asked.length === 1 && peer.bytesRead < socket.bytesWritten);
    }
    expect([sent > 20, sent < 5_000]).toEqual([true, true]);
    socket.destroy();
    server.close();
  });

  test("and breaks off ends nothing but itself", async () => {
    const { server, socket } = await begin({});
    for (let n = 0; n < 50; n++) socket.write(get());
    socket.resetAndDestroy();
    expect(await ask(await openTo(server))).toBe("HTTP/1.1 200 OK");
    server.close();
    server.closeAllConnections();
  });
});

test("what fails while it is looked up is left to Node's way, where it is noted", async () => {
  const server = createServer((_, response) => response.end("Node's"));
  answerInFront(server, () => {
    throw new Error("looking it up fails");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  expect((await talk(server, [get(), get()])).match(/Node's/g)).toHaveLength(3);
  server.close();
});
