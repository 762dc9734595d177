import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { secretsOf } from "./data-folder.ts";
import { root, settingsIn, variables } from "./settings.ts";

/** What no log may hold, by what it is. The last are the passwords and addresses of the tests themselves. */
const FORBIDDEN: Record<string, RegExp> = {
  "a hash of a password": /argon2id\$/,
  "a session": /(session|device|challenge|errand|authjs[\w.-]*)=[\w%.-]{20,}/i,
  "a header of cookies": /"(set-)?cookie":\s*"(?!\[Redacted)/i,
  "a token in an address": /\/(keep|setup|reset|link|sign-up|address|exports)\/[\w-]{40,}/,
  "a token in a query": /[?&](code|state|token|secret)=[\w%.-]{10,}/i,
  "a credential": /Bearer [\w.-]+|client_secret|smtps?:\/\/[^\s"@]+:[^\s"@]+@|postgres(ql)?:\/\/[^\s"@]+:[^\s"@]+@/i,
  "a password of the tests": /violet harbour|lantern (quarry|orbit)|wrong password/i,
  "a mail address": /[\w.+-]+@([\w-]+\.)*(example\.org|x\.test)/i,
};

/** What a text holds that no log may, in words; with `secrets`, also these. */
export function secretsIn(text: string, secrets: string[] = []): string[] {
  const found = Object.entries(FORBIDDEN).flatMap(([what, pattern]) => {
    const hit = pattern.exec(text)?.[0];
    return hit ? [`${what}: ${hit.slice(0, 60)}`] : [];
  });
  return [...found, ...secrets.filter((secret) => text.includes(secret)).map(() => "a secret of this site")];
}

const folder = join(root, ".next");
const logs = () => readdirSync(folder).filter((name) => /^e2e-.*\.log$/.test(name));

/** Before a run: what an earlier one logged is not this one's. */
export function forgetLogs() {
  for (const name of logs()) rmSync(join(folder, name));
}

/** Whether the logs that the sites of this run left in .next hold nothing of this; says what they do. */
export function areLogsClean(): boolean {
  const names = logs();
  const secrets = Object.values(secretsOf(settingsIn(variables()).DATA_DIR));
  const found = names.flatMap((name) =>
    secretsIn(readFileSync(join(folder, name), "utf8"), secrets).map((what) => `.next/${name} holds ${what}`),
  );
  const isWhole = names.includes("e2e-server.log");
  for (const line of found) console.error(line);
  console.log(
    `${names.length} logs of the sites ${isWhole && found.length === 0 ? "hold no secret and no address" : "FAILED"}`,
  );
  return isWhole && found.length === 0;
}
