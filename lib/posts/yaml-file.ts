import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { aliasesOf, type Problem } from "#lib/posts/front-matter.ts";

export type YamlFile<T> = {
  /** Its path from here, as problems name it. */
  file: string;
  content: string;
  value: T;
  /** The 1-based line of what stands at a path of keys, or of its nearest parent. */
  lineOf: (path: PropertyKey[]) => number;
};

/** Reads a YAML file of one shape: the file, or every problem with its line. Null where there is no such file. */
export async function readYamlFile<T>(
  path: string,
  schema: z.ZodType<T>,
): Promise<YamlFile<T> | { problems: Problem[] } | null> {
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (content === undefined) return null;
  const file = relative(process.cwd(), path);
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, schema: "core" });
  const broken = [...document.errors, ...aliasesOf(document)];
  if (broken.length > 0) {
    const problem = (error: { pos: [number, number]; message: string }) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: error.message.split("\n")[0] ?? error.message,
    });
    return { problems: broken.map(problem) };
  }
  const lineOf = lineIn(document, lines);
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return { file, content, value: parsed.data, lineOf };
  return {
    problems: parsed.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      message: `"${issue.path.map(String).join(".")}" ${issue.message}`,
    })),
  };
}

const lineIn = (document: Document, lines: LineCounter) => (path: PropertyKey[]) => {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
};
