import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "#lib/env.ts";
import { Sentence } from "./sentences.ts";

export const root = join(import.meta.dirname, "..");

/** What the start makes itself where it is not set; these only let everything else be checked before it does. */
const madeLater = {
  DATABASE_URL: "postgresql://embedded",
  AUTH_SECRET: "made by the start, kept in the data folder",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
};

/** The variables of this process and of .env that are set to something. */
export function variables(): NodeJS.ProcessEnv {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const set = Object.entries(process.env).filter(([, value]) => value !== "");
  return Object.fromEntries(set) as NodeJS.ProcessEnv;
}

/**
 * The settings in variables of which the secrets and the database's address may still be missing.
 * @throws EnvError
 */
export const settingsIn = (set: NodeJS.ProcessEnv) => {
  const { DATA_DIR = join(root, ".data") } = set;
  return parseEnv({ ...madeLater, ...set, DATA_DIR });
};

/** What is wrong with the port, in words. */
export function whyNotPort(error: unknown, { HOST, PORT }: { HOST: string; PORT: number }): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") {
    return new Sentence(
      `Port ${PORT} is in use by another program. Stop that, or take another: PORT=${PORT + 1} npm start`,
    );
  }
  if (code === "EACCES")
    return new Sentence(`This user may not use port ${PORT}. Take one above 1023: PORT=3000 npm start`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new Sentence(
      `This machine has no address ${HOST}. Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (all).`,
    );
  }
  return error;
}
