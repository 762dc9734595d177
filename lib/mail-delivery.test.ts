import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { letter } from "#lib/accounts/letters.ts";
import { db } from "#lib/db.ts";
import { queueMail } from "#lib/mail.ts";
import { deliverMail } from "#lib/mail-delivery.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { startMailSink } from "#lib/testing/mail-sink.ts";

const world = testDatabase();
let sink: Awaited<ReturnType<typeof startMailSink>>;

beforeAll(async () => {
  sink = await startMailSink();
  vi.stubEnv("SMTP_URL", sink.url);
  vi.stubEnv("MAIL_FROM", "AI Briefing <briefing@example.org>");
});

beforeEach(async () => {
  await world.empty();
  sink.mood = "takes";
  sink.mails.length = 0;
  sink.recipients.length = 0;
});

afterAll(() => sink.close());

const hello = () =>
  letter("test", "Hello & welcome", {
    before: ["Kate <kate@example.org> says “hello”."],
    link: { path: "/sign-in/link/secret", words: "Come in" },
    after: [],
  });

// A second ago: dates are stored in whole milliseconds, so that this moment may lie a little ahead.
const becomeDue = () => db().$executeRaw`UPDATE "Mail" SET "sendAfter" = now() - interval '1 second'`;

async function aMail(to = "reader@example.org") {
  await queueMail(db(), { to, ...hello() });
  await becomeDue();
}

const theMail = async () => {
  const [mail] = await db().mail.findMany();
  if (!mail) throw new Error("There is no mail.");
  return mail;
};

/** Seconds until the one mail is tried again, by the database's clock. */
async function pause(): Promise<number> {
  const [row] = await db().$queryRaw<{ pause: number }[]>`
    SELECT round(extract(epoch FROM "sendAfter" - now()))::int AS pause FROM "Mail"`;
  return row?.pause ?? 0;
}

describe("a mail", () => {
  test("arrives once, in text and HTML, from the address that was set", async () => {
    await aMail();
    await deliverMail();
    await deliverMail();
    expect(sink.recipients).toEqual(["reader@example.org"]);
    expect(sink.mails[0]).toMatchObject({
      subject: "Hello & welcome",
      from: { name: "AI Briefing", address: "briefing@example.org" },
      to: [{ address: "reader@example.org" }],
      text: expect.stringContaining("http://localhost:3000/sign-in/link/secret"),
      html: expect.stringContaining('href="http://localhost:3000/sign-in/link/secret"'),
    });
  });

  test("shows what somebody wrote as words, and fetches nothing from anywhere", async () => {
    await aMail();
    await deliverMail();
    const html = sink.mails[0]?.html ?? "";
    expect(html).toContain("Kate &#60;kate@example.org&#62;");
    expect(html).not.toMatch(/<img|<link|@import|url\(|src=/i);
  });

  test("is kept without its text once it was sent", async () => {
    await aMail();
    await deliverMail();
    expect(await theMail()).toMatchObject({ sentAt: expect.any(Date), text: "", html: "", attempts: 1 });
  });

  test("waits sealed, and one that was sealed under another AUTH_SECRET is given up in words", async () => {
    await aMail();
    const { text } = await theMail();
    expect(text).not.toContain("secret");
    await db().mail.updateMany({ data: { text: `${text.slice(0, -6)}AAAAAA` } });
    await deliverMail();
    expect(sink.mails).toEqual([]);
    expect(await theMail()).toMatchObject({
      failedAt: expect.any(Date),
      lastError: expect.stringContaining("AUTH_SECRET"),
    });
  });

  test("that was rolled back is never sent", async () => {
    const undone = db().$transaction(async (tx) => {
      await queueMail(tx, { to: "reader@example.org", ...hello() });
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    await deliverMail();
    expect(sink.mails).toEqual([]);
  });

  test("is sent once by two workers at the same time", async () => {
    await Promise.all(["a", "b", "c", "d", "e", "f", "g"].map((name) => aMail(`${name}@example.org`)));
    await Promise.all([deliverMail(), deliverMail(), deliverMail()]);
    expect(sink.recipients.toSorted()).toEqual(
      ["a", "b", "c", "d", "e", "f", "g"].map((name) => `${name}@example.org`),
    );
  });

  test("that another worker has in hand is left to it, and nothing waits for it", async () => {
    await Promise.all([aMail("a@example.org"), aMail("b@example.org")]);
    await db().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM "Mail" WHERE "recipient" = 'a@example.org' FOR UPDATE`;
      await deliverMail();
    });
    expect(sink.recipients).toEqual(["b@example.org"]);
  });

  test("carries the same Message-ID again when a crash came between sending and noting", async () => {
    await aMail();
    await deliverMail();
    await db().$executeRaw`UPDATE "Mail" SET "sentAt" = NULL`;
    await becomeDue();
    await deliverMail();
    const ids = sink.mails.map((mail) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(`<${(await theMail()).id}@example.org>`);
    expect(ids[1]).toBe(ids[0]);
  });

  test("that lay for days, from before mail was set up, stays here", async () => {
    await aMail();
    await db().$executeRaw`UPDATE "Mail" SET "sendAfter" = now() - interval '3 days'`;
    await deliverMail();
    expect(sink.mails).toEqual([]);
  });
});

describe("a mail server", () => {
  test("that refuses for now is asked again, each time after twice the pause, and then gets it", async () => {
    sink.mood = { refusesWith: 451 };
    await aMail();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      await deliverMail();
      pauses.push(await pause());
      await deliverMail();
      await becomeDue();
    }
    expect(pauses).toEqual([30, 60, 120]);
    expect(await theMail()).toMatchObject({
      attempts: 3,
      sentAt: null,
      failedAt: null,
      lastError: expect.stringMatching(/^451/),
    });
    sink.mood = "takes";
    await deliverMail();
    expect(await theMail()).toMatchObject({ sentAt: expect.any(Date), lastError: null });
  });

  test("that refuses for good is not asked again", async () => {
    sink.mood = { refusesWith: 550 };
    await aMail();
    await deliverMail();
    expect(await theMail()).toMatchObject({
      failedAt: expect.any(Date),
      lastError: expect.stringMatching(/^550/),
      text: "",
    });
    sink.mood = "takes";
    await becomeDue();
    await deliverMail();
    expect(sink.mails).toEqual([]);
  });

  test("is given up after the eighth try", async () => {
    sink.mood = { refusesWith: 451 };
    await aMail();
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect((await theMail()).failedAt).toBeNull();
      await becomeDue();
      await deliverMail();
    }
    expect(await theMail()).toMatchObject({ attempts: 8, failedAt: expect.any(Date) });
  });

  test("that says nothing does not lose the mail", async () => {
    sink.mood = "says nothing";
    await aMail();
    await deliverMail();
    expect(await theMail()).toMatchObject({ attempts: 1, sentAt: null, failedAt: null, lastError: expect.any(String) });
  });
});
