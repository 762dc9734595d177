import { runChecks, timed } from "./checks.ts";
import { buildForTests, runJourneys } from "./e2e-run.ts";
import { tell } from "./sentences.ts";
import { add, one, type Tally } from "./tally.ts";

// `npm test`: everything that must hold. The last line counts it.

/** A step that breaks counts as one failed test, and the next ones still run. */
const orFailed = (work: () => Promise<Tally>) => () =>
  work().catch((error: unknown) => {
    console.error(tell(error));
    return one(false);
  });

const checks = await orFailed(runChecks)();
const pages = await timed(
  "build",
  orFailed(() => buildForTests().then(() => one(true))),
);
const journeys =
  pages.failed > 0
    ? one(false)
    : await timed(
        "journeys in the browser",
        orFailed(() => runJourneys()),
      );

const { passed, failed } = add([checks, pages, journeys]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
