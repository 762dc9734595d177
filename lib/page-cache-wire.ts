import { STATUS_CODES, validateHeaderName, validateHeaderValue } from "node:http";
import type { Reply } from "#lib/page-cache-send.ts";

/**
 * Makes of a reply the bytes that Node's own server would send for it over a connection that stays open for
 * `keepAlive` milliseconds. They say the date, so those of a whole answer are made once in a second, and no answer is
 * remembered beyond the next second in which one is sent. Throws what Node does for a header that cannot be sent.
 */
export function wire(keepAlive: number): (reply: Reply) => Buffer {
  const end = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAlive / 1000)}\r\n\r\n`;
  let second = 0;
  let date = "";
  let made = new Map<readonly string[], Buffer>();

  function headOf({ status, head }: Reply): Buffer {
    let text = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
    for (let at = 0; at < head.length; at += 2) {
      const [name = "", value = ""] = [head[at], head[at + 1]];
      validateHeaderName(name);
      validateHeaderValue(name, value);
      text += `${name}: ${value}\r\n`;
    }
    return Buffer.from(`${text}Date: ${date}\r\n${end}`, "latin1");
  }

  return (reply) => {
    const now = Date.now();
    if (Math.floor(now / 1000) !== second) {
      second = Math.floor(now / 1000);
      date = new Date(now).toUTCString();
      made = new Map();
    }
    if (!reply.body) return headOf(reply);
    const known = made.get(reply.head);
    if (known) return known;
    const bytes = Buffer.concat([headOf(reply), reply.body]);
    made.set(reply.head, bytes);
    return bytes;
  };
}
