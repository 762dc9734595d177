import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { PrismaClient } from "#lib/db.ts";
import { hiddenFieldsIn } from "../scripts/form-fields.ts";
import { sendParts } from "./form-post.ts";
import { table } from "./table.ts";

// One of two instances is ended by SIGKILL while pages are read and briefings saved by plain forms. nginx asks the other for a
// page by itself; what was sent as a form it never sends twice, so that is for whoever sent it.

const SECONDS = 8;
const KILL_AFTER = 3_000;
/** How often, and how soon, somebody presses again. */
const [TRIES, PAUSE] = [20, 100];

type Reader = { id: string; cookie: string };
type Count = { asked: number; again: number; failed: number };

/** Does something until it is answered as it should be, as somebody does who presses again. Counts what that took. */
async function untilDone(count: Count, attempt: () => Promise<boolean>): Promise<boolean> {
  count.asked++;
  for (let time = 0; time < TRIES; time++) {
    if (await attempt().catch(() => false)) return true;
    if (time === 0) count.again++;
    await sleep(PAUSE);
  }
  count.failed++;
  return false;
}

const isRead = (url: string, agent: Agent, headers: Record<string, string>) =>
  new Promise<boolean>((resolve, reject) => {
    request(url, { agent, headers }, (response) => {
      response.resume();
      response.once("error", reject);
      response.once("end", () => resolve(response.statusCode === 200 && response.complete));
    })
      .once("error", reject)
      .end();
  });

/** Ends the process of this id and counts what became of reading and of saving. The words for bench/RESULTS.md. */
export async function killOne(site: string, pid: number, readers: Reader[], db: PrismaClient): Promise<string> {
  const agent = new Agent({ keepAlive: true });
  const [reader] = readers;
  const article = `${site}/posts/tasks-not-titles`;
  const cookie = reader?.cookie ?? "";
  const page = await (await fetch(article, { headers: { cookie } })).text();
  const hidden = hiddenFieldsIn(page, "Save");
  const posts = await db.post.findMany({ where: { publishedAt: { lt: new Date() } }, select: { id: true } });
  const writes = posts.flatMap(({ id }) => readers.map((each) => ({ postId: id, reader: each })));

  const counts = { kept: none(), signedIn: none(), saves: none() };
  const acknowledged: { userId: string; postId: string }[] = [];
  const end = performance.now() + SECONDS * 1_000;
  const isOver = () => performance.now() > end;
  const reading = async (count: Count, url: string, headers: Record<string, string>) => {
    while (!isOver()) await untilDone(count, () => isRead(url, agent, headers));
  };
  const saving = async () => {
    for (let next = writes.pop(); next && !isOver(); next = writes.pop()) {
      const { postId, reader: who } = next;
      const send = async () => {
        const fields = { ...hidden, postId };
        return (await sendParts(new URL(article), fields, "10.0.0.1", { Cookie: who.cookie }, agent)).status === 303;
      };
      if (await untilDone(counts.saves, send)) acknowledged.push({ userId: who.id, postId });
    }
  };
  const killing = sleep(KILL_AFTER).then(() => process.kill(pid, "SIGKILL"));
  await Promise.all([
    killing,
    ...Array.from({ length: 4 }, () => reading(counts.kept, `${site}/`, {})),
    ...Array.from({ length: 2 }, () => reading(counts.signedIn, `${site}/following`, { Cookie: cookie })),
    ...Array.from({ length: 4 }, saving),
  ]);
  agent.destroy();

  const kept = new Set((await db.bookmark.findMany()).map(({ userId, postId }) => `${userId} ${postId}`));
  const lost = acknowledged.filter(({ userId, postId }) => !kept.has(`${userId} ${postId}`)).length;
  const row = (name: string, { asked, again, failed }: Count, gone: string) => [
    name,
    ...[asked, again, failed].map(String),
    gone,
  ];
  return table(
    ["one of two is killed", "asked", "had to be asked again", "failed after that", "acknowledged and lost"],
    [
      row("kept page", counts.kept, ""),
      row("Following, signed in", counts.signedIn, ""),
      row("Save, by a plain form", counts.saves, `${lost} of ${acknowledged.length}`),
    ],
  );
}

const none = (): Count => ({ asked: 0, again: 0, failed: 0 });
