import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { PrismaClient } from "#lib/db.ts";
import { aliasesOf, type Problem } from "#lib/posts/front-matter.ts";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not lower-case letters, digits and single hyphens");
const authorFile = z.record(slug, z.strictObject({ name: z.string().min(1).max(80), bio: z.string().min(1).max(400) }));
const topicFile = z.record(
  slug,
  z.strictObject({
    name: z.string().min(1).max(60),
    description: z.string().min(1).max(300),
    hue: z.int().min(0).max(359),
  }),
);

/**
 * Stores the authors and topics of a content folder and returns every handle and slug that briefings may then name,
 * those stored before included. A file with a problem is not applied at all; a file that is not there adds nothing.
 */
export async function saveVocabulary(
  db: PrismaClient,
  folder: string,
): Promise<{ authors: Set<string>; topics: Set<string>; problems: Problem[] }> {
  const authors = await readRecord(join(folder, "authors.yaml"), authorFile);
  const topics = await readRecord(join(folder, "topics.yaml"), topicFile);
  await db.$transaction([
    ...Object.entries(authors.values).map(([handle, author]) =>
      db.author.upsert({ where: { handle }, create: { handle, ...author }, update: author }),
    ),
    ...Object.entries(topics.values).map(([slug, topic]) =>
      db.tag.upsert({ where: { slug }, create: { slug, ...topic }, update: topic }),
    ),
  ]);
  const [storedAuthors, storedTopics] = await Promise.all([
    db.author.findMany({ select: { handle: true } }),
    db.tag.findMany({ select: { slug: true } }),
  ]);
  return {
    authors: new Set(storedAuthors.map((author) => author.handle)),
    topics: new Set(storedTopics.map((topic) => topic.slug)),
    problems: [...authors.problems, ...topics.problems],
  };
}

async function readRecord<T>(
  path: string,
  schema: z.ZodType<Record<string, T>>,
): Promise<{ values: Record<string, T>; problems: Problem[] }> {
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (content === undefined) return { values: {}, problems: [] };
  const file = relative(process.cwd(), path);
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, schema: "core" });
  const broken = [...document.errors, ...aliasesOf(document)];
  if (broken.length > 0) {
    return {
      values: {},
      problems: broken.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        message: error.message.split("\n")[0] ?? error.message,
      })),
    };
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return { values: parsed.data, problems: [] };
  return {
    values: {},
    problems: parsed.error.issues.map((issue) => {
      const at = (path: PropertyKey[]) =>
        document.getIn(path, true) as { range?: [number, number, number] } | undefined;
      const node = at(issue.path) ?? at(issue.path.slice(0, 1));
      return {
        file,
        line: node?.range ? lines.linePos(node.range[0]).line : 1,
        message: `"${issue.path.map(String).join(".")}" ${issue.message}`,
      };
    }),
  };
}
