import { resolve } from "node:path";
import { z } from "zod";

/** The settings are wrong. The message names each wrong variable and what it should be, one to a line. */
export class EnvError extends Error {
  override name = "EnvError";
}

const wholeNumber = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: `${name} must be a whole number from ${least} to ${most}` })
    .int(`${name} must be a whole number from ${least} to ${most}`)
    .min(least, `${name} must be at least ${least}`)
    .max(most, `${name} must be at most ${most}`);

/** `http(s)://name[:port]` alone: a path or a query would silently be lost where addresses are made from it. */
const isOrigin = (value: string) => {
  const url = URL.parse(value);
  return !!url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username;
};

const isPostgres = (value: string) => /^postgres(ql)?:\/\/\S+$/.test(value);

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

/** 32 bytes, as Next wants its AES key. */
const isKey = (value: string) => /^[A-Za-z0-9+/]{43}=$/.test(value);

/** `host:port` with commas between, as `nas.example:8080, 10.0.0.5:*`. */
const hostsAndPorts = (name: string) =>
  z
    .string()
    .transform((value) => value.split(",").flatMap((part) => part.trim() || []))
    .refine((parts) => parts.every((part) => /^(\[[\da-f:.]+\]|[\w.-]+):(\d{1,5}|\*)$/i.test(part)), {
      error: `${name} must be host:port, several with commas between, such as nas.example:8080,10.0.0.5:80`,
    });

const required = (name: string, what: string) => z.string({ error: `${name} is missing: it must be ${what}` });

const schema = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], {
      error: "NODE_ENV must be development, production or test",
    })
    .default("production"),
  DATABASE_URL: required("DATABASE_URL", "postgresql://user:password@host:5432/name").refine(isPostgres, {
    error: "DATABASE_URL must look like postgresql://user:password@host:5432/name",
  }),
  DATABASE_POOL: wholeNumber("DATABASE_POOL", 1, 500).default(10),
  /** A statement that takes longer than so many milliseconds is logged with its shape; 0 logs none. */
  SLOW_QUERY_MS: wholeNumber("SLOW_QUERY_MS", 0, 60_000).default(250),
  /** Memory for pages that are the same for everybody, in MB; 0 makes every page anew. */
  PAGE_CACHE_MB: wholeNumber("PAGE_CACHE_MB", 0, 4096).default(64),
  PORT: wholeNumber("PORT", 1, 65535).default(3000),
  /** This machine only, unless said otherwise: HOST=0.0.0.0 opens it to the network. */
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "HOST must be a host name or an IP address, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  AUTH_URL: z
    .string()
    .refine(isOrigin, { error: "AUTH_URL must be the site's address with no path, such as https://briefing.example" })
    .transform((value) => new URL(value).origin)
    .optional(),
  AUTH_SECRET: required("AUTH_SECRET", "at least 32 random characters").min(
    32,
    "AUTH_SECRET must be at least 32 random characters",
  ),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: required(
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "32 random bytes in base64 (openssl rand -base64 32)",
  ).refine(isKey, {
    error: "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 32 random bytes in base64 (openssl rand -base64 32)",
  }),
  DATA_DIR: z.string().default(".data"),
  /** How many reverse proxies stand in front: so many entries from the right of X-Forwarded-For are believed. */
  TRUST_PROXY: wholeNumber("TRUST_PROXY", 0, 10).default(0),
  /** Where mail goes out. Without it mail stays in the outbox that admins can open. */
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/\S+$/,
      "SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465",
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/,
      "MAIL_FROM must be an address, such as AI Briefing <briefing@example.org>",
    )
    .optional(),
  /** What of one's own network may be fetched all the same; all else that is not on the public web never is. */
  FETCH_ALLOW: hostsAndPorts("FETCH_ALLOW").default([]),
  /** Other ways in, each shown only when both of its values are set. */
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url({ error: "OIDC_ISSUER must be the address of an OpenID Connect issuer" }).optional(),
  OIDC_ID: z.string().optional(),
  OIDC_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, "OIDC_NAME must be at most 40 characters").default("Single sign-on"),
  /** Whom to tell of a weakness, for /.well-known/security.txt. */
  SECURITY_CONTACT: z
    .string()
    .regex(
      /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/,
      "SECURITY_CONTACT must look like mailto:security@example.org or https://example.org/security",
    )
    .optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
});

/**
 * Reads settings from variables. An empty variable counts as not set, as `KEY=` in a .env file means.
 * @throws EnvError
 */
export function parseEnv(variables: Record<string, string | undefined>) {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) throw new EnvError(parsed.error.issues.map((issue) => issue.message).join("\n"));
  const { DATA_DIR, AUTH_URL, ...rest } = parsed.data;
  // Links in mails and the cookies' names hang on the address: on a network it is said, never guessed.
  if (!AUTH_URL && !isLoopback(rest.HOST))
    throw new EnvError("AUTH_URL is missing: with HOST open to the network it must be the site's address");
  return { ...rest, DATA_DIR: resolve(DATA_DIR), AUTH_URL: AUTH_URL ?? `http://localhost:${rest.PORT}` };
}

export type Env = ReturnType<typeof parseEnv>;

let read: Env | undefined;

/**
 * The settings of this process, read at the first call: `next build` imports this file where none are set.
 * @throws EnvError
 */
export function env(): Env {
  read ??= parseEnv(process.env);
  return read;
}
