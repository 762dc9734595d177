import { beforeEach, describe, expect, test } from "vitest";
import { timeZones } from "#lib/accounts/profile.ts";
import { addMute, changeMute, removeMute, restoreMute } from "#lib/mutes/commands.ts";
import { hostOf, type MuteKind } from "#lib/mutes/mute.ts";
import { findMute, listMutes } from "#lib/mutes/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, anAuthor, aReader, aTopic, DAY, MINUTE, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const EVER = { length: "ever" } as const;
const mute = (reader: { id: string }, kind: MuteKind, key: string, time = EVER as Parameters<typeof addMute>[2]) =>
  addMute(reader.id, { kind, key }, time);
const names = async ({ id }: { id: string }) => (await listMutes(id)).mutes.map(({ kind, name }) => `${kind} ${name}`);
const counted = async ({ id }: { id: string }) =>
  (await world.db.user.findUniqueOrThrow({ where: { id }, select: { muteCount: true } })).muteCount;

describe("muting", () => {
  test("takes words, a topic by slug or name, an author by handle or name, a publisher and a host", async () => {
    const reader = await aReader();
    await aTopic("human-rights");
    await anAuthor("work-desk");
    for (const [kind, key] of [
      ["word", "prompt  injection"],
      ["topic", "#Human-Rights"],
      ["topic", "human rights"],
      ["author", "@work-desk"],
      ["author", "Work Desk"],
      ["source", "Nature"],
      ["source", "https://www.Example.org/a"],
    ] as const)
      expect((await mute(reader, kind, key)).ok, key).toBe(true);
    expect((await names(reader)).sort()).toEqual([
      "author work desk",
      "source Nature",
      "source example.org",
      "topic human rights",
      "word prompt injection",
    ]);
    expect(await counted(reader)).toBe(5);
  });

  test.each([
    ["a topic that is not there", "topic", "nothing"],
    ["an author who is not there", "author", "nobody"],
    ["signs alone", "word", "% _ \\ !? 🚀"],
    ["nothing", "word", "   "],
  ] as const)("refuses %s", async (_what, kind, key) => {
    expect(await mute(await aReader(), kind, key)).toMatchObject({ ok: false, code: "invalid" });
  });

  test("the same again is one mute, for as long as was said last", async () => {
    const reader = await aReader();
    await mute(reader, "word", "Café", { length: "day" });
    await mute(reader, "word", "CAFE");
    await twentyTimes(() => mute(reader, "word", "cafe!", { length: "week" }));
    const { mutes } = await listMutes(reader.id);
    expect(mutes).toMatchObject([{ name: "Café", ended: false }]);
    expect((mutes[0]?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(6.9 * DAY);
    expect(await counted(reader)).toBe(1);
  });

  test("ends at 200, however many come at once, and goes on when one is gone", async () => {
    const reader = await aReader();
    const data = Array.from({ length: 195 }, (_, at) => ({
      kind: "word" as const,
      value: `w${at}`,
      folded: ` w${at} `,
    }));
    await world.db.mute.createMany({ data: data.map((word) => ({ ...word, userId: reader.id })) });
    let at = 0;
    const answers = await twentyTimes(() => mute(reader, "word", `another ${at++}`));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "conflict", message: /200 mutes/ });
    expect(await counted(reader)).toBe(200);
    await removeMute(reader.id, (await listMutes(reader.id)).mutes[0]?.id ?? "");
    expect((await mute(reader, "word", "one more")).ok).toBe(true);
  });
});

