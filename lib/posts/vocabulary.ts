import { join } from "node:path";
import { z } from "zod";
import type { PrismaClient } from "#lib/db.ts";
import type { Problem } from "#lib/posts/front-matter.ts";
import { readYamlFile } from "#lib/posts/yaml-file.ts";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not lower-case letters, digits and single hyphens");
const authorFile = z.record(slug, z.strictObject({ name: z.string().min(1).max(80), bio: z.string().min(1).max(400) }));
const topicFile = z.record(
  slug,
  z.strictObject({
    name: z.string().min(1).max(60),
    description: z.string().min(1).max(300),
    hue: z.int().min(0).max(359),
    section: z.string().min(1).max(40).nullable().default(null),
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
  const read = await readYamlFile(path, schema);
  if (!read) return { values: {}, problems: [] };
  return "problems" in read ? { values: {}, problems: read.problems } : { values: read.value, problems: [] };
}
