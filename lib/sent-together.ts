import type { IncomingMessage, ServerResponse } from "node:http";
import { bytesOf, compress, settleHead } from "#lib/compressed.ts";

/** How long what is there already waits for more, in milliseconds. */
const LONGEST = 10;

/**
 * Sends at once what is made at once, compressed as a whole. Next writes the head, the HTML and what scripts make of it
 * within a moment, but one after another, and each on its own costs what a whole answer does. What takes longer than
 * `longest` does not wait for the rest. Call it before anything else wraps the response.
 */
export function sendTogether(request: IncomingMessage, response: ServerResponse, longest = LONGEST): void {
  compress(request, response);
  holdTogether(response, longest);
  flushTogether(response, longest);
}

function holdTogether(response: ServerResponse, longest: number) {
  const { write, end } = response;
  let held: Parameters<typeof write>[] | null = [];
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    clearTimeout(timer);
    const parts = held ?? [];
    held = null;
    if (!response.destroyed) for (const part of parts) write.apply(response, part);
  };
  response.once("close", () => clearTimeout(timer));
  // What the head says is settled by then; it goes with the first part.
  response.flushHeaders = () => settleHead(response);
  response.write = ((...part: Parameters<typeof write>) => {
    if (!held) return write.apply(response, part);
    settleHead(response);
    held.push(part);
    timer ??= setTimeout(release, longest);
    return true;
  }) as typeof write;
  response.end = ((...last: Parameters<typeof end>) => {
    if (!held?.length || response.destroyed) {
      release();
      return end.apply(response, last);
    }
    clearTimeout(timer);
    const parts: unknown[][] = [...held, last];
    held = null;
    for (const given of parts.flat()) if (typeof given === "function") response.once("finish", given as () => void);
    return end.call(response, Buffer.concat(parts.map(([part, encoding]) => bytesOf(part, encoding))), "utf8");
  }) as typeof end;
}

/** Next asks after each part that what was compressed goes out; it goes when there is no more for a while. */
function flushTogether(response: ServerResponse & { flush?: () => void }, longest: number) {
  const { flush } = response;
  if (!flush) return;
  let timer: NodeJS.Timeout | undefined;
  response.once("close", () => clearTimeout(timer));
  response.flush = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!response.writableEnded) flush.call(response);
    }, longest);
  };
}
