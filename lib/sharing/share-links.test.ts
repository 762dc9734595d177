import { beforeEach, describe, expect, test } from "vitest";
import { createShareLink, revokeShareLink } from "#lib/sharing/commands.ts";
import { sharePlaces } from "#lib/sharing/networks.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { findShareLink, listShareLinks } from "#lib/sharing/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ahead, aPost, aReader, MINUTE, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

async function aLink(reader: { id: string }, post: { id: string }) {
  const made = await createShareLink(reader.id, post.id);
  const link = await findShareLink(reader.id, post.id);
  if (!made.ok || !link) throw new Error("no link");
  return link;
}
const opensOf = async (link: { id: string }) =>
  (await world.db.shareLink.findUniqueOrThrow({ where: { id: link.id } })).opens;
const visitor = (network = "203.0.113.7", agent = "A browser") => ({ network, agent });

describe("a share link", () => {
  test("is one for each reader and piece, also when it is asked for twenty times at once", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost()];
    const answers = await twentyTimes(() => createShareLink(reader.id, post.id));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.token)).size).toBe(1);
    expect((await aLink(reader, post)).token).toMatch(/^[\w-]{12}$/);
    expect((await aLink(other, post)).token).not.toBe((await aLink(reader, post)).token);
    expect(await world.db.shareLink.count()).toBe(2);
  });

  test("is not made for what is not published", async () => {
    const reader = await aReader();
    const hidden = [NOBODY, (await aPost({ at: null })).id, (await aPost({ at: ahead(MINUTE) })).id];
    for (const id of hidden) expect(await createShareLink(reader.id, id)).toMatchObject({ code: "not-found" });
  });

  test("is withdrawn by its reader alone, and a new one is another", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost()];
    const link = await aLink(reader, post);
    expect(await revokeShareLink(other.id, link.id)).toMatchObject({ ok: false, code: "not-found" });
    expect(await openShareLink(link.token)).toEqual({ slug: post.slug });
    await twentyTimes(() => revokeShareLink(reader.id, link.id));
    expect(await openShareLink(link.token)).toBe("revoked");
    expect(await revokeShareLink(reader.id, link.id)).toMatchObject({ ok: true });
    const again = await aLink(reader, post);
    expect(again.token).not.toBe(link.token);
    expect(await listShareLinks(reader.id)).toMatchObject([{ id: again.id, slug: post.slug, title: post.title }]);
    expect(await listShareLinks(other.id)).toEqual([]);
  });

  test.each(["", "unknown", "' OR 1=1 --", "a".repeat(10_000), "__proto__"])("%.20j leads nowhere", async (token) =>
    expect(await openShareLink(token, visitor())).toBe("unknown"),
  );

  test("leads nowhere when its piece is no longer published", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    const link = await aLink(reader, post);
    await world.db.post.update({ where: { id: post.id }, data: { publishedAt: null } });
    expect(await openShareLink(link.token, visitor())).toBe("unknown");
    expect(await opensOf(link)).toBe(0);
  });

  test("is refused to who makes too many in an hour", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    for (let at = 0; at < 60; at++) await createShareLink(reader.id, post.id);
    const refusal = await createShareLink(reader.id, post.id);
    expect(refusal).toMatchObject({ ok: false, code: "rate-limited", retryAfter: expect.any(Number) });
    expect(await createShareLink((await aReader()).id, post.id)).toMatchObject({ ok: true });
  });
});

describe("opens are counted", () => {
  test("once a visitor a day", async () => {
    const link = await aLink(await aReader(), await aPost());
    for (let at = 0; at < 3; at++) await openShareLink(link.token, visitor());
    await openShareLink(link.token, visitor("203.0.113.8"));
    await openShareLink(link.token, visitor("203.0.113.8", "Another browser"));
    expect(await opensOf(link)).toBe(3);
  });

  test("once when a visitor opens twenty times at once", async () => {
    const link = await aLink(await aReader(), await aPost());
    await twentyTimes(() => openShareLink(link.token, visitor()));
    expect(await opensOf(link)).toBe(1);
    expect(await world.db.dailySalt.count()).toBe(1);
  });

  test("not for robots and prefetches, and not when the link is withdrawn", async () => {
    const reader = await aReader();
    const link = await aLink(reader, await aPost());
    await openShareLink(link.token);
    await revokeShareLink(reader.id, link.id);
    await openShareLink(link.token, visitor());
    expect(await opensOf(link)).toBe(0);
  });

  test("for each link by itself", async () => {
    const post = await aPost();
    const [one, two] = [await aLink(await aReader(), post), await aLink(await aReader(), post)];
    await openShareLink(one.token, visitor());
    await openShareLink(two.token, visitor());
    expect([await opensOf(one), await opensOf(two)]).toEqual([1, 1]);
  });

  test("without a trace of who it was, and yesterday's salt and digests are gone", async () => {
    const link = await aLink(await aReader(), await aPost());
    await openShareLink(link.token, visitor());
    const kept = JSON.stringify(await world.db.shareOpen.findMany());
    expect(kept).not.toContain("203.0.113.7");
    await world.db.$executeRaw`UPDATE "DailySalt" SET day = current_date - 1, salt = 'yesterday'`;
    await world.db.$executeRaw`UPDATE "ShareOpen" SET day = current_date - 1`;
    await openShareLink(link.token, visitor());
    expect(await world.db.dailySalt.findMany({ where: { salt: "yesterday" } })).toEqual([]);
    expect(await world.db.dailySalt.count()).toBe(1);
    expect(await world.db.shareOpen.count()).toBe(1);
    expect(JSON.stringify(await world.db.shareOpen.findMany())).not.toBe(kept);
    expect(await opensOf(link)).toBe(2);
  });
});

test("the places to share at are plain links, whatever stands in a title", () => {
  const places = sharePlaces("http://localhost:3000/s/abc", 'R&D "now"? <50% #1');
  for (const { href } of places) expect(new URL(href).protocol).toMatch(/^(https|mailto):$/);
  expect(places[0]?.href).toContain("R%26D%20%22now%22%3F%20%3C50%25%20%231%0Ahttp");
  expect(places.filter(({ href }) => !decodeURIComponent(href).includes("/s/abc"))).toEqual([]);
});
