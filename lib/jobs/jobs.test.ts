import { beforeEach, expect, test } from "vitest";
import { retryJob } from "#lib/jobs/commands.ts";
import { countJobs, listFailed, listFaults } from "#lib/jobs/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed } from "#lib/testing/feeds.ts";
import { ago, ahead, aReader, HOUR, NOBODY } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const aMail = (more: object) =>
  world.db.mail.create({
    data: {
      kind: "sign-in",
      recipient: "rosa@example.org",
      subject: "Sign in",
      text: "secret",
      html: "secret",
      ...more,
    },
  });

const anExport = async (more: object) =>
  world.db.export.create({ data: { userId: (await aReader()).id, ...more }, select: { id: true } });

async function somethingOfEach() {
  const failing = {
    failures: 2,
    failingSince: ago(HOUR),
    lastError: "There is nothing at its address (404).",
    dueAt: ahead(HOUR),
  };
  const [due, poll, running] = [await aFeed(), await aFeed(undefined, "Failing"), await aFeed()];
  await world.db.feed.update({ where: { id: poll.id }, data: failing });
  await world.db.feed.update({ where: { id: running.id }, data: { claimedUntil: ahead(HOUR) } });
  const mail = await aMail({ attempts: 2, lastError: "The server is away.", sendAfter: ahead(HOUR) });
  const lost = await aMail({ attempts: 8, lastError: "No such mailbox.", failedAt: ago(HOUR) });
  await aMail({ sentAt: ago(HOUR) });
  const broken = await anExport({ state: "failed" });
  await anExport({ state: "failed", expiresAt: ago(HOUR) });
  await anExport({ state: "working" });
  return { due, poll, mail, lost, broken };
}

test("what is due, under way and failed is counted for each kind", async () => {
  await somethingOfEach();
  const counts = Object.fromEntries(
    (await countJobs()).map(({ kind, due, running, failed }) => [kind, [due, running, failed]]),
  );
  expect(counts).toEqual({ poll: [1, 1, 1], link: [0, 0, 0], mail: [0, 0, 2], export: [0, 1, 1] });
});

test("what did not work is listed with why and tried again; a mail that was given up is not, and no text of it is shown", async () => {
  const { poll, mail, lost, broken } = await somethingOfEach();
  const failed = await listFailed();
  expect(JSON.stringify(failed)).not.toMatch(/secret|rosa@/);
  expect(new Map(failed.map(({ id, error, canRetry }) => [id, [error, canRetry]]))).toEqual(
    new Map<string, [string, boolean]>([
      [poll.id, ["There is nothing at its address (404).", true]],
      [mail.id, ["The server is away.", true]],
      [lost.id, ["No such mailbox.", false]],
      [broken.id, ["It could not be made. The log says why.", true]],
    ]),
  );
  for (const [kind, id] of [
    ["poll", poll.id],
    ["mail", mail.id],
    ["export", broken.id],
  ] as const)
    expect(await retryJob(kind, id)).toMatchObject({ ok: true });
  expect(await retryJob("mail", lost.id)).toMatchObject({ ok: false, code: "not-found" });
  const counts = Object.fromEntries((await countJobs()).map(({ kind, due }) => [kind, due]));
  expect(counts).toMatchObject({ poll: 2, mail: 1, export: 1 });
});

test("what does not exist cannot be tried again, and without a queue there are no faults", async () => {
  for (const kind of ["poll", "link", "mail", "export"] as const)
    expect(await retryJob(kind, NOBODY)).toMatchObject({ ok: false, code: "not-found" });
  expect(await listFaults()).toEqual([]);
});
