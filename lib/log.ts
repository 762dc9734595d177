import pino from "pino";
import { env } from "#lib/env.ts";

let logger: pino.Logger | undefined;

/** The process's log: one JSON line an event, without passwords, cookies, tokens or whole mail addresses. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    redact: ["password", "token", "cookie", "email", "*.password", "*.token", "*.cookie", "*.email"],
  });
  return logger;
}

/** A request's path as it may be logged: without its query, and without the secret of a link from a mail or of a list. */
export const loggedPath = (url = "/") =>
  withoutSecrets((url.split("?")[0] ?? "/").replace(/^\/lists\/[\w-]{22}/, "/lists/…"));

/** A text without the secrets that stand at the ends of links. */
export const withoutSecrets = (text: string) => text.replaceAll(/\/[\w-]{40,}/g, "/…");
