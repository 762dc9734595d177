import type { IncomingMessage, ServerResponse } from "node:http";
import { BODY_MOST } from "#lib/request-rules.ts";
import { turnstile } from "#lib/turnstile.ts";

// A write costs about as much as a page and often a password's hash. However many come at once, a few at a time are worked
// on, so that pages stay fast for whoever reads; the others wait their turn, and beyond that are told to come back.

/** Ordinary forms, by the address they come from: one network cannot fill the line for the others. */
const forms = turnstile({ atOnce: 4, inLine: 60, each: 24 });
/** Bodies that may take long to arrive have places of their own. */
const uploads = turnstile({ atOnce: 4, inLine: 20, each: 4 });

/** Waits until a write may be worked on. Answers false when too many wait already, or the client has left meanwhile. */
export async function isAdmitted(request: IncomingMessage, response: ServerResponse, client: string): Promise<boolean> {
  const size = Number(request.headers["content-length"] ?? Number.NaN);
  const isForm = size <= BODY_MOST;
  // A place is taken by what has arrived: whoever sends a byte a second holds none.
  if (isForm && !(await hasArrived(request, size))) return false;
  const leave = await (isForm ? forms : uploads).enter(client);
  if (!leave) return false;
  response.once("close", leave);
  if (!response.destroyed && !request.socket.destroyed) return true;
  leave();
  return false;
}

/**
 * Reads a body of known size and puts it back, for whoever reads it next. Answers false when it does not come whole.
 * It is never paused by name: Next, which hands some forms on to another page, would wait for it for ever.
 */
function hasArrived(request: IncomingMessage, size: number): Promise<boolean> {
  if (size === 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const end = (isWhole: boolean) => {
      request.off("readable", take).off("close", leave).off("error", leave);
      if (isWhole) request.unshift(Buffer.concat(chunks));
      resolve(isWhole);
    };
    const leave = () => end(false);
    const take = () => {
      for (let chunk: Buffer | null = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk);
        received += chunk.length;
        if (received >= size) return end(true);
      }
    };
    request.on("readable", take).on("close", leave).on("error", leave);
  });
}
