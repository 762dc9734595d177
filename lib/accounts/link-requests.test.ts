import { beforeEach, describe, expect, test, vi } from "vitest";
import { askForLink, type Wish } from "#lib/accounts/link-commands.ts";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { db } from "#lib/db.ts";
import { openMail } from "#lib/mail.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { linkIn } from "#lib/testing/mail-sink.ts";

const world = testDatabase();
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");

const NETWORK = "192.0.2.1";
const reader = "reader@example.org";
const stranger = "stranger@example.org";

beforeEach(() => world.empty());

const aReader = () => db().user.create({ data: { email: reader, name: "Reader", emailVerified: new Date() } });

const ask = (wish: Wish, email: string, network = NETWORK) => askForLink(wish, { email, data: {} }, network);

const mailsTo = (recipient: string) => db().mail.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } });

/** The secret of the link in the newest mail to an address. */
async function secretIn(recipient: string, prefix: string): Promise<string> {
  const mail = (await mailsTo(recipient)).at(-1);
  return linkIn(mail ?? {}, prefix).slice(prefix.length);
}

describe("asking for a link", () => {
  test.each<[Wish, string, string]>([
    ["sign_in", "/sign-in/link/", "/sign-up/"],
    ["sign_up", "/sign-in/link/", "/sign-up/"],
    ["reset_password", "/reset/", "/sign-up/"],
  ])("%s answers a reader and a stranger alike, and only their mail differs", async (wish, toReader, toStranger) => {
    await aReader();
    world.statements.length = 0;
    const known = await ask(wish, reader);
    const knownStatements = world.statements.splice(0);
    const unknown = await ask(wish, stranger);
    expect(unknown).toEqual(known);
    expect(world.statements).toEqual(knownStatements);
    expect(await secretIn(reader, toReader)).toMatch(/^[\w-]{43}$/);
    expect(await secretIn(stranger, toStranger)).toMatch(/^[\w-]{43}$/);
  });

  test("keeps only a digest of the secret", async () => {
    await aReader();
    await ask("sign_in", reader);
    const secret = await secretIn(reader, "/sign-in/link/");
    const tokens = await db().emailToken.findMany();
    expect(JSON.stringify(tokens)).not.toContain(secret);
    expect(tokens.map(({ tokenHash }) => tokenHash)).toEqual([tokenDigest(secret)]);
  });

  test("sends at most five mails an hour to one address, known or not, from wherever it is asked", async () => {
    await aReader();
    for (const email of [reader, stranger]) {
      const answers = [];
      for (let count = 0; count < 8; count++) answers.push(await ask("sign_in", email, `192.0.2.${count}`));
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false, false, false]);
      expect(answers.at(-1)).toMatchObject({ code: "rate-limited", retryAfter: expect.any(Number) });
      expect(await mailsTo(email)).toHaveLength(5);
    }
  });

  test("sends at most forty an hour for one network", async () => {
    for (let count = 0; count < 45; count++) await ask("sign_up", `reader${count}@example.org`);
    expect(await db().mail.count()).toBe(40);
  });

  test("leads to the site's own address", async () => {
    await aReader();
    await ask("sign_in", reader);
    const [mail] = await mailsTo(reader);
    const links = openMail(mail?.text ?? "")?.match(/https?:\/\/\S+/g);
    expect(new Set(links?.map((link) => new URL(link).origin))).toEqual(new Set(["http://localhost:3000"]));
  });
});
