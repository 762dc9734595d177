import { parseArgs } from "node:util";
import { extractPage } from "#lib/extraction/extract.ts";
import { Sentence, sayFailure } from "../scripts/sentences.ts";
import { type Page, pageSet } from "./page-sets.ts";
import { score, total } from "./shingles.ts";
import { table } from "./table.ts";

const HELP = `npm run bench:extraction -- FOLDER… [--half even|odd] [--worst N]

How near the text that is read on each page of a folder comes to the text that is expected. A folder is one of
  scrapinghub/article-extraction-benchmark   ground-truth.json ({ name: { articleBody, url } }) and html/NAME.html.gz
  mozilla/readability, test/test-pages       NAME/source.html and NAME/expected.html
  adbar/trafilatura, tests                   evaldata.json ({ url: { file, with, without } }) and eval/FILE or cache/FILE
The first two are compared by runs of four words, as evaluate.py of the first does; the third by the pieces of text that
are to be there or not, as evaluate.py of the third does. --half reads every other page only, so that what was made better
on one half can be judged by the other.`;

type Row = { name: string; precision: number; recall: number; f1: number; ms: number };

const words = (text: string) => text.replaceAll(/\s+/g, " ").trim();
const part = (some: number, all: number) => (all === 0 ? 1 : some / all);

function byPieces(pages: { page: Page; text: string }[]): { rows: Omit<Row, "ms">[]; all: Omit<Row, "ms" | "name"> } {
  const sums = { tp: 0, fp: 0, fn: 0 };
  const figures = ({ tp, fp, fn }: typeof sums) => ({
    ...{ precision: part(tp, tp + fp), recall: part(tp, tp + fn), f1: part(2 * tp, 2 * tp + fp + fn) },
  });
  const rows = pages.map(({ page, text }) => {
    const { inside, outside } = "inside" in page ? page : { inside: [], outside: [] };
    const found = words(text);
    const count = (some: string[]) => some.filter((piece) => found.includes(words(piece))).length;
    const [tp, fp] = [count(inside), count(outside)];
    const each = { tp, fp, fn: inside.length - tp };
    for (const name of ["tp", "fp", "fn"] as const) sums[name] += each[name];
    return { name: page.name, ...figures(each) };
  });
  return { rows, all: figures(sums) };
}

function byShingles(pages: { page: Page; text: string }[]): ReturnType<typeof byPieces> {
  const scores = pages.map(({ page, text }) => ({ page, ...score("expected" in page ? page.expected : "", text) }));
  const rows = scores.map(({ page, precision, recall, f1 }) => ({
    ...{ name: page.name, precision: precision ?? 1, recall: recall ?? 1, f1 },
  }));
  return { rows, all: total(scores) };
}

function judge(folder: string, half: string | undefined, worst: number) {
  const pages = pageSet(folder).filter((_, at) => half === undefined || (at % 2 === 0) === (half === "even"));
  if (pages.length === 0) throw new Sentence(`${folder} holds no pages in a form that is known.\n\n${HELP}`);
  const read = pages.map((page) => {
    const bytes = page.read();
    const start = performance.now();
    const { text } = extractPage(bytes, { url: page.url });
    return { page, text, ms: performance.now() - start };
  });
  const { rows, all } = pages.some((page) => "inside" in page) ? byPieces(read) : byShingles(read);
  const figure = (value: number) => value.toFixed(3);
  const line = (name: string, { precision, recall, f1 }: Omit<Row, "ms" | "name">) => [
    name,
    ...[f1, precision, recall].map(figure),
  ];
  const low = rows.toSorted((a, b) => a.f1 - b.f1).slice(0, worst);
  const times = read.map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(`\n${folder}, ${pages.length} pages${half ? `, the ${half} half` : ""}`);
  console.log(
    table(["", "F1", "precision", "recall"], [line("all", all), ...low.map((row) => line(row.name.slice(0, 60), row))]),
  );
  console.log(`ms a page: ${times[times.length >> 1]?.toFixed(0)} (median), ${times.at(-1)?.toFixed(0)} (most)`);
}

try {
  const options = { half: { type: "string" }, worst: { type: "string" }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.half !== undefined && !/^(even|odd)$/.test(values.half)) throw new Sentence("--half is even or odd.");
  if (values.help || positionals.length === 0) console.log(HELP);
  for (const folder of positionals) judge(folder, values.half, Number(values.worst ?? 10));
} catch (error) {
  sayFailure(error);
}
