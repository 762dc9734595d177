import pg from "pg";
import { duePublications } from "#lib/due-publications.ts";
import { log } from "#lib/log.ts";

/** The channel on which triggers of the database say what has changed (see the migration "announcements"). */
const CHANNEL = "briefing_changed";

type Hear = {
  /** Something with this tag was written and committed, or its time has come. */
  changed: (tag: string) => void;
  /** From here on everything is heard. */
  connected: () => void;
  /** From here on changes may have been missed. */
  lost: () => void;
};

const BEAT = 10_000;
const PAUSE_MOST = 5_000;

/**
 * Listens for changes on a connection of its own, and connects again whenever it breaks. A beat finds a connection that
 * died without a word. Answers how to end it.
 */
export function listen(url: string, hear: Hear): () => Promise<void> {
  let client: pg.Client | null = null;
  let beat: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let finish = () => {};
  let pause = 100;
  let isOver = false;

  async function connect() {
    const mine = new pg.Client({
      connectionString: url,
      application_name: "ai-briefing announcements",
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
      // A locked table is waited for by whoever needs it, not by the one connection that hears.
      lock_timeout: 1_000,
    });
    client = mine;
    const publications = duePublications(mine, {
      due: () => hear.changed("posts"),
      lost: hear.lost,
      found: hear.connected,
    });
    finish = publications.stop;
    let isLost = false;
    const lose = (error?: unknown) => {
      if (isLost) return;
      isLost = true;
      clearInterval(beat);
      publications.stop();
      mine.end().catch(() => {});
      if (isOver) return;
      hear.lost();
      log().warn({ err: error }, "announcements are not heard; connecting again");
      again = setTimeout(connect, pause);
      pause = Math.min(pause * 2, PAUSE_MOST);
    };
    mine.on("error", lose);
    mine.on("end", () => lose());
    mine.on("notification", ({ payload }) => {
      hear.changed(payload ?? "");
      if (payload === "posts") publications.ask();
    });
    try {
      await mine.connect();
      await mine.query(`LISTEN ${CHANNEL}`);
      await publications.begin();
      pause = 100;
      hear.connected();
      beat = setInterval(() => mine.query("SELECT 1").catch(lose), BEAT);
    } catch (error) {
      lose(error);
    }
  }

  void connect();
  return async () => {
    isOver = true;
    finish();
    clearInterval(beat);
    clearTimeout(again);
    await client?.end().catch(() => {});
  };
}
