import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { bookmarkFile } from "#lib/portability/formats.ts";
import { gather } from "#lib/portability/gather.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { readBookmarkFile } from "#lib/portability/read-bookmark-file.ts";
import { bookmarksIn } from "#lib/portability/written-bookmarks.ts";
import { feedText } from "#lib/sources/feed-charset.ts";
import { corpusInput, corpusOf, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader } from "#lib/testing/world.ts";

const database = testDatabase();
beforeEach(database.empty);

const SITE = "http://localhost:3000";
const file = (text: string | Buffer, name = "bookmarks.html") => new File([new Uint8Array(Buffer.from(text))], name);
const FILE = `<!DOCTYPE NETSCAPE-Bookmark-file-1><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>
<DT><H3 ADD_DATE="1">Work &amp; tools</H3><DL><p>
  <DT><A HREF="https://example.org/a?utm_source=x&amp;b=1" ADD_DATE="1700000000" TAGS="agents, Future of Work">One
    thing</A><DD>Worth it<br>twice
  <DT><H3>Deep</H3><DL><p><DT><A HREF="https://example.org/b" ADD_DATE="1700000000000000"></A></DL><p>
</DL><p>
<DT><A HREF="https://example.org/a?b=1">Again</A><DT><A HREF="javascript:alert(1)">A bookmarklet</A><DT><A HREF="place:sort=8">Recent</A>
<DT><A HREF="${SITE}/posts/a-briefing">A briefing</A></DL><p>`;

describe("a bookmark file", () => {
  test("is read with folders, dates, tags and descriptions, each address once", () => {
    const read = readBookmarkFile(FILE, SITE, new Date("2026-01-01T00:00:00Z"));
    expect(read?.links).toMatchObject([
      {
        ...{ url: "https://example.org/a?b=1", title: "One thing", comment: "Worth it\ntwice" },
        ...{ topics: ["agents", "future-of-work"], savedAt: "2023-11-14T22:13:20.000Z" },
      },
      { url: "https://example.org/b", title: "https://example.org/b", savedAt: "2023-11-14T22:13:20.000Z" },
    ]);
    expect(read?.saved).toMatchObject([{ slug: "a-briefing", savedAt: "2026-01-01T00:00:00.000Z" }]);
    expect(read?.lists.map(({ name, entries }) => [name, entries.length])).toEqual([
      ["Work & tools", 1],
      ["Work & tools / Deep", 1],
    ]);
  });

  test("brings links, briefings and lists into an account; a second time adds none", async () => {
    const { id } = await aReader("Rosa");
    await aPost({ slug: "a-briefing" });
    expect(await importArchive(id, file(FILE))).toMatchObject({ ok: true, value: { found: 7, added: 7 } });
    expect(await importArchive(id, file(FILE))).toMatchObject({ ok: true, value: { found: 7, added: 0 } });
    expect(await database.db.bookmark.count({ where: { userId: id } })).toBe(3);
  });

  test("that was exported comes back the same in another account", async () => {
    const [one, other] = [await aReader("Rosa"), await aReader("Emil")];
    await aPost({ slug: "a-briefing" });
    await importArchive(one.id, file(FILE));
    const writtenBy = async (id: string) => {
      const archive = await gather(id);
      return archive ? bookmarkFile(archive).replace(/(<H3 ADD_DATE=)"\d+"/g, "$1") : null;
    };
    const before = await writtenBy(one.id);
    await importArchive(other.id, file(before ?? ""));
    expect(before).toContain("/posts/a-briefing");
    expect(await writtenBy(other.id)).toBe(before);
  });

  test.each([
    ["a page", "<!doctype html><html><body><dl><dd>x</dl></body></html>"],
    ["a list of feeds", '<opml version="2.0"><body/></opml>'],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex")],
  ])("is not %s, which is refused in words", async (_, text) => {
    const { id } = await aReader("Rosa");
    expect(await importArchive(id, file(text))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/bookmark file/),
    });
  });
});

test("folders without end and links beyond measure cost no more than what is kept of them", () => {
  const text = "<DT><H3>x</H3><DL>".repeat(200_000) + '<DT><A HREF="https://example.org/">y</A>'.repeat(50_000);
  const written = bookmarksIn(text);
  expect(written).toHaveLength(20_000);
  expect(written.at(-1)).toMatchObject({ title: "y", folders: { length: 50 } });
});

test("names and titles without end are read once, as far as they are kept", () => {
  const long = "word ".repeat(400_000);
  const links = '<DT><A HREF="https://example.org/">y</A>'.repeat(5_000);
  const before = process.cpuUsage();
  const written = bookmarksIn(`<DL><DT><H3>${long}</H3><DL>${links}<DT><A HREF="/">${long}${"</A>".repeat(200_000)}`);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(4_000);
  expect(written).toHaveLength(5_001);
});

describe.skipIf(!hasCorpora)(`bookmark files that others made${hasCorpora ? "" : `: ${SKIPPED}`}`, () => {
  const cases = corpusOf("bookmarks", z.object({ id: z.string(), input: z.string(), links: z.number() }));

  test.each(cases)("of $id every link arrives once, and none a second time", async ({ input, links }) => {
    const bytes = corpusInput("bookmarks", input);
    const written = bookmarksIn(feedText(bytes));
    expect(written).toHaveLength(links);
    const web = new Set(written.filter(({ url }) => /^https?:/.test(url)).map(({ url }) => url));
    const { id } = await aReader("Rosa");
    // One of them is empty, which is no bookmark file.
    expect(await importArchive(id, file(bytes))).toMatchObject({ ok: bytes.length > 0 });
    expect(await database.db.bookmark.count({ where: { userId: id } })).toBe(web.size);
    if (bytes.length > 0) expect(await importArchive(id, file(bytes))).toMatchObject({ value: { added: 0 } });
  });
});
