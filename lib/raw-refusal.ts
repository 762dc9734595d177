import type { Server } from "node:http";
import { securityHeaders } from "#lib/request-rules.ts";

const STATUS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** The status line for a request that Node could not read, by its error's code. */
const statusOfUnread = (code: string | undefined) => STATUS[code ?? ""] ?? "400 Bad Request";

/** A whole answer without a body, for a connection that has no response to write to: with the headers of every other. */
function rawRefusal(status: string, options: { https: boolean; dev: boolean }): string {
  const headers = { ...securityHeaders("none", options), Connection: "close", "Content-Length": "0" };
  const lines = Object.entries({ ...headers, "Cache-Control": "no-store" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`;
}

/** What is not even a request that can be read, and a wish to be a proxy, are refused like everything else: with headers. */
export function refuseUnread(server: Server, options: { https: boolean; dev: boolean }): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    // Whoever drips or does not read is not waited for: what they hold is let go at once.
    socket.end(rawRefusal(statusOfUnread(error.code), options), () => socket.destroy());
  });
  server.on("connect", (_, socket) => {
    // Node has let go of this connection, and with it of what goes wrong on it.
    socket.on("error", () => socket.destroy());
    socket.end(rawRefusal("405 Method Not Allowed", options), () => socket.destroy());
  });
}
