import { beforeEach, describe, expect, test } from "vitest";
import { countAttempt, forgetOldAttempts } from "#lib/accounts/attempts.ts";
import { makeChallenge, takeChallenge } from "#lib/accounts/challenge.ts";
import { checkPassword, createAccount } from "#lib/accounts/commands.ts";
import { makeEmailToken } from "#lib/accounts/email-tokens.ts";
import { signInByLink } from "#lib/accounts/link-commands.ts";
import { newDeviceToken, rememberDevice } from "#lib/accounts/session-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";

const database = testDatabase();
beforeEach(() => database.empty());

const PASSWORD = "violet harbour anvil mosaic";
const email = "rosa@example.org";
const seen = { userAgent: "", network: "" };

async function aReader(address = email) {
  const made = await createAccount({ email: address, name: "Rosa", password: PASSWORD }, "a network");
  if (!made.ok) throw new Error(made.message);
  return made.value.userId;
}

async function guess(times: number, network: string, device: string | null = null) {
  const answers = [];
  for (let at = 0; at < times; at++)
    answers.push(await checkPassword({ email, password: `wrong password number ${at}` }, network, device));
  return answers;
}

describe("wrong passwords", () => {
  test("for one account from one network are refused from the eleventh on, with the time to wait", async () => {
    await aReader();
    const answers = await guess(11, "203.0.113.7");
    expect(answers.slice(0, 10).every((answer) => !answer.ok && answer.code === "invalid")).toBe(true);
    expect(answers.at(-1)).toMatchObject({ code: "rate-limited", retryAfter: expect.any(Number) });
    const right = await checkPassword({ email, password: PASSWORD }, "203.0.113.7");
    expect(right).toMatchObject({ ok: false, code: "rate-limited" });
  });

  test("tried elsewhere do not shut out a browser that the account knows", async () => {
    const userId = await aReader();
    const device = newDeviceToken();
    await rememberDevice(userId, device, seen);
    await guess(11, "203.0.113.7");
    const right = await checkPassword({ email, password: PASSWORD }, "203.0.113.7", device);
    expect(right).toMatchObject({ ok: true });
  });

  test("do not shut out a link by mail", async () => {
    await aReader();
    await guess(11, "203.0.113.7");
    const link = await database.db.$transaction((tx) => makeEmailToken(tx, { purpose: "sign_in", email }));
    expect(await signInByLink(link)).toMatchObject({ ok: true });
  });

  test("are counted for a known browser too", async () => {
    const userId = await aReader();
    const device = newDeviceToken();
    await rememberDevice(userId, device, seen);
    expect((await guess(11, "203.0.113.7", device)).at(-1)).toMatchObject({ code: "rate-limited" });
  });

  test("are not forgiven by a browser that another account knows", async () => {
    await aReader();
    const device = newDeviceToken();
    await rememberDevice(await aReader("other@example.org"), device, seen);
    expect((await guess(11, "203.0.113.7", device)).at(-1)).toMatchObject({ code: "rate-limited" });
  });

  test("for many accounts from one network are refused before the hundredth", async () => {
    // Sixty tries, without the time that their hashes take.
    for (let at = 0; at < 60; at++) await countAttempt("sign-in-network", "203.0.113.7");
    const next = await checkPassword({ email: "another@example.org", password: "wrong" }, "203.0.113.7");
    expect(next).toMatchObject({ code: "rate-limited" });
  });
});

describe("a new browser", () => {
  test("is told by mail, but not the first one, and each once", async () => {
    const userId = await aReader();
    const [first, second] = [newDeviceToken(), newDeviceToken()];
    await rememberDevice(userId, first, seen);
    await expect(database.db.mail.count()).resolves.toBe(0);
    await rememberDevice(userId, second, seen);
    await rememberDevice(userId, second, seen);
    await rememberDevice(userId, first, seen);
    await expect(database.db.mail.findMany()).resolves.toMatchObject([{ kind: "new-device", recipient: email }]);
  });

  test("is not named in the database", async () => {
    const device = newDeviceToken();
    await rememberDevice(await aReader(), device, seen);
    expect(JSON.stringify(await database.db.knownDevice.findMany())).not.toContain(device);
  });
});

describe("a challenge", () => {
  test("is answered once, also by many at the same moment", async () => {
    const { challenge, sealed } = makeChallenge("enter");
    const answers = await Promise.all(Array.from({ length: 8 }, () => takeChallenge("enter", sealed)));
    expect(answers.filter((answer) => answer === challenge)).toHaveLength(1);
  });

  test("answers only what it was made for", async () => {
    const { sealed } = makeChallenge("confirm one-session");
    await expect(takeChallenge("enter", sealed)).resolves.toBeNull();
    await expect(takeChallenge("confirm another-session", sealed)).resolves.toBeNull();
    await expect(takeChallenge("enter", undefined)).resolves.toBeNull();
  });
});

test("attempts are forgotten an hour after they have counted for the last time, and not before", async () => {
  for (const who of ["long ago", "a moment ago", "still counted"]) await countAttempt("sign-in", who);
  const [longAgo, justNow] = await database.db.rateLimiterFlexible.findMany({ orderBy: { key: "asc" } });
  const over = (row: typeof longAgo, minutes: number) =>
    database.db.rateLimiterFlexible.update({
      where: { key: row?.key ?? "" },
      data: { expire: new Date(Date.now() - minutes * 60_000) },
    });
  await over(longAgo, 61);
  await over(justNow, 59);
  await forgetOldAttempts();
  const left = await database.db.rateLimiterFlexible.findMany();
  expect(left).toHaveLength(2);
  expect(left.map(({ key }) => key)).not.toContain(longAgo?.key);
});
