import { db } from "#lib/db.ts";
import { type Job, runJobs } from "#lib/jobs.ts";

// What is done outside of requests, each job in one line.
const jobs: Job[] = [];

const stop = new AbortController();
process.on("SIGTERM", () => stop.abort());
process.on("SIGINT", () => stop.abort());

await runJobs(jobs, stop.signal);
await db().$disconnect();
