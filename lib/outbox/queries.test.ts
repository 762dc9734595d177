import { beforeEach, expect, test } from "vitest";
import { signInLetter } from "#lib/accounts/letters.ts";
import { db } from "#lib/db.ts";
import { queueMail } from "#lib/mail.ts";
import { mailState } from "#lib/outbox/mail-state.ts";
import { findMail, listMail } from "#lib/outbox/queries.ts";
import { seal } from "#lib/sealed.ts";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();

beforeEach(() => world.empty());

const aMail = (to: string) => queueMail(db(), { to, ...signInLetter("secret") });

test("the outbox lists mails without their text, newest first, page after page", async () => {
  for (const name of ["a", "b", "c"]) await aMail(`${name}@example.org`);
  const first = await listMail({ size: 2 });
  const second = await listMail({ size: 2, before: first.older });
  expect([...first.items, ...second.items].map(({ recipient }) => recipient)).toEqual([
    "c@example.org",
    "b@example.org",
    "a@example.org",
  ]);
  expect(JSON.stringify(first)).not.toContain("secret");
  expect(second.older).toBeNull();
});

/** As long as those that links carry. */
const SECRET = "s3cret-".repeat(7).slice(0, 43);

async function opened(letter = signInLetter(SECRET)) {
  await queueMail(db(), { to: "a@example.org", ...letter });
  const [listed] = (await listMail({})).items;
  return findMail(listed?.id ?? "");
}

test("a mail is opened as text, by an id that exists", async () => {
  expect(await opened()).toMatchObject({ text: expect.stringContaining(`/sign-in/link/${SECRET}`) });
  expect(await findMail("no-id")).toBeNull();
  expect(await findMail("01a20804-973b-7179-84a2-2ee37f60a914")).toBeNull();
});

test("a mail that was on its way when mail was switched off keeps its link to itself", async () => {
  const { text, ...letter } = signInLetter(SECRET);
  const mail = await opened({ ...letter, text: seal("mail", text) });
  expect(mail?.text).toContain("/sign-in/link/…");
});

test.each([
  [{ attempts: 0 }, true, "Waiting"],
  [{ attempts: 1 }, true, "Waiting, tried once"],
  [{ attempts: 3 }, true, "Waiting, tried 3 times"],
  [{ attempts: 0 }, false, "Kept here: mail is not set up"],
  [{ attempts: 1, sentAt: new Date() }, true, "Sent"],
  [{ attempts: 1, failedAt: new Date() }, true, "Could not be delivered"],
])("%o is said in words", (mail, leaves, words) => {
  expect(mailState({ sentAt: null, failedAt: null, ...mail }, leaves)).toBe(words);
});
