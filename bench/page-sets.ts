import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { plainText } from "#lib/extraction/plain-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";

/** A page and what a good reading of it holds: the whole text, or pieces that are in it and pieces that are not. */
export type Page = { name: string; url: string; read: () => Buffer } & (
  | { expected: string }
  | { inside: string[]; outside: string[] }
);

const truths = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string() }));
const pieces = z.record(
  z.string(),
  z.object({ file: z.string(), with: z.string().array(), without: z.string().array() }),
);

/** The pages of a folder in one of the three forms that `npm run bench:extraction -- --help` names. */
export function pageSet(folder: string): Page[] {
  if (existsSync(join(folder, "ground-truth.json"))) return groundTruth(folder);
  if (existsSync(join(folder, "evaldata.json"))) return withPieces(folder);
  return testPages(folder);
}

function groundTruth(folder: string): Page[] {
  const all = truths.parse(JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")));
  return Object.entries(all).map(([name, { articleBody, url }]) => ({
    ...{ name, url, expected: articleBody },
    read: () => gunzipSync(readFileSync(join(folder, "html", `${name}.html.gz`))),
  }));
}

function withPieces(folder: string): Page[] {
  const all = pieces.parse(JSON.parse(readFileSync(join(folder, "evaldata.json"), "utf8")));
  return Object.entries(all).flatMap(([url, page]) => {
    const file = ["cache", "eval"].map((name) => join(folder, name, page.file)).find((path) => existsSync(path));
    return file
      ? [{ name: page.file, url, inside: page.with, outside: page.without, read: () => readFileSync(file) }]
      : [];
  });
}

function testPages(folder: string): Page[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "expected.html")));
  // Their tests read every page as of this address.
  const url = "http://fakehost/test/page.html";
  return names.map((name) => ({
    ...{ name, url, expected: plainText(sanitiseHtml(readFileSync(join(folder, name, "expected.html"), "utf8"), url)) },
    read: () => readFileSync(join(folder, name, "source.html")),
  }));
}
