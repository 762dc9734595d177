import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { extractPage } from "#lib/extraction/extract.ts";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { siteRules } from "#lib/fetching/rules.ts";
import { Sentence, tell } from "./sentences.ts";
import { settingsIn, variables } from "./settings.ts";

// `npm run extract -- FILE-or-URL… [--url ADDRESS] [--jsonl]`: what can be read on a page, as JSON. Needs no database and no
// settings. The format is in docs/reading-formats.md.

const USAGE = "Name pages: npm run extract -- page.html https://example.org/article, with --jsonl for one line each.";

type Source = { bytes: Buffer; url: string; contentType: string | null };

async function fetched(address: string): Promise<Source> {
  const rules = siteRules(settingsIn(variables()));
  const answer = await fetchWith(rules, address, { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1" });
  if (!answer.ok) throw new Sentence(answer.words);
  if (answer.status >= 400) throw new Sentence(`The site answered ${answer.status}.`);
  return { bytes: answer.body, url: answer.url, contentType: answer.contentType };
}

async function fromFile(path: string, url: string): Promise<Source> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Sentence(error.code === "ENOENT" ? "There is no such file." : tell(error));
  });
  return { bytes, url, contentType: null };
}

async function read(name: string, url: string) {
  const { bytes, ...page } = await (/^https?:\/\//i.test(name) ? fetched(name) : fromFile(name, url));
  const { images: _, truncatedWords: __, topics: ___, refused, updated: ____, ...reading } = extractPage(bytes, page);
  if (refused) throw new Sentence(refused);
  return reading;
}

try {
  const options = { jsonl: { type: "boolean" }, url: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals.length === 0) throw new Sentence(USAGE);
  for (const name of positionals)
    try {
      console.log(JSON.stringify(await read(name, values.url ?? ""), null, values.jsonl ? 0 : 2));
    } catch (error) {
      console.error(`${name}: ${tell(error)}`);
      process.exitCode = 1;
    }
} catch (error) {
  console.error(tell(error));
  process.exitCode = 1;
}
