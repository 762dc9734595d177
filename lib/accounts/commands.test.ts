import { beforeEach, describe, expect, test } from "vitest";
import { countAttempt } from "#lib/accounts/attempts.ts";
import * as accounts from "#lib/accounts/commands.ts";
import { hashPassword } from "#lib/accounts/password.ts";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aReader, DAY, MINUTE, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const PASSWORD = "three lamps near a harbour";
const HOME = "203.0.113.7";
const ada = { name: "Ada", email: "ada@example.org", password: PASSWORD };
const passwordHash = await hashPassword(PASSWORD);

/** Ada's account without the wait for a hash. */
const anAccount = () => world.db.user.create({ data: { email: ada.email, name: ada.name, passwordHash } });
const enter = (password: string, network = HOME, email = ada.email) =>
  accounts.checkPassword({ email, password }, network);

describe("an account", () => {
  test("is made, and entered with its password", async () => {
    const made = await accounts.createAccount(ada, HOME);
    expect(made).toEqual({ ok: true, value: { userId: expect.any(String) } });
    expect(await enter(PASSWORD)).toEqual(made);
    const stored = await world.db.user.findFirstOrThrow();
    expect(stored).toMatchObject({ email: ada.email, role: "reader", emailVerified: null });
    expect(stored.passwordHash).toMatch(/^\$argon2id\$/);
  });

  test("is one for each address, also when five forms arrive at once", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => accounts.createAccount(ada, HOME)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.code)).toEqual(
      Array(4).fill("conflict"),
    );
    expect(await world.db.user.count()).toBe(1);
  });

  test("is not made with a bad password, and the address is not given away by it", async () => {
    await anAccount();
    const password = "too short";
    const refusals = [
      await accounts.createAccount({ ...ada, password }, HOME),
      await accounts.createAccount({ ...ada, email: "new@example.org", password }, HOME),
    ];
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ code: "invalid", fields: { password: expect.any(String) } });
  });

  test("is refused to a network that made twenty in an hour, and to no other", async () => {
    for (let at = 0; at < 20; at++) expect(await countAttempt("sign-up-network", HOME)).toBe(0);
    expect(await accounts.createAccount(ada, HOME)).toMatchObject({
      code: "rate-limited",
      retryAfter: expect.any(Number),
    });
    expect(await accounts.createAccount(ada, "203.0.113.8")).toMatchObject({ ok: true });
  });
});

describe("a wrong password", () => {
  test("and an unknown address answer alike, and so does an account without a password", async () => {
    await anAccount();
    const guest = await aReader("guest");
    const wrong = await enter("not the password at all");
    expect(wrong).toEqual({ ok: false, code: "invalid", message: "The address or the password is not right." });
    expect(await enter(PASSWORD, HOME, "nobody@example.org")).toEqual(wrong);
    expect(await enter(PASSWORD, HOME, guest.email)).toEqual(wrong);
    expect(await enter("", HOME, guest.email)).toEqual(wrong);
  });

  test("is taken ten times, then even the right one waits there, while another network still gets in", async () => {
    await anAccount();
    for (let at = 0; at < 10; at++) expect(await enter("wrong")).toMatchObject({ code: "invalid" });
    const refusal = await enter(PASSWORD);
    expect(refusal).toMatchObject({
      ok: false,
      code: "rate-limited",
      message: expect.stringMatching(/Wait 10 minutes/),
    });
    expect(refusal.ok || refusal.retryAfter).toBeGreaterThan(9 * 60);
    expect(await enter(PASSWORD, "198.51.100.9")).toMatchObject({ ok: true });
  });

  test("is counted each time when many come at once", async () => {
    await anAccount();
    const answers = await twentyTimes(() => enter("wrong"));
    expect(answers.filter((answer) => !answer.ok && answer.code === "invalid")).toHaveLength(10);
  });

  test("counts for an unknown address as it does for a known one", async () => {
    for (let at = 0; at < 10; at++) await enter("wrong", HOME, "nobody@example.org");
    expect(await enter("wrong", HOME, "nobody@example.org")).toMatchObject({ code: "rate-limited" });
  });

  test("is forgotten once the right one came", async () => {
    await anAccount();
    for (let at = 0; at < 9; at++) await enter("wrong");
    await enter(PASSWORD);
    expect(await enter("wrong")).toMatchObject({ code: "invalid" });
    expect(await enter(PASSWORD)).toMatchObject({ ok: true });
  });

  test("for ever other accounts ends before a hundred from one network", async () => {
    const answers: boolean[] = [];
    for (let at = 0; at < 100; at++) answers.push((await countAttempt("sign-in-network", HOME)) === 0);
    expect(answers.filter(Boolean)).toHaveLength(60);
    expect(await enter("wrong", HOME, "fresh@example.org")).toMatchObject({ code: "rate-limited" });
    expect(await enter("wrong", "198.51.100.9", "fresh@example.org")).toMatchObject({ code: "invalid" });
  });

  test("is written down without the address that it was tried for", async () => {
    await enter("wrong");
    expect(JSON.stringify(await world.db.rateLimiterFlexible.findMany())).not.toMatch(/ada|203\.0/);
  });
});

describe("a session", () => {
  const sessions = () => world.db.session.findMany();

  test("is stored as the digest of what the cookie says", async () => {
    const { token } = await accounts.openSession((await aReader()).id);
    const [session] = await sessions();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(session?.sessionToken).toBe(tokenDigest(token));
    expect(JSON.stringify(session)).not.toContain(token);
  });

  test("is closed for every copy of its cookie, and no other session with it", async () => {
    const reader = await aReader();
    const [one, two] = [await accounts.openSession(reader.id), await accounts.openSession(reader.id)];
    await accounts.closeSession(one.token);
    expect(await sessions()).toMatchObject([{ sessionToken: tokenDigest(two.token) }]);
    expect(await accounts.extendSession(one.token)).toBe(false);
    await accounts.closeSession(tokenDigest(two.token));
    expect(await sessions()).toHaveLength(1);
  });

  test("is kept while all others of its reader are closed", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    const { token } = await accounts.openSession(reader.id);
    for (const who of [reader, reader, other]) await accounts.openSession(who.id);
    expect(await accounts.closeOtherSessions(reader.id, token)).toBe(2);
    expect(await sessions()).toHaveLength(2);
    expect(await world.db.session.count({ where: { userId: other.id } })).toBe(1);
  });

  test("is extended at most once a day, and never when it is over", async () => {
    const { token } = await accounts.openSession((await aReader()).id);
    expect(await accounts.extendSession(token)).toBe(false);
    const end = (expires: Date) => world.db.session.updateMany({ data: { expires } });
    await end(new Date(Date.now() + accounts.SESSION_LIFE * 1000 - DAY - MINUTE));
    expect(await accounts.extendSession(token)).toBe(true);
    const [extended] = await sessions();
    expect(extended?.expires.getTime()).toBeGreaterThan(Date.now() + accounts.SESSION_LIFE * 1000 - MINUTE);
    await end(ago(MINUTE));
    expect(await accounts.extendSession(token)).toBe(false);
  });
});
