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
export function corpus(name: string): Case[] {
  const file = join(FOLDER, name, "cases.jsonl");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

export const hasCorpora = existsSync(FOLDER);
export const SKIPPED = "skipped where the cases that others made are not beside the project";
