import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listen } from "#lib/announcements.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader } from "#lib/testing/world.ts";

const world = testDatabase();
let heard: string[];
let stop: () => Promise<void>;

const until = async (condition: () => boolean, what: string) => {
  for (const end = Date.now() + 5_000; !condition(); await sleep(5))
    if (Date.now() > end) throw new Error(`${what} did not come; heard ${heard.join(", ")}`);
};

beforeEach(async () => {
  await world.empty();
  heard = [];
  stop = listen(world.url, {
    changed: (tag) => heard.push(tag),
    connected: () => heard.push("(connected)"),
    lost: () => heard.push("(lost)"),
  });
  await until(() => heard.includes("(connected)"), "the connection");
  heard = [];
});
afterEach(() => stop());

describe("whoever keeps pages hears", () => {
  test("of a briefing that is published, once it is committed", async () => {
    await aPost();
    await until(() => heard.includes("posts"), "the announcement");
  });

  test("of one that is changed or taken away by hand", async () => {
    const post = await aPost();
    await until(() => heard.includes("posts"), "the first announcement");
    for (const sql of [
      `UPDATE "Post" SET title = 'Another' WHERE id = '${post.id}'`,
      `UPDATE "Tag" SET name = 'Another'`,
      `UPDATE "Author" SET name = 'Another'`,
      `DELETE FROM "Citation"`,
      `DELETE FROM "Post"`,
    ]) {
      heard = [];
      await world.db.$executeRawUnsafe(sql);
      await until(() => heard.includes("posts"), sql);
    }
  });

  test("nothing of a change that was not committed, nor of what only its reader sees", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await until(() => heard.includes("posts"), "the publication");
    await sleep(50);
    heard = [];
    await world.db
      .$transaction(async (tx) => {
        await tx.post.update({ where: { id: post.id }, data: { title: "Never" } });
        throw new Error("taken back");
      })
      .catch(() => {});
    await markRead(reader.id, post.id);
    await sleep(100);
    expect(heard).toEqual([]);
  });

  test("that it may have missed something when the connection breaks, and when it stands again", async () => {
    await world.db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'ai-briefing announcements' AND datname = current_database()`;
    await until(() => heard.includes("(connected)"), "a new connection");
    expect(heard).toEqual(["(lost)", "(connected)"]);
    await aPost();
    await until(() => heard.includes("posts"), "the announcement");
  });
});
