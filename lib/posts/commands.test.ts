import { expect, test } from "vitest";
import { savePost } from "#lib/posts/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor } from "#lib/testing/world.ts";

const world = testDatabase();

test("a briefing that very many saved may be withdrawn, however long their bookmarks take", async () => {
  await anAuthor("desk");
  const meta = { title: "Saved", author: "desk", date: "2026-03-01", topics: [], draft: true };
  const more = { shortVersion: "Short.", numbers: [], sources: [], takeaways: {} };
  const draft = { slug: "saved", meta: { ...meta, ...more }, body: "Words.", sourceHash: "1" };
  const asked: unknown[] = [];
  await savePost(world.db, draft, {
    now: new Date(),
    imageSize: () => null,
    // Longer than a transaction takes where nothing else is said.
    also: async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(5.2)::text`;
      asked.push(await tx.$queryRaw`SELECT current_setting('statement_timeout') AS most`);
    },
  });
  expect(asked).toEqual([[{ most: "1min" }]]);
  expect(await world.db.post.count({ where: { slug: "saved" } })).toBe(1);
}, 20_000);
