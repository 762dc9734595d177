import { randomBytes } from "node:crypto";
import { violations } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import type { World } from "./world.ts";

// Six looks of axe at each of many pages; one browser and one account do for all of them.
test.describe.configure({ timeout: 300_000 });

const text = () => randomBytes(9).toString("base64url");
const inAnHour = () => new Date(Date.now() + 3_600_000);

/** An admin with something on every page of theirs. Answers the id of a mail in the outbox. */
async function anAdminWithEverything({ db, mark, ...world }: World, userId: string) {
  await db.user.update({ where: { id: userId }, data: { role: "admin", handle: `ada_${mark}` } });
  await db.passkey.create({
    data: { userId, credentialId: text(), publicKey: new Uint8Array([1]), name: "The blue laptop" },
  });
  const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  await db.session.create({ data: { userId, sessionToken: text(), userAgent: agent, expires: inAnHour() } });
  await db.export.create({
    data: {
      ...{ userId, state: "ready", progress: 100, archive: new Uint8Array([1]) },
      ...{ readyAt: new Date(), expiresAt: inAnHour() },
    },
  });
  const post = await world.publish();
  await db.shareLink.create({ data: { userId, postId: post.id, token: text() } });
  const rosa = await world.aReader("Rosa Klein");
  await db.user.update({ where: { id: rosa.id }, data: { bannedAt: new Date(), banReason: "Spam" } });
  await db.auditEntry.create({
    data: { actorId: userId, actorName: "Ada Byron", act: "banned", subjectId: rosa.id, detail: { reason: "Spam" } },
  });
  const mail = { recipient: rosa.email, kind: "sign-in", subject: "Sign in to AI Briefing", html: "x" };
  const { id } = await db.mail.create({ data: { ...mail, text: "Here is the link.", sentAt: new Date() } });
  return id;
}

/** A source feed that failed, with an item from before. */
async function aFailingFeed({ db, mark }: World): Promise<string> {
  const { id } = await db.feed.create({
    data: {
      ...{
        url: `http://127.0.0.1:9/${mark}`,
        title: `Source ${mark}`,
        siteUrl: "https://example.org/",
        description: "On work.",
      },
      ...{
        failures: 1,
        failingSince: new Date(),
        lastError: "There is nothing at its address (404).",
        succeededAt: new Date(),
      },
      dueAt: new Date(Date.now() + 3_600_000),
    },
  });
  const words = { title: "An item", summary: "Words.", html: "", text: "", contentHash: "0", publishedAt: new Date(0) };
  await db.feedItem.create({ data: { ...words, feedId: id, guid: "1", url: "https://example.org/1" } });
  return id;
}

test("axe finds nothing on the pages of an account and of the site’s keeping, in three themes at two widths", async ({
  page,
  world,
  allow,
}) => {
  // The size of the window is changed by the test, not by somebody who pressed something.
  allow(/layout shift|status of 404/);
  const admin = await world.readerSignedIn(page.context(), "Ada Byron");
  const mail = await anAdminWithEverything(world, admin.id);
  for (const path of [
    "/settings",
    "/settings/profile",
    "/settings/ways-in?told=passkey",
    "/settings/sessions",
    "/settings/address",
    "/settings/yours?found=3&added=3",
    `/admin/people?q=${world.mark}`,
    "/admin/log",
    "/admin/jobs",
    "/desk/sources?found=3&added=2&unusable=1",
    `/desk/sources/${await aFailingFeed(world)}`,
    "/sources",
    "/admin/outbox",
    `/admin/outbox/${mail}`,
  ])
    expect(await violations(page, path), path).toEqual([]);
  await world.db.session.updateMany({ where: { userId: admin.id }, data: { authenticatedAt: new Date(0) } });
  expect(await violations(page, "/settings/confirm")).toEqual([]);
});

test("axe finds nothing on the pages that end something, in three themes at two widths", async ({ page, allow }) => {
  allow(/layout shift/);
  for (const path of [
    "/goodbye",
    "/keep/no-such-token",
    "/mail-sent",
    "/reset/done",
    "/address/done",
    "/sign-in?refused=expired",
  ])
    expect(await violations(page, path), path).toEqual([]);
});
