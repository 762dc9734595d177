import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Sentence } from "./sentences.ts";

/** How things lie in the data folder. It grows when an older version of the program could no longer read them. */
const format = 1;

/** Secrets as variables of the environment. */
export type Secrets = { AUTH_SECRET: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string };

const newSecrets = (): Secrets => ({
  AUTH_SECRET: randomBytes(32).toString("base64url"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
});

function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Sentence(`${file} is damaged. Restore it from a backup, or delete it to have a new one made.`);
  }
}

/**
 * Makes the data folder, which only its owner may enter, or checks that this version can read the one that is there.
 * @throws Sentence
 */
export function openDataFolder(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "version.json");
  const found = readJson<{ format: number }>(file);
  if (!found) writeFileSync(file, JSON.stringify({ format }));
  else if (!(found.format <= format)) {
    throw new Sentence(
      `The data in ${folder} was written by a newer version of this program (format ${found.format}, here ${format}). ` +
        "Update the program, then start again. Nothing was changed.",
    );
  }
}

/** The secrets of a data folder, made when they are first needed. */
export function secretsOf(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  const found = readJson<Secrets>(file);
  if (found) return found;
  const made = newSecrets();
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
