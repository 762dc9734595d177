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
