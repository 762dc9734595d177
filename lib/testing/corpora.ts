import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const FOLDER = "../shared/corpora";
const schema = z.object({
  id: z.string(),
  payload: z.string().optional(),
  value: z.string().optional(),
  markdown: z.string().optional(),
  html: z.string().optional(),
});

export type Case = z.infer<typeof schema>;

/** The cases of a corpus that stands beside the project; empty where there is none (see `hasCorpora`). */
export const corpus = (name: string): Case[] => corpusOf(name, schema);

/** The same, of a corpus whose cases have another shape. */
export function corpusOf<T>(name: string, shape: z.ZodType<T>): T[] {
  const file = join(FOLDER, name, "cases.jsonl");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => shape.parse(JSON.parse(line)));
}

const address = z.object({ url: z.string(), expect: z.string() });

/** Addresses to fetch, and what others expect of each: to be blocked, rejected, allowed, or judged by its name's addresses. */
export const addressCorpus = () => corpusOf("ssrf", address);

/** The file that a case names as its input. */
export const corpusInput = (name: string, input: string): Buffer => readFileSync(join(FOLDER, name, input));

export const hasCorpora = existsSync(FOLDER);
export const SKIPPED = "skipped where the cases that others made are not beside the project";
