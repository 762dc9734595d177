import { beforeEach, expect, test } from "vitest";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { handedInAddress } from "#lib/extraction/outside-address.ts";
import { askReading, handInLink } from "#lib/links/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader, aTopic, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const page = (changes: object = {}) => ({ url: "https://example.org/a", title: "A page", topics: [], ...changes });
const links = () => world.db.sharedLink.findMany({ include: { tags: true, bookmark: true } });

test("an outside link is kept in its one form, with its topics, among the saved", async () => {
  const [reader, agents] = [await aReader(), await aTopic("agents")];
  const url = "HTTPS://Example.org:443/a?utm_source=mail#part";
  await handInLink(reader.id, page({ url, comment: "For Monday", topics: ["agents", "unknown"] }));
  expect(await links()).toMatchObject([
    {
      url: "https://example.org/a",
      comment: "For Monday",
      tags: [{ tagId: agents.id }],
      bookmark: { userId: reader.id },
    },
  ]);
});

test("the same address handed in again changes title, comment and topics, and stands where it stood", async () => {
  const reader = await aReader();
  for (const slug of ["agents", "work"]) await aTopic(slug);
  await handInLink(reader.id, page({ comment: "Old", topics: ["agents"] }));
  const [before] = await links();
  await handInLink(reader.id, page({ title: "Another name", comment: "New", topics: ["work"] }));
  const [after, ...rest] = await links();
  expect(rest).toEqual([]);
  expect(after).toMatchObject({ id: before?.id, title: "Another name", comment: "New", bookmark: before?.bookmark });
  expect(after?.tags).toHaveLength(1);
});

test("what is left empty when an address is handed in again stays as it was", async () => {
  const reader = await aReader();
  const agents = await aTopic("agents");
  await handInLink(reader.id, page({ comment: "For Monday", topics: ["agents"] }));
  await handInLink(reader.id, page({ title: "", comment: "", topics: [] }));
  expect(await links()).toMatchObject([{ title: "A page", comment: "For Monday", tags: [{ tagId: agents.id }] }]);
});

test("twenty times at once it is one link and one place among the saved", async () => {
  const reader = await aReader();
  await aTopic("agents");
  const answers = await twentyTimes(() => handInLink(reader.id, page({ topics: ["agents"] })));
  expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  expect(await links()).toMatchObject([{ tags: [{}], bookmark: {} }]);
  expect(await world.db.bookmark.count()).toBe(1);
});

test("two readers may keep the same page, each their own", async () => {
  const [reader, other] = [await aReader(), await aReader()];
  await handInLink(reader.id, page());
  await handInLink(other.id, page({ title: "Mine" }));
  expect((await links()).map((link) => link.title).sort()).toEqual(["A page", "Mine"]);
});

const UNFINISHED = "Enter the address of a public page, beginning with https:// or http://.";
const notPublic = (host: string) => `“${host}” is no name of a site on the public web. Such addresses are not fetched.`;

test.each([
  ["javascript:alert(1)", UNFINISHED],
  ["", UNFINISHED],
  ["nonsense", UNFINISHED],
  ["http://localhost/", notPublic("localhost")],
  ["http://printer.local:8080", notPublic("printer.local")],
  ["https://10.0.0.1/", notPublic("10.0.0.1")],
  ["10.0.0.1/admin", notPublic("10.0.0.1")],
  ["http://[::1]/", notPublic("::1")],
  ["https://a:b@example.org", "An address with a user name or a password in it is not fetched."],
])("%j is refused at its field, with the reason, and nothing is kept", async (url, reason) => {
  const refusal = await handInLink((await aReader()).id, page({ url }));
  expect(refusal).toMatchObject({ ok: false, code: "invalid", message: reason, fields: { url: reason } });
  expect(await links()).toEqual([]);
});

test("an address that is too long with the scheme it is given is refused for that", async () => {
  const reader = await aReader();
  const long = "This address is too long.";
  const refusal = await handInLink(reader.id, page({ url: `example.org/${"a".repeat(1_985)}` }));
  expect(refusal).toMatchObject({ ok: false, code: "invalid", message: long, fields: { url: long } });
  const longest = await handInLink(reader.id, page({ url: `example.org/${"a".repeat(1_980)}` }));
  expect(longest).toMatchObject({ ok: true });
});

test.each([
  ["example.org/a?utm_source=x", "https://example.org/a"],
  ["http://127.0.0.1:8080/a?utm_source=x&b=1#c", "http://127.0.0.1:8080/a?b=1"],
  ["http://me:secret@127.0.0.1:8080/", null],
  ["a word", null],
])("%j is handed in as %j: without a scheme it is https, and what the operator allows is allowed", (typed, address) =>
  expect(handedInAddress(typed)).toBe(address),
);

test("a reader hands in a thousand links a day, and has sixty pages read again an hour", async () => {
  const reader = await aReader();
  await countAttempt("link", reader.id, 999);
  const made = await handInLink(reader.id, page());
  expect(await handInLink(reader.id, page())).toMatchObject({ ok: false, code: "rate-limited" });
  const id = made.ok ? made.value.id : "";
  await countAttempt("read-link", reader.id, 59);
  expect(await askReading(reader.id, id)).toMatchObject({ ok: true });
  expect(await askReading(reader.id, id)).toMatchObject({ ok: false, code: "rate-limited" });
});
