import { connect as connectPlain, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectSecure } from "node:tls";
import type { buildConnector } from "undici";
import { dialled } from "#lib/fetching/resolve.ts";
import { portOf, type Rules } from "#lib/fetching/rules.ts";

/**
 * How undici opens its sockets: the name is looked up once, every address is checked, and the socket is given exactly
 * these to dial; nothing looks the name up again. The socket ends with the signal, also while it is still being opened.
 */
export function guardedConnector(rules: Rules, signal: AbortSignal): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    const isSecure = options.protocol === "https:";
    const port = portOf(options);
    let isAnswered = false;
    const fail = (error: Error) => {
      if (!isAnswered) callback(error, null);
      isAnswered = true;
    };
    const open = (socket: Socket) => {
      const close = () => socket.destroy(signal.reason);
      signal.addEventListener("abort", close);
      socket.setNoDelay(true);
      socket.once("close", () => signal.removeEventListener("abort", close));
      socket.on("error", fail);
      socket.once(isSecure ? "secureConnect" : "connect", () => {
        if (!isAnswered) callback(null, socket);
        isAnswered = true;
      });
    };
    dialled(host, port, rules, signal)
      .then((addresses) => {
        signal.throwIfAborted();
        const lookup: LookupFunction = (_name, { all }, answer) => {
          const [first] = addresses;
          if (all || !first) answer(null, addresses);
          else answer(null, first.address, first.family);
        };
        const common = { host, port, lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1_000 };
        const servername = isIP(host) ? undefined : host;
        const secure = { ca: rules.authority, rejectUnauthorized: true, ALPNProtocols: ["http/1.1"] };
        open(isSecure ? connectSecure({ ...common, ...secure, servername }) : connectPlain(common));
      })
      .catch(fail);
  };
}
