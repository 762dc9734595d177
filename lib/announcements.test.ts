import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listen } from "#lib/announcements.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath, somebody } from "#lib/testing/paths.ts";
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

  test("of a reading path that is made, shown, filled, hidden by a ban, renamed with its maker", async () => {
    const maker = await somebody("editor");
    const path = await aPath(maker, 1, "listed");
    await until(() => heard.includes("paths"), "the first announcement");
    for (const sql of [
      `UPDATE "ReadingPath" SET visibility = 'private' WHERE id = '${path.id}'`,
      `DELETE FROM "PathStep"`,
      `UPDATE "User" SET "bannedAt" = now(), "banReason" = 'Advertising' WHERE id = '${maker.id}'`,
      `UPDATE "User" SET name = 'Another' WHERE id = '${maker.id}'`,
      `UPDATE "User" SET role = 'reader' WHERE id = '${maker.id}'`,
      `DELETE FROM "User" WHERE id = '${maker.id}'`,
    ]) {
      heard = [];
      await world.db.$executeRawUnsafe(sql);
      await until(() => heard.includes("paths"), sql);
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
    await world.db.user.update({ where: { id: reader.id }, data: { lastSeenAt: new Date(), name: reader.name } });
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
