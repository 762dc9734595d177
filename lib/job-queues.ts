import { PgBoss } from "pg-boss";
import { env } from "#lib/env.ts";
import { type Job, pause, runJobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";

/**
 * Work on rows of our own, many at once and by any number of workers (decision 22). The row is the order: it says what is
 * due, and is claimed and settled by `run`; what stands in the queue only says who does it now, and could be lost.
 */
export type JobQueue = {
  name: string;
  /** How often it is looked for what is due. */
  everySeconds: number;
  /** What is due and claimed by nobody, the longest waiting first; of one `group` only `groupAtOnce` are done at once. */
  findDue: () => Promise<{ id: string; group?: string }[]>;
  /** Does one. The signal wants it to let go soon: the row is given back as it was. */
  run: (id: string, signal: AbortSignal) => Promise<void>;
  atOnce: number;
  groupAtOnce?: number;
  /** After this long, another worker may try. */
  atMostSeconds: number;
};

const HEARTBEAT_SECONDS = 10;
const DAY_SECONDS = 86_400;

/** Runs queues until the signal, then waits for what is under way to let go. A database that is away is waited for. */
export async function runQueues(queues: JobQueue[], signal: AbortSignal): Promise<void> {
  const boss = await startBoss(queues, signal);
  if (!boss) return;
  try {
    const looks = await Promise.all(queues.map((queue) => serve(boss, queue, signal)));
    await runJobs(looks, signal);
  } finally {
    await boss.stop({ timeout: 25_000 });
  }
}

async function startBoss(queues: JobQueue[], signal: AbortSignal): Promise<PgBoss | null> {
  while (!signal.aborted) {
    const boss = new PgBoss({
      connectionString: env().DATABASE_URL,
      application_name: "AI Briefing jobs",
      max: 2,
      schedule: false,
      monitorIntervalSeconds: HEARTBEAT_SECONDS,
      superviseIntervalSeconds: HEARTBEAT_SECONDS,
      maintenanceIntervalSeconds: 3_600,
    });
    boss.on("error", (error) => log().warn({ err: error }, "job queue"));
    try {
      await boss.start();
      for (const queue of queues) await declare(boss, queue);
      return boss;
    } catch (error) {
      log().error({ err: error }, "job queue did not start");
      await boss.stop({ graceful: false }).catch(() => {});
      await pause(5, signal);
    }
  }
  return null;
}

/** A failed try is not repeated here: the row stays due, or says itself when it is due again. */
async function declare(boss: PgBoss, { name, atMostSeconds }: JobQueue) {
  const options = {
    retryLimit: 0,
    expireInSeconds: atMostSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retentionSeconds: DAY_SECONDS,
    deleteAfterSeconds: DAY_SECONDS,
  };
  await boss.createQueue(name, { policy: "exclusive", ...options });
  await boss.updateQueue(name, options);
}

/** Starts the hands of a queue. Answers the job that looks for what is due, queues it once and wakes them. */
async function serve(boss: PgBoss, queue: JobQueue, signal: AbortSignal): Promise<Job> {
  const { name, everySeconds, findDue, run, atOnce, groupAtOnce: groupConcurrency } = queue;
  const hands: string[] = [];
  for (let at = 0; at < atOnce; at++) {
    const hand: string = await boss.work<{ id: string }>(
      name,
      { pollingIntervalSeconds: 10, ...(groupConcurrency && { groupConcurrency }) },
      async ([job]) => {
        if (!job || signal.aborted) return;
        try {
          await run(job.data.id, AbortSignal.any([signal, job.signal]));
        } catch (error) {
          log().error({ err: error, queue: name, id: job.data.id }, "job failed");
          throw error;
        } finally {
          // Whoever is done looks for the next at once, and rests when there is none.
          if (!signal.aborted) boss.notifyWorker(hand);
        }
      },
    );
    hands.push(hand);
  }
  const look = async () => {
    const due = await findDue();
    if (due.length === 0) return false;
    const jobs = due.map(({ id, group }) => ({
      data: { id },
      singletonKey: id,
      ...(group && { group: { id: group } }),
    }));
    await boss.insert(name, jobs);
    for (const hand of hands) boss.notifyWorker(hand);
    return false;
  };
  return { name: `look for ${name}`, everySeconds, run: look };
}
