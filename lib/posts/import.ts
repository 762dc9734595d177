import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { PrismaClient } from "#lib/db.ts";
import { savePost } from "#lib/posts/commands.ts";
import { imageSizeIn } from "#lib/posts/figure-files.ts";
import { type Draft, type Problem, readDraft } from "#lib/posts/front-matter.ts";
import { MarkdownProblem } from "#lib/posts/markdown.ts";
import { saveVocabulary } from "#lib/posts/vocabulary.ts";

export type ImportReport = { added: string[]; updated: string[]; unchanged: string[]; problems: Problem[] };

/** Raised when rendering changes, so that the next import renders every stored briefing again. */
const RENDERING = "4";

/**
 * Imports authors, topics and briefings from `folder` (see content/README.md), or only the briefings in `files`.
 * A file is applied whole or not at all; what is wrong comes back as problems with file and line, and the other files
 * are still imported. Running it again changes nothing.
 */
export async function importContent(options: {
  db: PrismaClient;
  folder: string;
  files?: string[];
  now?: Date;
}): Promise<ImportReport> {
  const { db, folder, now = new Date() } = options;
  const report: ImportReport = { added: [], updated: [], unchanged: [], problems: [] };
  const vocabulary = await saveVocabulary(db, folder);
  report.problems.push(...vocabulary.problems);

  const files = options.files?.map((file) => resolve(file)) ?? (await markdownFiles(join(folder, "posts")));
  const imageSize = imageSizeIn(resolve(dirname(resolve(folder)), "public"));
  const seen = new Map<string, string>();
  for (const path of files) {
    const file = relative(process.cwd(), path);
    const fail = (line: number, message: string) => report.problems.push({ file, line, message });
    const slug = basename(path, ".md");
    const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      fail(1, error.code === "ENOENT" ? "there is no such file" : `the file cannot be read (${error.code})`);
    });
    if (content === undefined) continue;
    const other = seen.get(slug);
    seen.set(slug, file);
    if (other) fail(1, `duplicate slug "${slug}": ${other} has it already`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(basename(path)))
      fail(1, "the file name is the slug: lower-case letters, digits and single hyphens, ending in .md");

    const read = readDraft(file, content);
    const problems = "problems" in read ? read.problems : unknownNames(file, content, read.draft, vocabulary, now);
    report.problems.push(...problems);
    if (report.problems.some((problem) => problem.file === file) || "problems" in read) continue;

    const sourceHash = createHash("sha256").update(RENDERING).update(content).digest("hex");
    const date = await momentOf(db, slug, read.draft.meta, now);
    const draft = { slug, meta: { ...read.draft.meta, date }, body: read.draft.body, sourceHash };
    try {
      report[await savePost(db, draft, { now, live: !options.now, imageSize })].push(slug);
    } catch (error) {
      if (!(error instanceof MarkdownProblem)) throw error;
      fail(read.draft.bodyLine + error.line - 1, error.message);
    }
  }
  return report;
}

const RECENT = 36 * 3_600_000;

/**
 * The moment at which a piece counts as published. What was written within a day and a half, in whatever time zone, and
 * comes now for the first time is published now: a reader who was here an hour ago finds it above the line. That moment
 * stays when the file comes again. What is older keeps its own date.
 */
async function momentOf(db: PrismaClient, slug: string, meta: Draft["meta"], now: Date): Promise<string> {
  const stated = Date.parse(meta.date);
  const before = await db.post.findUnique({ where: { slug }, select: { publishedAt: true } });
  const known = before?.publishedAt;
  if (known && Math.abs(known.getTime() - stated) <= RECENT) return known.toISOString();
  return Math.abs(now.getTime() - stated) <= RECENT ? now.toISOString() : meta.date;
}

/** What a file names that does not exist, and a date that has not come yet. */
function unknownNames(
  file: string,
  content: string,
  { meta }: Draft,
  known: { authors: Set<string>; topics: Set<string> },
  now: Date,
): Problem[] {
  const lines = content.split("\n");
  const at = (field: string, word: string) => {
    const start = lines.findIndex((line) => line.startsWith(`${field}:`));
    const found = lines.findIndex((line, index) => index >= start && line.includes(word));
    return (found < 0 ? start : found) + 1;
  };
  const problems: Problem[] = [];
  if (!known.authors.has(meta.author))
    problems.push({
      file,
      line: at("author", meta.author),
      message: `unknown author "${meta.author}" (see authors.yaml)`,
    });
  for (const topic of meta.topics)
    if (!known.topics.has(topic))
      problems.push({ file, line: at("topics", topic), message: `unknown topic "${topic}" (see topics.yaml)` });
  // A day without a time has come when it has begun in the easternmost time zone.
  const ahead = meta.date.includes("T") ? 0 : 14 * 3_600_000;
  if (!meta.draft && Date.parse(meta.date) > now.getTime() + ahead)
    problems.push({ file, line: at("date", meta.date), message: `"date" ${meta.date} is in the future` });
  return problems;
}

async function markdownFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => resolve(folder, name));
}
