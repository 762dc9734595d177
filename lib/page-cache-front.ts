import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Asked } from "#lib/page-cache-rules.ts";
import type { Reply } from "#lib/page-cache-send.ts";
import { wire } from "#lib/page-cache-wire.ts";
import { type PlainRequest, plainRequest } from "#lib/plain-request.ts";

/** One connection: requests that Node has still to answer, bytes of a body that it has still to get. */
type Line = { hasBegun: boolean; open: number; rest: number };

/**
 * Answers plain requests for what lies ready on the connection itself, without Node's parser and its response, which cost more
 * than all the rest. Node keeps every connection with its time limits, gets the first request of each (it counts one that
 * never asked anything as late), and whatever `replyTo` has no answer for.
 *
 * A request is answered here only where Node is known to wait for a new one: all that it got so far were whole plain
 * requests, each answered to its end, and all that was written has left. After anything that is not plain the connection is
 * Node's alone for good.
 */
export function answerInFront(server: Server, replyTo: (asked: Asked) => Reply | null): void {
  const lines = new WeakMap<Socket, Line>();
  const bytesOf = wire(server.keepAliveTimeout);

  function bytesFor(request: PlainRequest): Buffer | null {
    try {
      const reply = replyTo(request);
      return reply && bytesOf(reply);
    } catch {
      // On Node's way the same goes wrong again, where it is noted and answered.
      return null;
    }
  }

  server.prependListener("request", ({ socket }, response) => {
    const line = lines.get(socket);
    if (!line) return;
    line.hasBegun = true;
    line.open++;
    response.once("close", () => line.open--);
  });

  server.on("connection", (socket) => {
    const [passOn, ...others] = socket.listeners("data") as ((chunk: Buffer) => void)[];
    // It is Node's way to read that stands there alone; if it ever reads otherwise, everything stays with it.
    if (!passOn || others.length > 0) return;
    const line: Line = { hasBegun: false, open: 0, rest: 0 };
    lines.set(socket, line);

    function isAnswered(request: PlainRequest): boolean {
      const isWaitedFor = line.hasBegun && line.open === 0 && socket.writable && socket.writableLength === 0;
      const bytes = isWaitedFor && !request.hasBody ? bytesFor(request) : null;
      if (bytes) socket.write(bytes);
      return bytes !== null;
    }

    const hear = (chunk: Buffer) => {
      if (line.rest > 0) {
        line.rest -= chunk.length;
      } else {
        const request = plainRequest(chunk);
        if (request && isAnswered(request)) return;
        line.rest = request?.rest ?? -1;
      }
      if (line.rest < 0) {
        lines.delete(socket);
        socket.on("data", passOn).off("data", hear);
      }
      passOn(chunk);
    };
    socket.on("data", hear).off("data", passOn);
  });
}
