import { buildForTests, runJourneys } from "./e2e-run.ts";
import { sayFailure } from "./sentences.ts";

// `npm run e2e [-- ARGUMENTS OF PLAYWRIGHT]`
try {
  await buildForTests();
  const { failed } = await runJourneys(process.argv.slice(2));
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  sayFailure(error);
}
