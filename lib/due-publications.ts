import type pg from "pg";
import { log } from "#lib/log.ts";

type Next = { asked: string; wait: number | null };

/** A timer cannot wait for more than 24 days, and asking anew finds what a clock that was set has changed. */
const WAIT_MOST = 3_600_000;
const AFTER_FAILURE = 5_000;

type Hear = {
  /** What was scheduled has come due. */
  due: () => void;
  /** From here on something may have come due unheard. */
  lost: () => void;
  /** From here on it is heard again. */
  found: () => void;
};

/**
 * A briefing that was scheduled comes due without anything being written, so nothing announces it. This finds the next one
 * and says `due` when its moment has come by the database's clock; what is waited for are differences, so that no clock of
 * ours matters. `begin` answers once nothing can come due unheard any more, and `ask` is called whenever briefings were
 * written. It asks for what came due since it last asked: a moment that went by while it asked is not lost. While the
 * database does not say, everything is in doubt (`lost`) until it says again (`found`).
 */
export function duePublications(client: Pick<pg.Client, "query">, hear: Hear) {
  let since: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  let isWrittenMeanwhile = false;
  let isLost = false;
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
    if (isDue) hear.due();
    void ask();
  }

  /** Looks, and once more where something was written meanwhile. @throws what the database says */
  async function lookAlone() {
    isAsking = true;
    try {
      do {
        isWrittenMeanwhile = false;
        await look();
      } while (isWrittenMeanwhile && !isOver);
    } finally {
      isAsking = false;
    }
  }

  async function ask() {
    isWrittenMeanwhile = isAsking;
    if (isAsking) return;
    try {
      await lookAlone();
      if (isLost && !isOver) hear.found();
      isLost = false;
    } catch (error) {
      if (isOver) return;
      log().warn({ err: error }, "it is not known which briefing comes due next; asking again");
      if (!isLost) hear.lost();
      isLost = true;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), AFTER_FAILURE);
    }
  }

  return {
    begin: lookAlone,
    ask: () => void ask(),
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