describe("for how long", () => {
  test("to the end of a day in the reader's own zone, not before now and not in a hundred years", async () => {
    const reader = await aReader();
    await world.db.user.update({ where: { id: reader.id }, data: { timeZone: "Asia/Tokyo" } });
    await mute(reader, "word", "x", { length: "date", day: "2099-12-03" });
    expect((await listMutes(reader.id)).mutes[0]?.until).toEqual(new Date("2099-12-03T15:00:00Z"));
    for (const day of ["2020-01-01", "9999-12-31", "soon", "", undefined])
      expect(await mute(reader, "word", "x", { length: "date", day }), day).toMatchObject({ ok: false });
  });

  test("in every zone that a reader can choose", async () => {
    const [row] = await world.db.$queryRaw<{ n: number }[]>`
      SELECT count(now() AT TIME ZONE zone)::int AS n FROM unnest(${timeZones()}::text[]) zone`;
    expect(row?.n).toBe(timeZones().length);
  });

  test("what has ended says so, mutes nothing, and can be renewed", async () => {
    const reader = await aReader();
    await aTopic("agents");
    await mute(reader, "topic", "agents");
    const { id } = await world.db.mute.update({
      where: { id: (await listMutes(reader.id)).mutes[0]?.id ?? "" },
      data: { until: ago(MINUTE) },
    });
    expect((await listMutes(reader.id)).mutes).toMatchObject([{ ended: true }]);
    const looking = { id: reader.id, muteCount: 1 };
    expect(await findMute(looking, "topic", "agents")).toEqual([]);
    expect((await changeMute(reader.id, id, { length: "month" })).ok).toBe(true);
    expect(await findMute(looking, "topic", "agents")).toMatchObject([{ id, name: "agents" }]);
  });
});

describe("taking a mute away", () => {
  test("can be undone, the last one only", async () => {
    const reader = await aReader();
    for (const word of ["one", "two"]) await mute(reader, "word", word, { length: "month" });
    const [two, one] = (await listMutes(reader.id)).mutes;
    await removeMute(reader.id, one?.id ?? "");
    expect(await listMutes(reader.id)).toMatchObject({ mutes: [{ name: "two" }], removed: { name: "one" } });
    await removeMute(reader.id, two?.id ?? "");
    expect(await restoreMute(reader.id, one?.id ?? "")).toMatchObject({ ok: false, code: "not-found" });
    await restoreMute(reader.id, two?.id ?? "");
    expect(await listMutes(reader.id)).toMatchObject({ mutes: [{ name: "two", until: two?.until }], removed: null });
    expect(await counted(reader)).toBe(1);
  });

  test("is for its owner alone", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    await mute(reader, "word", "x");
    const id = (await listMutes(reader.id)).mutes[0]?.id ?? "";
    const refused = { ok: false, code: "not-found" };
    expect(await removeMute(other.id, id)).toMatchObject(refused);
    expect(await changeMute(other.id, id, EVER)).toMatchObject(refused);
    await removeMute(reader.id, id);
    expect(await restoreMute(other.id, id)).toMatchObject(refused);
    expect(await restoreMute(reader.id, NOBODY)).toMatchObject(refused);
  });

  test("goes with the account, the topic and the author", async () => {
    const reader = await aReader();
    const [tag, author] = [await aTopic("agents"), await anAuthor("desk")];
    for (const [kind, key] of [
      ["word", "x"],
      ["topic", "agents"],
      ["author", "desk"],
    ] as const)
      await mute(reader, kind, key);
    await world.db.tag.delete({ where: { id: tag.id } });
    await world.db.author.delete({ where: { id: author.id } });
    expect(await names(reader)).toEqual(["word x"]);
    expect(await counted(reader)).toBe(1);
    await world.db.user.delete({ where: { id: reader.id } });
    expect(await world.db.mute.count()).toBe(0);
  });
});

test("the database itself refuses a mute of nothing, of two things, of another kind, and a folding that is not of its words", async () => {
  const { id: userId } = await aReader();
  const { id: tagId } = await aTopic("agents");
  const word = { userId, kind: "word" as const, value: "x", folded: " x " };
  for (const data of [
    { userId, kind: "topic" as const },
    { ...word, tagId },
    { userId, kind: "author" as const, tagId },
    { ...word, folded: "%" },
    { ...word, value: null },
    { ...word, value: "x".repeat(101), folded: ` ${"x".repeat(101)} ` },
  ])
    await expect(world.db.mute.create({ data })).rejects.toThrow(/Mute_\w+_check/);
});

test.each([
  ["nature.com", "nature.com"],
  ["https://www.Nature.com/articles?x=1", "nature.com"],
  ["Blog.Example.co.uk:8080", "blog.example.co.uk"],
  ["müller.example", "xn--mller-kva.example"],
  ["Nature", null],
  ["A press", null],
  ["1.5", null],
  ["-.com", null],
])("%j names the host %j", (source, host) => expect(hostOf(source)).toBe(host));
