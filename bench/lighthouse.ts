import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserPath } from "../scripts/browser.ts";
import { buildForTests } from "../scripts/e2e-run.ts";
import { run } from "../scripts/processes.ts";
import { sayFailure } from "../scripts/sentences.ts";
import { withSite } from "../scripts/site.ts";
import { startEmptySite } from "./empty-site.ts";
import { median } from "./numbers.ts";
import { table } from "./table.ts";

// `npm run bench:lighthouse`: Lighthouse's marks for a phone, as medians of three, in turn with an empty page of Next: what
// that takes is not ours, and on a slow machine it is much. It is fetched from npm when it is asked for, and is no part of
// the project.

const LIGHTHOUSE = "lighthouse@13.5.0";
const TIMES = 3;
const PAGES = ["/", "/posts/tasks-not-titles"];

/** `benchmarkIndex` is Lighthouse's own measure of the machine: from 1000 or so its figures are those of a phone. */
type Report = {
  environment: { benchmarkIndex: number };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string }>;
};

/** What it says of a page. Now and then it fails at its own recording and says "run Lighthouse again": it is, once. */
async function report(url: string, chrome: string, tries = 2): Promise<Report> {
  const file = join(tmpdir(), `lighthouse-${process.pid}.json`);
  const flags = "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu";
  const args = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--output-path=${file}`];
  const { code, output } = await run("npx", [...args, `--chrome-flags=${flags}`], {
    env: { ...process.env, CHROME_PATH: chrome },
  });
  if (code !== 0 && tries > 1) return report(url, chrome, tries - 1);
  if (code !== 0) throw new Error(`Lighthouse could not look at ${url}.\n${output}`);
  const found: Report = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  return found;
}

const MARKS = ["performance", "accessibility", "best-practices", "seo"];
const TIMINGS: [string, string][] = [
  ["largest-contentful-paint", "LCP ms"],
  ["cumulative-layout-shift", "CLS"],
  ["total-blocking-time", "TBT ms"],
];

/** A line of the table: the medians of what was reported of a page. */
function row(page: string, reports: Report[]): string[] {
  const mark = (name: string) => median(reports.map(({ categories }) => (categories[name]?.score ?? 0) * 100));
  const timing = (name: string) => median(reports.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN));
  const digits = (name: string) => (name.startsWith("cumulative") ? 3 : 0);
  return [
    page,
    ...MARKS.map((name) => mark(name).toFixed(0)),
    ...TIMINGS.map(([name]) => timing(name).toFixed(digits(name))),
    median(reports.map(({ environment }) => environment.benchmarkIndex)).toFixed(0),
  ];
}

/** Looks at the feed and an article, on the build that is there. Answers the table of marks. */
export async function measureLighthouse(): Promise<string> {
  const chrome = await browserPath();
  const empty = await startEmptySite();
  const rows = await withSite({ log: "bench-lighthouse.log", programs: ["server"] }, async ({ url }) => {
    const pages = [["an empty page of Next", empty.url], ...PAGES.map((path) => [path, `${url}${path}`])] as const;
    const found = pages.map(([name, address]) => ({ name, address, reports: [] as Report[] }));
    for (let time = 0; time < TIMES; time++)
      for (const { address, reports } of found) reports.push(await report(String(address), chrome));
    for (const { name, reports } of found.slice(1))
      for (const audit of Object.values(reports[0]?.audits ?? {}))
        if (audit.score !== null && audit.score < 0.9) console.log(`${name}: ${audit.title} (${audit.score})`);
    return found.map(({ name, reports }) => row(String(name), reports));
  }).finally(empty.stop);
  return table(["page", ...MARKS, ...TIMINGS.map(([, name]) => name), "machine"], rows);
}

if (import.meta.main) {
  try {
    await buildForTests();
    console.log(await measureLighthouse());
  } catch (error) {
    sayFailure(error);
  }
}
