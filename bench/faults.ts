import pg from "pg";
import { buildForTests } from "../scripts/e2e-run.ts";
import { loadSampleContent } from "../scripts/sample-content.ts";
import { sayFailure, tell } from "../scripts/sentences.ts";
import { startSite } from "../scripts/site.ts";
import { migrate } from "../scripts/site-database.ts";
import { startThrowaway } from "../scripts/throwaway.ts";
import { FAULTS, type Seen, type World } from "./fault-cases.ts";
import { table } from "./table.ts";

// `npm run bench:faults`: what a production site does while something is wrong. Each row says what must hold and what was
// seen; the command fails when one does not hold.

async function inWorld(use: (world: World) => Promise<void>) {
  await buildForTests();
  const database = await startThrowaway();
  try {
    await migrate(database.url);
    await loadSampleContent(database.url, database.folder);
    const start = (log: string) =>
      startSite({ databaseUrl: database.url, log, programs: ["server"], settings: { LOG_LEVEL: "fatal" } });
    const [site, other] = [await start("bench-faults.log"), await start("bench-faults-other.log")];
    const address = new URL(database.adminUrl);
    address.pathname = new URL(database.url).pathname;
    const admin = new pg.Client(address.href);
    await admin.connect();
    try {
      await use({ site, other, databaseUrl: database.url, admin });
    } finally {
      await Promise.all([site.stop(), other.stop(), admin.end()]);
    }
  } finally {
    await database.stop();
  }
}

try {
  const rows: string[][] = [];
  await inWorld(async (world) => {
    for (const { name, must, run } of FAULTS) {
      const { holds, seen } = await run(world).catch((error): Seen => ({ holds: false, seen: tell(error) }));
      rows.push([name, must, seen, holds ? "holds" : "FAILS"]);
      console.log(`${holds ? "holds" : "FAILS"}  ${name}: ${seen}`);
    }
  });
  console.log(`\n${table(["fault", "must", "seen", ""], rows)}`);
  if (rows.some((row) => row[3] === "FAILS")) process.exitCode = 1;
} catch (error) {
  sayFailure(error);
}
