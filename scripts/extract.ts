import { parseArgs } from "node:util";
import { extractPage } from "#lib/extraction/extract.ts";
import { foreignSource } from "./foreign-source.ts";
import { Sentence, sayFailure, tell } from "./sentences.ts";

// `npm run extract -- FILE-or-URL… [--url ADDRESS] [--jsonl]`: what can be read on a page, as JSON. Needs no database and no
// settings. The format is in docs/reading-formats.md.

const USAGE = "Name pages: npm run extract -- page.html https://example.org/article, with --jsonl for one line each.";

const ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

async function read(name: string, url: string) {
  const { bytes, ...page } = await foreignSource(name, url, ACCEPT);
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
  sayFailure(error);
}
