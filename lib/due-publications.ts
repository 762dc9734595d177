import type pg from "pg";
import { log } from "#lib/log.ts";

type Next = { asked: string; wait: number | null };

/** A timer cannot wait for more than 24 days, and asking anew finds what a clock that was set has changed. */
const WAIT_MOST = 3_600_000;
const AFTER_FAILURE = 5_000;

/**
 * A briefing that was scheduled comes due without anything being written, so nothing announces it. This finds the next one
 * and calls `due` when its moment has come by the database's clock; what is waited for are differences, so that no clock of
 * ours matters. `begin` answers once nothing can come due unheard any more, and `ask` is called whenever briefings were
 * written. It asks for what came due since it last asked: a moment that went by while it asked is not lost.
 */
export function duePublications(client: Pick<pg.Client, "query">, due: () => void) {
  let since: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  let isWrittenMeanwhile = false;
  let isOver = false;

  async function next(): Promise<Next> {
    const { rows } = await client.query<Next>(
      `SELECT now()::text AS asked, (
         SELECT (extract(epoch FROM min("publishedAt") - now()) * 1000)::float8 FROM "Post"
         WHERE "publishedAt" > coalesce($1::timestamptz, now())) AS wait`,
      [since],
    );
    return rows[0] as Next;
  }

  async function look() {
    const { asked, wait } = await next();
    since = asked;
    if (isOver) return;
    const isSoon = wait !== null && wait <= WAIT_MOST;
    clearTimeout(timer);
    timer = setTimeout(() => ring(isSoon), isSoon ? Math.max(0, wait) : WAIT_MOST);
  }

  function ring(isDue: boolean) {
    if (isDue) due();
    void ask();
  }

  async function ask() {
    isWrittenMeanwhile = isAsking;
    if (isAsking) return;
    isAsking = true;
    await look().catch((error: unknown) => {
      if (isOver) return;
      log().warn({ err: error }, "it is not known which briefing comes due next; asking again");
      clearTimeout(timer);
      // Something may have come due by then.
      timer = setTimeout(() => ring(true), AFTER_FAILURE);
    });
    isAsking = false;
    if (isWrittenMeanwhile) await ask();
  }

  return {
    begin: look,
    ask: () => void ask(),
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
