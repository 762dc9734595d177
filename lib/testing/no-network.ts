import { Socket } from "node:net";

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1|\[::1\]|0\.0\.0\.0|::)$/.test(host);

/** Where a call of `connect` goes: sockets are called with (options), ([options]), (port, host) or (path). */
function target(args: unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first) {
    if ("path" in first && first.path) return "localhost";
    return "host" in first && typeof first.host === "string" ? first.host : "localhost";
  }
  return typeof first === "number" && typeof second === "string" ? second : "localhost";
}

const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;

// Tests talk to this machine only: whatever would leave it fails by name.
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = target(args);
  if (!isLoopback(host)) throw new Error(`Tests have no network: a connection to ${host} was refused.`);
  return connect.apply(this, args);
} as Socket["connect"];
