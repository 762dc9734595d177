import { beforeAll, expect, test } from "vitest";
import { handInLink } from "#lib/links/commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { findSavedLinks } from "#lib/search/link-queries.ts";
import { canonical, inSaved, isInSaved } from "#lib/search/scope.ts";
import { suggest } from "#lib/search/suggest-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader, aTopic } from "#lib/testing/world.ts";

const world = testDatabase();
let me: string;

beforeAll(async () => {
  await aTopic("agents");
  me = (await aReader()).id;
  await handInLink(me, {
    url: "https://papers.ssrn.com/wombat",
    title: "Crème of papers",
    comment: "On agents & <3",
    topics: ["agents"],
  });
  await handInLink(me, { url: "https://example.org/x", title: "Another page", topics: [] });
  await handInLink((await aReader()).id, { url: "https://example.org/y", title: "Crème of theirs", topics: [] });
});

const found = async (typed: string) => (await findSavedLinks(typed, me)).map(({ url }) => new URL(url).pathname);

test.each([
  ["is:saved", ["/x", "/wombat"]],
  ["is:saved creme", ["/wombat"]],
  ["is:saved agents", ["/wombat"]],
  ["is:saved wombat", ["/wombat"]],
  ["is:saved topic:agents", ["/wombat"]],
  ["is:saved -topic:agents", ["/x"]],
  ["is:saved source:ssrn.com", ["/wombat"]],
  ["is:saved -creme", ["/x"]],
  ["is:saved before:2020", []],
  ["is:saved is:unread page", ["/x"]],
  ["is:saved is:read", []],
  ["is:saved author:desk", []],
  ["creme", ["/wombat"]],
  ["topic:agents", ["/wombat"]],
  ["creme is:unread", ["/wombat"]],
  ["-creme", []],
  ["", []],
  ["-is:saved creme", []],
])("%j finds the links %j", async (typed, paths) => expect(await found(typed)).toEqual(paths));

test("what was read at an address is found and shown with its words marked, by its reader alone, read or unread", async () => {
  const id = (await world.db.sharedLink.findFirstOrThrow({ where: { url: "https://example.org/x" } })).id;
  const text = `${"Filler words before it. ".repeat(40)}A quokka keeps the minutes. ${"And some after. ".repeat(40)}`;
  const words = { title: "Another page", html: "", text, excerpt: "", wordCount: 9, readingMinutes: 1, hash: "" };
  await world.db.linkReading.create({ data: { sharedLinkId: id, ...words } });
  const [link] = await findSavedLinks("quokkas", me);
  expect(link?.snippet).toContainEqual({ text: "quokka", match: true });
  expect(link?.snippet.map((part) => part.text).join("")).toContain("keeps the minutes");
  expect(await findSavedLinks("quokkas", (await aReader()).id)).toEqual([]);
  await markRead(me, { sharedLinkId: id });
  expect([await found("quokkas is:read"), await found("quokkas is:unread")]).toEqual([["/x"], []]);
  await world.db.sharedLink.update({ where: { id }, data: { removedAt: new Date() } });
  expect([await found("quokkas"), (await suggest("another", { id: me, muteCount: 0 })).links]).toEqual([[], []]);
});

test("a signed-out reader has none, and markup in a comment stays text", async () => {
  expect(await findSavedLinks("is:saved creme", undefined)).toEqual([]);
  const [link] = await findSavedLinks("is:saved agents", me);
  expect(link?.comment.map(({ text }) => text).join("")).toBe("On agents & <3");
  expect(link?.comment).toContainEqual({ text: "agents", match: true });
});

test.each([
  ["agents", true, "agents is:saved"],
  ["agents is:saved", true, "agents is:saved"],
  ["is:saved agents", false, "agents"],
  ["", true, "is:saved"],
  ["is:saved", false, ""],
])("%j in the saved: %j is %j", (typed, wanted, query) => {
  expect(inSaved(typed, wanted)).toBe(query);
  expect(isInSaved(query)).toBe(wanted);
  expect(canonical(query)).toBe(query);
});
