import { createDb, db, setDb } from "#lib/db.ts";
import { importContent } from "#lib/posts/import.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { applyMigrations } from "../prisma/migrate.ts";
import { contentFolder } from "../scripts/sample-content.ts";
import { sayFailure } from "../scripts/sentences.ts";
import { startThrowaway } from "../scripts/throwaway.ts";
import { onConnection } from "./database.ts";
import { babble, dice, type KnownItem, knownItems } from "./known-items.ts";

// `npm run bench:search`: how often a briefing that somebody half remembers is among the first three. 200 queries from the
// titles and texts of content/, with slips and gaps, against content/ alone and then among thousands that read alike.

const [QUERIES, SEED, AMONG, BAR] = [200, 2026, 4_000, 0.95];

type Tried = KnownItem & { rank: number; asked: string };

async function tryAll(items: KnownItem[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const item of items) {
    const { hits, asked } = await searchBriefings(item.typed, null);
    tried.push({ ...item, asked, rank: hits.findIndex(({ post }) => post.slug === item.slug) + 1 });
  }
  return tried;
}

const isFound = ({ rank }: Tried) => rank >= 1 && rank <= 3;
const percent = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`;

/** Prints the share that was found, of each kind and of all. Answers whether it is enough. */
function report(what: string, tried: Tried[], verbose: boolean): boolean {
  console.log(`\n${what}`);
  for (const [kind, group = []] of Object.entries(Object.groupBy(tried, ({ kind }) => kind)))
    console.log(
      `  ${kind.padEnd(30)} ${percent(group.filter(isFound).length, group.length).padStart(8)} of ${group.length}`,
    );
  const found = tried.filter(isFound).length;
  console.log(`  ${"all".padEnd(30)} ${percent(found, tried.length).padStart(8)} of ${tried.length}`);
  if (verbose)
    for (const { kind, typed, slug, rank, asked } of tried.filter((each) => !isFound(each)))
      console.log(`    missed: ${kind}, rank ${rank || "none"}, asked ${asked}: “${typed}” for ${slug}`);
  return found / tried.length >= BAR;
}

/** Briefings made of the same words, as many of them. */
async function addLookalikes(url: string, pieces: { title: string; text: string }[]) {
  const texts = pieces.map(({ title, text }) => `${title} ${text}`);
  const roll = dice(SEED + 1);
  for (let at = 0; at < AMONG; at += 100) {
    const rows = Array.from({ length: 100 }, (_, n) => ({
      ...{ slug: `among-${at + n}`, title: babble(texts, 6, roll), short: babble(texts, 35, roll) },
      text: babble(texts, 450, roll),
      days: 700 * roll(),
    }));
    await onConnection(url, (client) =>
      client.query(
        `WITH made AS (INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText", contents,
            numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
          SELECT gen_random_uuid(), r.slug, r.title, r.short, '', r.text, '', r.text, '[]', '[]', '{}', 450, 2,
            (SELECT id FROM "Author" ORDER BY id LIMIT 1), now() - r.days * interval '1 day', r.slug
          FROM json_to_recordset($1) r(slug text, title text, short text, text text, days float8) RETURNING id)
        INSERT INTO "PostTag" ("postId", "tagId", position) SELECT id, (SELECT id FROM "Tag" ORDER BY id LIMIT 1), 0 FROM made`,
        [JSON.stringify(rows)],
      ),
    );
  }
  await onConnection(url, (client) => client.query("ANALYZE"));
}

async function bench(adminUrl: string, verbose: boolean) {
  await onConnection(adminUrl, (client) => client.query("CREATE DATABASE known_item"));
  const url = new URL(adminUrl);
  url.pathname = "/known_item";
  await applyMigrations(url.href);
  setDb(createDb(url.href, { connections: 2 }));
  await importContent({ db: db(), folder: contentFolder });
  const posts = await db().post.findMany({
    where: { publishedAt: { lte: new Date() } },
    orderBy: { slug: "asc" },
    select: { slug: true, title: true, bodyText: true },
  });
  const pieces = posts.map(({ bodyText, ...post }) => ({ ...post, text: bodyText }));
  const items = knownItems(pieces, QUERIES, SEED);
  const alone = report(
    `Among the ${pieces.length} of content/, found among the first three:`,
    await tryAll(items),
    verbose,
  );
  await addLookalikes(url.href, pieces);
  const among = report(`Among ${pieces.length + AMONG}, ${AMONG} of them look-alikes:`, await tryAll(items), verbose);
  await db().$disconnect();
  if (!alone || !among) process.exitCode = 1;
}

const server = await startThrowaway();
try {
  await bench(server.adminUrl, process.argv.includes("--missed"));
} catch (error) {
  sayFailure(error);
} finally {
  await server.stop();
}
