import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "./fixtures.ts";
import { raw } from "./raw.ts";

const status = (answer: Awaited<ReturnType<typeof raw>>) => answer.headers["cache-status"];

test("a page that is the same for everybody is sent from memory, and not again to who has it", async () => {
  const ask = () => raw("GET", "/about?utm_source=somewhere");
  let answer = await ask();
  // A copy that another journey left is old after half a minute, and sent once more while it is made anew.
  const again = async () => {
    answer = await ask();
    return status(answer);
  };
  await expect.poll(again).toBe("ai-briefing; hit");
  expect(answer.headers["cache-control"]).toMatch(/^public, max-age=0, s-maxage=/);
  const unchanged = await raw("GET", "/about", { "If-None-Match": answer.headers.etag ?? "" });
  expect([unchanged.status, unchanged.body]).toEqual([304, ""]);
  const head = await raw("HEAD", "/about");
  const { date: _, ...same } = answer.headers;
  expect(head.headers).toMatchObject(same);
  expect(head.body).toBe("");
});

test("a reader's page is made for them, and nothing of it reaches anybody else", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context(), "Wilhelmina Unkept");
  const { path } = await world.publish();
  for (const place of ["/", path, "/tags"]) {
    const theirs = await raw("GET", place, { Cookie: `session=${reader.token}` });
    expect(theirs.body, place).toContain("Wilhelmina Unkept");
    expect(theirs.headers["cache-control"], place).toBe("private, no-cache");
    expect(theirs.headers.vary, place).toMatch(/Cookie/);
    for (const headers of [{}, { RSC: "1" }, { Cookie: "device=x" }] as Record<string, string>[]) {
      const answer = await raw("GET", place, headers);
      expect(answer.body, place).not.toMatch(/Wilhelmina|Unkept/);
      expect(answer.body, place).not.toContain(reader.id);
      expect(answer.headers["set-cookie"], place).toBeUndefined();
    }
  }
});

test("what is published, and what is taken back, shows within a second", async ({ world }) => {
  const shows = async (text: string) => (await raw("GET", "/")).body.includes(text);
  const soon = async (text: string, shown: boolean) => {
    for (const end = Date.now() + 1_000; Date.now() < end; await sleep(20))
      if ((await shows(text)) === shown) return true;
    return false;
  };
  await raw("GET", "/");
  const { id, title } = await world.publish();
  expect(await soon(title, true)).toBe(true);
  await world.db.post.update({ where: { id }, data: { publishedAt: null } });
  expect(await soon(title, false)).toBe(true);
});

test("a reading path that is hidden again is gone within a second, from its page and from its pieces", async ({
  world,
}) => {
  const piece = await world.publish();
  const slug = `path-${piece.slug}`;
  const path = await world.db.readingPath.create({
    data: { slug, title: "Owls in order", description: "", visibility: "link", sourceHash: slug },
  });
  await world.db.pathStep.create({ data: { pathId: path.id, postId: piece.id, position: 1 } });
  const places = [`/paths/${slug}`, `${piece.path}?from=path:${slug}`];
  const shown = async () => {
    const answers = await Promise.all(places.map((place) => raw("GET", place)));
    return answers.map(({ body }) => body.includes("Owls in order"));
  };
  await expect.poll(shown).toEqual([true, true]);
  // What other journeys publish meanwhile drops the copies.
  for (const place of places)
    await expect.poll(async () => status(await raw("GET", place)), { message: place }).toBe("ai-briefing; hit");
  await world.db.readingPath.update({ where: { id: path.id }, data: { visibility: "private" } });
  await expect.poll(shown, { timeout: 1_000, intervals: [20] }).toEqual([false, false]);
});

test("what is not there is not kept, and can be named in a report", async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await raw("GET", "/posts/no-such-briefing");
    expect([answer.status, status(answer)]).toEqual([404, "ai-briefing; fwd=uri-miss"]);
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  }
});
