import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import type { PrismaClient } from "#lib/db.ts";
import { MOST_NOTE, MOST_STEPS } from "#lib/paths/path.ts";
import type { Problem } from "#lib/posts/front-matter.ts";
import type { ImportReport } from "#lib/posts/import.ts";
import { readYamlFile } from "#lib/posts/yaml-file.ts";

const text = (most: number) =>
  z
    .string("must be text")
    .trim()
    .min(1, "is missing")
    .max(most, `is longer than ${most} characters`)
    .refine((value) => !value.includes("\u0000"), "contains a character that cannot be stored");

const pathFile = z.strictObject({
  title: text(120),
  description: text(1_000),
  steps: z
    .array(z.strictObject({ post: z.string("must be the slug of a briefing"), note: text(MOST_NOTE) }))
    .min(2, "needs at least 2 steps")
    .max(MOST_STEPS, `has more than ${MOST_STEPS} steps`),
});
type PathFile = z.infer<typeof pathFile>;

/** Pages that stand beside the paths and have these names. */
const TAKEN = ["new", "add"];

/**
 * Imports the reading paths of `folder`/paths (see content/README.md), once their briefings are stored. A file is applied
 * whole or not at all; what is wrong comes back with file and line. A path whose file is gone is removed. Running it again
 * changes nothing.
 */
export async function importPaths(options: { db: PrismaClient; folder: string }): Promise<ImportReport> {
  const report: ImportReport = { added: [], updated: [], unchanged: [], problems: [] };
  const folder = join(options.folder, "paths");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".yaml")).sort();
  for (const name of names) {
    const read = await readYamlFile(resolve(folder, name), pathFile);
    if (!read) continue;
    if ("problems" in read) {
      report.problems.push(...read.problems);
      continue;
    }
    const slug = basename(name, ".yaml");
    const posts = await postsOf(options.db, read.value);
    const problems = problemsIn(slug, read, posts);
    if (await isTakenByReader(options.db, slug)) problems.push(problemAt(read.file, 1, `"${slug}" is a reader's path`));
    if (problems.length > 0) report.problems.push(...problems);
    else report[await savePath(options.db, slug, read.value, read.content, posts)].push(slug);
  }
  const gone = { userId: null, slug: { notIn: names.map((name) => basename(name, ".yaml")) } };
  if (names.length > 0) await options.db.readingPath.deleteMany({ where: gone });
  return report;
}

async function postsOf(db: PrismaClient, { steps }: PathFile): Promise<Map<string, string>> {
  const found = await db.post.findMany({
    where: { slug: { in: steps.map(({ post }) => post) } },
    select: { id: true, slug: true },
  });
  return new Map(found.map(({ id, slug }) => [slug, id]));
}

const isTakenByReader = async (db: PrismaClient, slug: string) =>
  (await db.readingPath.count({ where: { slug, userId: { not: null } } })) > 0;

type Read = { file: string; value: PathFile; lineOf: (path: PropertyKey[]) => number };

function problemsIn(slug: string, { file, value, lineOf }: Read, posts: Map<string, string>): Problem[] {
  const problems: Problem[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || TAKEN.includes(slug))
    problems.push(problemAt(file, 1, "the file name is the slug: lower-case letters, digits and single hyphens"));
  const slugs = value.steps.map(({ post }) => post);
  slugs.forEach((post, at) => {
    const line = lineOf(["steps", at, "post"]);
    if (!posts.has(post)) problems.push(problemAt(file, line, `unknown briefing "${post}"`));
    if (slugs.indexOf(post) !== at) problems.push(problemAt(file, line, `"${post}" is a step twice`));
  });
  return problems;
}

const problemAt = (file: string, line: number, message: string): Problem => ({ file, line, message });

/** Writes a path; a step that it had before keeps the date at which it came. */
async function savePath(
  db: PrismaClient,
  slug: string,
  { title, description, steps }: PathFile,
  content: string,
  posts: Map<string, string>,
): Promise<"added" | "updated" | "unchanged"> {
  const sourceHash = createHash("sha256").update(content).digest("hex");
  const before = await db.readingPath.findUnique({ where: { slug }, select: { sourceHash: true } });
  const wanted = steps.map(({ post, note }, position) => ({ postId: posts.get(post) ?? "", note, position }));
  if (before?.sourceHash === sourceHash) return "unchanged";
  const data = { title, description, sourceHash, visibility: "listed" as const };
  await db.$transaction(async (tx) => {
    const { id: pathId } = await tx.readingPath.upsert({
      where: { slug },
      create: { slug, ...data },
      update: data,
      select: { id: true },
    });
    await tx.pathStep.deleteMany({ where: { pathId, postId: { notIn: wanted.map(({ postId }) => postId) } } });
    for (const { postId, ...step } of wanted)
      await tx.pathStep.upsert({
        where: { pathId_postId: { pathId, postId } },
        create: { pathId, postId, ...step },
        update: { ...step, removedAt: null },
        select: { id: true },
      });
  });
  return before ? "updated" : "added";
}
