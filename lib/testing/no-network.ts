import type { LookupAddress } from "node:dns";
import { Resolver } from "node:dns/promises";
import { type LookupFunction, Socket } from "node:net";

// Tests talk to this machine only: whatever would leave it fails by name.

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1|\[::1\]|0\.0\.0\.0|::)$/.test(host);

const denied = (host: string) => new Error(`Tests have no network: a connection to ${host} was refused.`);

type Where = { host?: string; path?: string; lookup?: LookupFunction };
const isWhere = (value: unknown): value is Where => typeof value === "object" && value !== null;

/** A lookup of one's own, as undici's connector brings it, says where a name leads: that is what is judged. */
function judged(lookup: LookupFunction): LookupFunction {
  return (name, options, answer) =>
    lookup(name, options, (error, found: string | LookupAddress[], family) => {
      const addresses = typeof found === "string" ? [found] : (found ?? []).map(({ address }) => address);
      const outside = addresses.find((address) => !isLoopback(address));
      answer(outside ? denied(outside) : error, found, family);
    });
}

const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;

/** Sockets are called with (options), ([options]), (port, host) or (path). */
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (!isWhere(first)) {
    if (typeof first === "number" && typeof second === "string" && !isLoopback(second)) throw denied(second);
    return connect.apply(this, args);
  }
  if (first.path || !first.host || isLoopback(first.host)) return connect.apply(this, args);
  if (!first.lookup || /^[\d.]+$|:/.test(first.host)) throw denied(first.host);
  return connect.call(this, { ...first, lookup: judged(first.lookup) }, second);
} as Socket["connect"];

for (const ask of ["resolve4", "resolve6"] as const) {
  const resolve = Resolver.prototype[ask] as (name: string) => Promise<string[]>;
  Object.defineProperty(Resolver.prototype, ask, {
    value(this: Resolver, name: string) {
      const outside = this.getServers().find((server) => !server.startsWith("127.0.0.1"));
      return outside ? Promise.reject(denied(outside)) : resolve.call(this, name);
    },
  });
}
