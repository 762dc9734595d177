import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { siteRules } from "#lib/fetching/rules.ts";
import { Sentence, tell } from "./sentences.ts";
import { settingsIn, variables } from "./settings.ts";

export type ForeignSource = { bytes: Buffer; url: string; contentType: string | null };

/** What stands in a file, comes by the standard input ("-"), or is fetched from the web; `url` is where it is from. */
export async function foreignSource(name: string, url: string, accept: string): Promise<ForeignSource> {
  if (/^https?:\/\//i.test(name)) return fetched(name, accept);
  if (name === "-") return { bytes: await buffer(process.stdin), url, contentType: null };
  const bytes = await readFile(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EISDIR") throw new Sentence("This is a folder. Name the files in it.");
    throw new Sentence(error.code === "ENOENT" ? "There is no such file." : tell(error));
  });
  return { bytes, url, contentType: null };
}

async function fetched(address: string, accept: string): Promise<ForeignSource> {
  const answer = await fetchWith(siteRules(settingsIn(variables())), address, { accept });
  if (!answer.ok) throw new Sentence(answer.words);
  if (answer.status >= 400) throw new Sentence(`The site answered ${answer.status}.`);
  return { bytes: answer.body, url: answer.url, contentType: answer.contentType };
}
