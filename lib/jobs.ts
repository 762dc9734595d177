import { log } from "#lib/log.ts";

/**
 * A job of the worker: `run` does one piece of what is due and answers whether there may be more. It claims its rows
 * itself (FOR UPDATE SKIP LOCKED), so that any number of workers can run side by side.
 */
export type Job = {
  name: string;
  everySeconds: number;
  run: () => Promise<boolean>;
  /** Set for what is heavy: while there is more it rests after each piece for as long as that took, so that readers notice less of it. */
  isHeavy?: boolean;
};

/** Runs jobs until the signal: each again while there is more to do (what is heavy rests between), else after its pause. One at a time. */
export async function runJobs(jobs: Job[], signal: AbortSignal): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(job, signal)));
}

async function repeat(job: Job, signal: AbortSignal) {
  while (!signal.aborted) {
    const begin = performance.now();
    const more = await job.run().catch((error: unknown) => {
      log().error({ err: error, job: job.name }, "job failed");
      return false;
    });
    if (!more) await pause(job.everySeconds, signal);
    else if (job.isHeavy) await pause((performance.now() - begin) / 1_000, signal);
  }
}

/** Ends early when the signal comes. */
export const pause = (seconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    signal.addEventListener("abort", end);
  });
