import { beforeEach, expect, test } from "vitest";
import { setNoticeKinds } from "#lib/notices/commands.ts";
import { findNoticeKinds } from "#lib/notices/queries.ts";
import { followPath, removePath } from "#lib/paths/commands.ts";
import { MOST_PATHS } from "#lib/paths/path.ts";
import { findPath, listPaths } from "#lib/paths/queries.ts";
import { noteStep } from "#lib/paths/step-commands.ts";
import { gather } from "#lib/portability/gather.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath, details, slugsOf, somebody, stepOf } from "#lib/testing/paths.ts";
import { aReader } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const exported = async (reader: { id: string }) => JSON.stringify(await gather(reader.id));
const imported = (reader: { id: string }, text: string) => importArchive(reader.id, new File([text], "data.json"));

test("paths, followed paths and what comes to the notices are taken along, and a second time adds nothing", async () => {
  const [maker, other] = [await somebody(), await somebody("editor")];
  const path = await aPath(maker, 3, "link");
  await noteStep(maker.id, await stepOf(path, path.pieces[1]), "Begin here.");
  const theirs = await aPath(other, 1, "listed");
  await followPath(maker.id, theirs.id);
  await setNoticeKinds(maker.id, { searches: false, corrections: true, paths: true });
  await removePath(maker.id, (await aPath(maker, 1)).id);
  const text = await exported(maker);
  const before = await findPath(path.slug, maker.id);
  expect(JSON.parse(text).paths).toHaveLength(1);

  await world.db.readingPath.deleteMany({ where: { userId: maker.id } });
  const again = await aReader();
  expect(await imported(again, text)).toMatchObject({ ok: true, value: { added: 2 } });
  expect(await imported(again, text)).toMatchObject({ ok: true, value: { added: 0 } });
  const after = await findPath(path.slug);
  expect(after?.steps.map(({ note, post }) => [note, post.slug])).toEqual(
    before?.steps.map(({ note, post }) => [note, post.slug]),
  );
  expect(after).toMatchObject({ title: before?.title, visibility: "link", ownerId: again.id });
  expect((await listPaths(again.id)).filter(({ followed }) => followed)).toMatchObject([{ slug: theirs.slug }]);
  expect(await findNoticeKinds(again.id)).toEqual({ searches: false, corrections: true, paths: true });
});

test("an address that is another account's stays theirs, and the path gets its own, once", async () => {
  const maker = await somebody();
  const path = await aPath(maker, 2, "link");
  const text = await exported(maker);
  const other = await somebody();
  expect(await imported(other, text)).toMatchObject({ value: { added: 1 } });
  expect(await imported(other, text)).toMatchObject({ value: { added: 0 } });
  const [own] = await listPaths(other.id);
  expect(own?.slug).not.toBe(path.slug);
  expect(await slugsOf({ slug: own?.slug ?? "" }, other)).toEqual(path.pieces.map(({ slug }) => slug));
  expect((await findPath(path.slug))?.ownerId).toBe(maker.id);
});

test("what stands in an archive makes nobody an editor, and no more paths than there may be", async () => {
  const [editor, reader] = [await somebody("editor"), await somebody()];
  const path = await aPath(editor, 1, "listed");
  const archive = JSON.parse(await exported(editor));
  archive.paths = Array.from({ length: MOST_PATHS + 5 }, (_, at) => ({ ...archive.paths[0], slug: `p-${at}` }));
  await imported(reader, JSON.stringify(archive));
  const made = await listPaths(reader.id);
  expect(made.filter(({ mine }) => mine)).toHaveLength(MOST_PATHS);
  expect(made.filter(({ mine, visibility }) => mine && visibility !== "link")).toEqual([]);
  expect((await listPaths(undefined)).map(({ slug }) => slug)).toEqual([path.slug]);
});

test.each([
  ["an address that is none", { slug: "../x" }],
  ["no name", { title: " " }],
  ["a name that is too long", { title: "x".repeat(121) }],
  ["a character that cannot be stored", { description: "a\u0000b" }],
  ["a visibility that there is not", { visibility: "public" }],
  ["a note that is too long", { steps: [{ slug: "a", note: "x".repeat(601), addedAt: "2024-01-01T00:00:00Z" }] }],
])("a path with %s is refused with the whole archive", async (_what, wrong) => {
  const reader = await somebody();
  await aPath(reader, 1);
  const archive = JSON.parse(await exported(reader));
  archive.paths = [{ ...archive.paths[0], ...details, slug: "fine", ...wrong }];
  expect(await imported(await aReader(), JSON.stringify(archive))).toMatchObject({ ok: false, code: "invalid" });
  expect(await world.db.readingPath.count()).toBe(1);
});
