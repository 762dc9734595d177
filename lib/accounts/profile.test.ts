import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { profileInput } from "#lib/accounts/profile.ts";
import { changeProfile, removePortrait, setPortrait } from "#lib/accounts/profile-commands.ts";
import { findPortrait, findProfile } from "#lib/accounts/profile-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader } from "#lib/testing/world.ts";

const database = testDatabase();
beforeEach(database.empty);

const rosa = { name: "Rosa Klein", handle: "rosa_klein", timeZone: "Europe/Berlin", language: "en" as const };

const aPicture = async () => {
  const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  return new File([new Uint8Array(bytes)], "me.png");
};

test("a profile is kept as it was typed, the handle in lower case and without its sign", async () => {
  const { id } = await aReader();
  const typed = profileInput.parse({ ...rosa, name: "  Rosa Klein ", handle: "@Rosa_Klein" });
  expect(await changeProfile(id, typed)).toMatchObject({ ok: true });
  expect(await findProfile(id)).toMatchObject(rosa);
});

test("a handle belongs to one reader", async () => {
  const [first, second] = [await aReader(), await aReader()];
  await changeProfile(first.id, rosa);
  expect(await changeProfile(second.id, { ...rosa, name: "Another" })).toMatchObject({
    code: "conflict",
    fields: { handle: expect.stringContaining("Somebody else") },
  });
  expect(await findProfile(second.id)).toMatchObject({ handle: null });
});

test("no handle at all is fine, for any number of readers", async () => {
  for (const reader of [await aReader(), await aReader()]) {
    expect(await changeProfile(reader.id, profileInput.parse({ ...rosa, handle: " " }))).toMatchObject({ ok: true });
    expect(await findProfile(reader.id)).toMatchObject({ handle: null });
  }
});

test.for(["a", "_rosa", "rosa__klein", "rosa klein", "rosä", "admin", "x".repeat(31)])(
  "the handle %s is refused",
  (handle) => {
    expect(profileInput.safeParse({ ...rosa, handle }).success).toBe(false);
  },
);

test("time zones and languages are those of the lists", () => {
  expect(profileInput.safeParse({ ...rosa, timeZone: "Mars/Olympus" }).success).toBe(false);
  expect(profileInput.safeParse({ ...rosa, language: "xx" }).success).toBe(false);
});

test("what a form adds to the profile is not read", () => {
  const parsed = profileInput.parse({
    ...rosa,
    role: "admin",
    id: "x",
    emailVerified: "2020-01-01",
    createdAt: "2020",
  });
  expect(parsed).toEqual(rosa);
});

test("a portrait is seen by its reader and by admins, and can be removed", async () => {
  const reader = await aReader();
  expect(await setPortrait(reader.id, await aPicture())).toMatchObject({ ok: true });
  expect((await findProfile(reader.id))?.image).toMatch(new RegExp(`^/portraits/${reader.id}\\?v=`));
  expect(await findPortrait(reader.id, { id: reader.id, role: "reader" })).not.toBeNull();
  expect(await findPortrait(reader.id, { id: "another", role: "admin" })).not.toBeNull();
  expect(await findPortrait(reader.id, { id: "another", role: "editor" })).toBeNull();
  expect(await findPortrait(reader.id, null)).toBeNull();
  await removePortrait(reader.id);
  expect(await findPortrait(reader.id, { id: reader.id, role: "reader" })).toBeNull();
  expect((await findProfile(reader.id))?.image).toBeNull();
});

test("a portrait that is no picture leaves the one before", async () => {
  const reader = await aReader();
  await setPortrait(reader.id, await aPicture());
  expect(await setPortrait(reader.id, new File(["<svg/>"], "me.png"))).toMatchObject({ code: "invalid" });
  expect(await setPortrait(reader.id, undefined)).toMatchObject({ code: "invalid" });
  expect(await findPortrait(reader.id, { id: reader.id, role: "reader" })).not.toBeNull();
});
