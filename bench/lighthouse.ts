import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserPath } from "../scripts/browser.ts";
import { buildForTests } from "../scripts/e2e-run.ts";
import { run } from "../scripts/processes.ts";
import { tell } from "../scripts/sentences.ts";
import { withSite } from "../scripts/site.ts";
import { median } from "./numbers.ts";
import { table } from "./table.ts";

// `npm run bench:lighthouse`: Lighthouse's marks for a phone, as medians of three. It is fetched from npm when it is asked
// for, and is no part of the project.

const LIGHTHOUSE = "lighthouse@13.5.0";
const TIMES = 3;
const PAGES = ["/", "/posts/tasks-not-titles"];

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string }>;
};

async function report(url: string, chrome: string): Promise<Report> {
  const file = join(tmpdir(), `lighthouse-${process.pid}.json`);
  const flags = "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu";
  const args = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--output-path=${file}`];
  const { code, output } = await run("npx", [...args, `--chrome-flags=${flags}`], {
    env: { ...process.env, CHROME_PATH: chrome },
  });
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

try {
  await buildForTests();
  const chrome = await browserPath();
  const rows = await withSite({ log: "bench-lighthouse.log", programs: ["server"] }, async ({ url }) => {
    const found: string[][] = [];
    for (const path of PAGES) {
      const reports: Report[] = [];
      for (let time = 0; time < TIMES; time++) reports.push(await report(`${url}${path}`, chrome));
      const mark = (name: string) => median(reports.map(({ categories }) => (categories[name]?.score ?? 0) * 100));
      const timing = (name: string) => median(reports.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN));
      const digits = (name: string) => (name.startsWith("cumulative") ? 3 : 0);
      found.push([
        path,
        ...MARKS.map((name) => mark(name).toFixed(0)),
        ...TIMINGS.map(([name]) => timing(name).toFixed(digits(name))),
      ]);
      for (const { audits } of reports.slice(0, 1))
        for (const audit of Object.values(audits))
          if (audit.score !== null && audit.score < 0.9) console.log(`${path}: ${audit.title} (${audit.score})`);
    }
    return found;
  });
  console.log(table(["page", ...MARKS, ...TIMINGS.map(([, name]) => name)], rows));
} catch (error) {
  console.error(tell(error));
  process.exitCode = 1;
}
