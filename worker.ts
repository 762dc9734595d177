import { setPriority } from "node:os";
import { forgetOldAttempts } from "#lib/accounts/attempts.ts";
import { forgetOldSessions } from "#lib/accounts/commands.ts";
import { eraseNextAccount } from "#lib/accounts/deletion-commands.ts";
import { forgetOldMail } from "#lib/accounts/email-tokens.ts";
import { forgetOldUndos } from "#lib/bookmarks/undo-commands.ts";
import { db } from "#lib/db.ts";
import { forgetOldBands, groupNewItems } from "#lib/desk/group-commands.ts";
import { forgetOldDeskUndos } from "#lib/desk/undo-commands.ts";
import { forgetRemovedHighlights } from "#lib/highlights/commands.ts";
import { type JobQueue, runQueues } from "#lib/job-queues.ts";
import { type Job, runJobs } from "#lib/jobs.ts";
import { forgetRemovedLinks } from "#lib/links/commands.ts";
import { findWaitingLinks, readLink } from "#lib/links/read-commands.ts";
import { deliverMail } from "#lib/mail-delivery.ts";
import { forgetRemovedMutes } from "#lib/mutes/commands.ts";
import { forgetRemovedPaths } from "#lib/paths/commands.ts";
import { forgetOldExports, makeNextExport } from "#lib/portability/export-commands.ts";
import { refreshRenamed } from "#lib/search/rename-commands.ts";
import { forgetVisitors } from "#lib/sharing/opens.ts";
import { findDueFeeds } from "#lib/sources/claim-commands.ts";
import { forgetRemovedFeeds } from "#lib/sources/commands.ts";
import { pollFeed } from "#lib/sources/poll-commands.ts";

// What is done outside of requests, each job in one line.
const jobs: Job[] = [
  { name: "make exports", everySeconds: 2, run: makeNextExport },
  { name: "forget old exports", everySeconds: 3600, run: forgetOldExports },
  { name: "forget old undos", everySeconds: 600, run: forgetOldUndos },
  { name: "erase accounts", everySeconds: 60, run: eraseNextAccount },
  { name: "forget old sessions", everySeconds: 3_600, run: forgetOldSessions },
  { name: "forget old attempts", everySeconds: 600, run: forgetOldAttempts },
  { name: "mail", everySeconds: 2, run: deliverMail },
  { name: "forget removed links", everySeconds: 600, run: forgetRemovedLinks },
  { name: "forget removed highlights", everySeconds: 3_600, run: forgetRemovedHighlights },
  { name: "forget visitors", everySeconds: 600, run: forgetVisitors },
  { name: "forget removed mutes", everySeconds: 3_600, run: forgetRemovedMutes },
  { name: "forget removed paths", everySeconds: 3_600, run: forgetRemovedPaths },
  { name: "find by new names", everySeconds: 10, run: refreshRenamed },
  { name: "put items into stories", everySeconds: 2, run: groupNewItems, isHeavy: true },
  { name: "forget old undos of the desk", everySeconds: 600, run: forgetOldDeskUndos },
  { name: "forget parts of old texts", everySeconds: 600, run: forgetOldBands },
  { name: "forget removed sources", everySeconds: 3_600, run: forgetRemovedFeeds },
  { name: "old-mail", everySeconds: 3_600, run: () => forgetOldMail(db()) },
];

// What is done many at once and by any number of workers (decision 22). A queue is a line here and two functions of its
// domain: what is due, and how one is done.
const queues: JobQueue[] = [
  {
    ...{ name: "poll-feed", everySeconds: 5, findDue: findDueFeeds, run: pollFeed },
    // More would read a thousand feeds a minute sooner, and whoever reads pages would notice. No host has more than half.
    ...{ atOnce: 8, groupAtOnce: 4, atMostSeconds: 60 },
  },
  {
    ...{ name: "read-link", everySeconds: 1, findDue: findWaitingLinks, run: readLink },
    ...{ atOnce: 4, groupAtOnce: 2, atMostSeconds: 170 },
  },
];

// Whoever reads a page goes first: what is done here can wait for a processor.
setPriority(10);

const stop = new AbortController();
process.on("SIGTERM", () => stop.abort());
process.on("SIGINT", () => stop.abort());

await Promise.all([runJobs(jobs, stop.signal), runQueues(queues, stop.signal)]);
await db().$disconnect();
