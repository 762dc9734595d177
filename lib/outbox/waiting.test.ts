import { beforeEach, expect, test, vi } from "vitest";
import { signInLetter } from "#lib/accounts/letters.ts";
import { db } from "#lib/db.ts";
import { queueMail } from "#lib/mail.ts";
import { findMail } from "#lib/outbox/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";

// Where mail leaves this machine, the links of a mail that waits are its recipient's alone.
const world = testDatabase();
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");

beforeEach(() => world.empty());

/** As long as those that links carry. */
const SECRET = "s3cret-".repeat(7).slice(0, 43);
const letter = signInLetter(SECRET);

async function shown() {
  const { id } = await db().mail.findFirstOrThrow();
  return (await findMail(id))?.text;
}

test("an admin reads the words of a waiting mail, and neither the page nor the database lets them in", async () => {
  await queueMail(db(), { to: "a@example.org", ...letter });
  expect(await shown()).toBe(letter.text.replace(SECRET, "…"));
  expect(JSON.stringify(await db().mail.findMany())).not.toContain(SECRET);
  expect(JSON.stringify(await db().mail.findMany())).not.toContain(Buffer.from(SECRET).toString("base64url"));
});

test("a mail that was kept from before mail was set up shows its link no more", async () => {
  await db().mail.create({ data: { recipient: "a@example.org", ...letter } });
  expect(await shown()).toBe(letter.text.replace(SECRET, "…"));
});
