import { parseArgs } from "node:util";
import { parseFeed } from "#lib/sources/parse-feed.ts";
import { printedFeed } from "#lib/sources/printed-feed.ts";
import { foreignSource } from "./foreign-source.ts";
import { Sentence, sayFailure, tell } from "./sentences.ts";

// `npm run parse-feed -- FILE-or-URL-or-“-”… [--url ADDRESS] [--jsonl]`: what source feeds say, as JSON. Needs no database
// and no settings. The format is in docs/reading-formats.md.

const USAGE = "Name feeds: npm run parse-feed -- feed.xml https://example.org/feed, “-” for the standard input.";
const ACCEPT = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5";

async function read(name: string, url: string) {
  const { bytes, ...meta } = await foreignSource(name, url, ACCEPT);
  const feed = parseFeed(bytes, { ...meta, url: meta.url || null });
  if (!feed.ok) throw new Sentence(feed.words);
  return printedFeed(feed);
}

try {
  const options = { jsonl: { type: "boolean" }, url: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals.length === 0) throw new Sentence(USAGE);
  for (const name of positionals)
    try {
      const feed = await read(name, values.url ?? "");
      console.log(values.jsonl ? JSON.stringify({ file: name, ...feed }) : JSON.stringify(feed, null, 2));
    } catch (error) {
      console.error(`${name}: ${tell(error)}`);
      process.exitCode = 1;
    }
} catch (error) {
  sayFailure(error);
}
