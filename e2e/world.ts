import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { stringify } from "yaml";
import { openSession } from "#lib/accounts/commands.ts";
import { networkOf } from "#lib/accounts/network.ts";
import { hashPassword } from "#lib/accounts/password.ts";
import { createDb, type PrismaClient, setDb } from "#lib/db.ts";
import { importContent } from "#lib/posts/import.ts";

export const siteUrl = process.env.E2E_BASE_URL ?? "http://localhost:3000";
const databaseUrl = process.env.E2E_DATABASE_URL;

export type Reader = { id: string; name: string; email: string; password: string };
export type Topic = { id: string; slug: string; name: string };
export type Published = { id: string; slug: string; title: string; path: string };
type Briefing = {
  title?: string;
  topics?: (string | Topic)[];
  author?: string;
  date?: Date;
  body?: string;
  more?: object;
};

const SOURCES = [
  {
    id: "first",
    kind: "paper",
    title: "A first paper",
    publisher: "A journal",
    date: "2024-03",
    url: "https://example.org/first",
  },
  {
    id: "second",
    kind: "report",
    title: "A second report",
    publisher: "An office",
    date: "2023",
    url: "https://example.org/second",
  },
];

/** This machine's networks as lib/accounts/attempts.ts names them in its table. */
const OWN_NETWORKS = ["127.0.0.1", "::1"].map((address) =>
  createHash("sha256").update(networkOf(address)).digest("base64url").slice(0, 32),
);

/** A password that the site takes. */
export const PASSWORD = "violet harbour anvil mosaic";

let hash: Promise<string> | undefined;
/** What is kept of PASSWORD. The same for everybody: each hash would cost as much as a page. */
export const passwordHash = () => {
  hash ??= hashPassword(PASSWORD);
  return hash;
};

let client: PrismaClient | undefined;
/** The site's own database. One client for all tests of a process: it works each question out once, which costs more than asking. */
function ownDb(): PrismaClient {
  if (!databaseUrl) throw new Error("E2E_DATABASE_URL is not set: run the journeys with `npm run e2e`.");
  client ??= createDb(databaseUrl, { connections: 2 });
  setDb(client);
  return client;
}

/** The readers, topics and briefings of one test, on the site's own database; `end` takes them away again. */
export function makeWorld() {
  const db = ownDb();
  const mark = randomUUID().slice(0, 8);
  const folder = mkdtempSync(join(tmpdir(), "ai-briefing-e2e-"));
  const slugs: string[] = [];
  let count = 0;

  async function load(files: string[]) {
    const { problems } = await importContent({ db, folder, files });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }

  /** An address for a form; the account goes when the test ends. */
  const anAddress = () => `reader-${++count}@${mark}.example.org`;

  async function aReader(name = "Rosa Klein"): Promise<Reader> {
    const account = { name, email: anAddress() };
    const { id } = await db.user.create({
      data: { ...account, passwordHash: await passwordHash() },
      select: { id: true },
    });
    return { id, ...account, password: PASSWORD };
  }

  return {
    db,
    mark,
    anAddress,
    aReader,

    /** A reader who is signed in on this browser. Answers them with the value of their cookie. */
    async readerSignedIn(context: BrowserContext, name?: string): Promise<Reader & { token: string }> {
      const reader = await aReader(name);
      const { token } = await openSession(reader.id);
      await context.addCookies([{ name: "session", value: token, url: siteUrl, httpOnly: true, sameSite: "Lax" }]);
      return { ...reader, token };
    },

    /** A topic of this test's own, with nothing in it. */
    async aTopic(name = "Wombats"): Promise<Topic> {
      const slug = `${name.toLowerCase()}-${mark}-${++count}`;
      const topic = { name: `${name} ${mark} ${count}`, description: `All about ${name.toLowerCase()}.`, hue: 90 };
      writeFileSync(join(folder, "topics.yaml"), stringify({ [slug]: topic }));
      await load([]);
      const { id } = await db.tag.findUniqueOrThrow({ where: { slug }, select: { id: true } });
      return { id, slug, name: topic.name };
    },

    /** Publishes a briefing as `npm run content -- FILE` does. */
    async publish(briefing: Briefing = {}): Promise<Published> {
      const {
        title = `A briefing ${mark} ${++count}`,
        topics = ["tools"],
        author = "skills",
        date = new Date(),
      } = briefing;
      const slug = `${title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "")}-${mark}-${++count}`;
      const meta = {
        ...{
          title,
          author,
          date: date.toISOString(),
          topics: topics.map((topic) => (typeof topic === "string" ? topic : topic.slug)),
        },
        ...{ shortVersion: `The short version of ${title}.`, sources: SOURCES, ...briefing.more },
      };
      const file = join(folder, `${slug}.md`);
      writeFileSync(file, `---\n${stringify(meta)}---\n\n${briefing.body ?? "One paragraph of text.[@first]"}\n`);
      slugs.push(slug);
      await load([file]);
      // What comes now counts as published now; a test that tells of earlier says when.
      const publishedAt = briefing.date ? { publishedAt: briefing.date } : {};
      const { id } = await db.post.update({ where: { slug }, data: publishedAt, select: { id: true } });
      return { id, slug, title, path: `/posts/${slug}` };
    },

    /** So many briefings on a topic, one an hour, newest first. */
    async publishMany(count: number, topic: Topic): Promise<Published[]> {
      const all: Published[] = [];
      for (let at = 1; at <= count; at++) {
        const date = new Date(Date.now() - at * 3_600_000);
        all.push(await this.publish({ title: `Wombat number ${at}`, topics: [topic], date }));
      }
      return all;
    },

    /** Forgets what was counted of this machine's own network, which all journeys share. */
    async forgiveNetwork() {
      await db.$executeRaw`DELETE FROM "RateLimiterFlexible"
        WHERE key LIKE '%-network:%' AND split_part(key, ':', 2) = ANY(${OWN_NETWORKS})`;
    },

    async end() {
      await db.user.deleteMany({ where: { email: { endsWith: `@${mark}.example.org` } } });
      await db.post.deleteMany({ where: { OR: [{ slug: { in: slugs } }, { slug: { contains: mark } }] } });
      await db.tag.deleteMany({ where: { slug: { contains: `-${mark}-` } } });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type World = ReturnType<typeof makeWorld>;
