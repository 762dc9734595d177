import { beforeEach, expect, test } from "vitest";
import { hashPassword } from "#lib/accounts/password.ts";
import { enterWithNewAccount, enterWithPassword } from "#lib/entry/commands.ts";
import { signInPath } from "#lib/intent.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor, aPost, aTopic, NOBODY } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const password = "three lamps near a harbour";
const ada = { name: "Ada", email: "ada@example.org", password };
const passwordHash = await hashPassword(password);
const anAccount = () => world.db.user.create({ data: { email: ada.email, name: ada.name, passwordHash } });

const intent = (kind: "save" | "follow-topic" | "follow-author", id: string) =>
  new URL(signInPath("/", { kind, id }), "http://site").searchParams.get("intent") ?? "";

test("who pressed Save and then signs in has saved", async () => {
  const [account, post] = [await anAccount(), await aPost()];
  expect(await enterWithPassword(ada, intent("save", post.id), "home", null)).toMatchObject({ ok: true });
  expect(await world.db.bookmark.findMany()).toMatchObject([{ userId: account.id, postId: post.id }]);
});

test("who pressed Follow and then makes an account follows", async () => {
  const topic = await aTopic();
  const entered = await enterWithNewAccount(ada, intent("follow-topic", topic.id), "home");
  expect(await world.db.tagFollow.findMany()).toMatchObject([{ userId: entered.ok && entered.value.userId }]);
});

test("who pressed Follow at an author and then signs in follows the author", async () => {
  const [account, author] = [await anAccount(), await anAuthor()];
  await enterWithPassword(ada, intent("follow-author", author.id), "home", null);
  expect(await world.db.authorFollow.findMany()).toMatchObject([{ userId: account.id, authorId: author.id }]);
});

test("a wrong password does nothing of what was begun", async () => {
  await anAccount();
  const post = await aPost();
  await enterWithPassword({ ...ada, password: "wrong" }, intent("save", post.id), "home", null);
  expect(await world.db.bookmark.count()).toBe(0);
});

test("what was begun and is gone by now keeps nobody from entering", async () => {
  await anAccount();
  for (const kind of ["save", "follow-topic", "follow-author"] as const)
    expect(await enterWithPassword(ada, intent(kind, NOBODY), "home", null)).toMatchObject({ ok: true });
});

test("a link from elsewhere cannot make one save by signing in", async () => {
  await anAccount();
  const post = await aPost();
  for (const forged of [
    `save ${post.id}`,
    `${Buffer.from(`save ${post.id}`).toString("base64url")}.9999999999.x`,
    "",
    undefined,
  ])
    expect(await enterWithPassword(ada, forged, "home", null)).toMatchObject({ ok: true });
  expect(await world.db.bookmark.count()).toBe(0);
});
