import { existsSync, readFileSync } from "node:fs";

export type Tally = { passed: number; failed: number };

export const add = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
});

/** A step that is one test in itself. */
export const one = (ok: boolean): Tally => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A run that went wrong counts as failed, also when no test of it did. */
const atLeastOne = (tally: Tally, ok: boolean): Tally =>
  ok || tally.failed > 0 ? tally : { ...tally, failed: tally.failed + 1 };

function readReport<T>(file: string, fallback: T): T {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : fallback;
}

/** The counts in vitest's JSON report. */
export function vitestTally(file: string, ok: boolean): Tally {
  const report = readReport(file, { numPassedTests: 0, numFailedTests: 0 });
  return atLeastOne({ passed: report.numPassedTests, failed: report.numFailedTests }, ok);
}

/** The counts in Playwright's JSON report. A test that passed only at the second try (on CI) is said to have done so. */
export function playwrightTally(file: string, ok: boolean): Tally {
  const { stats } = readReport(file, { stats: { expected: 0, unexpected: 0, flaky: 0 } });
  if (stats.flaky > 0) console.log(`${stats.flaky} passed only at the second try`);
  return atLeastOne({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, ok);
}
