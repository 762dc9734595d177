import { type Document, LineCounter, parseDocument, visit } from "yaml";
import { z } from "zod";
import { citedKeys } from "#lib/posts/citations.ts";
import { AUDIENCES, SOURCE_KINDS } from "#lib/posts/post.ts";

/** Something wrong in a file, at a line that an editor can go to. */
export type Problem = { file: string; line: number; message: string };

const ROUGH_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const text = (most: number) =>
  z
    .string("must be text")
    .trim()
    .min(1, "is missing")
    .max(most, `is longer than ${most} characters`)
    .refine((value) => !value.includes("\u0000"), "contains a character that cannot be stored");
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens");
const roughDate = z
  .string()
  .regex(ROUGH_DATE, { error: "must be a date such as 2023, 2023-03 or 2023-03-17", abort: true })
  .refine(isRealDate, "is not a day of the calendar");
const address = z
  .url({
    protocol: /^https?$/,
    hostname: z.regexes.domain,
    error: "must be an address that begins with https:// or http://",
  })
  .max(2_000);

const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/, {
    error: "must be a date such as 2026-03-14 or 2026-03-14T07:30:00Z",
    abort: true,
  })
  .refine(
    (value) => isRealDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
    "is not a day of the calendar",
  );

const source = z.strictObject({
  id: slug,
  kind: z.enum(SOURCE_KINDS, `must be one of ${SOURCE_KINDS.join(", ")}`),
  title: text(300),
  publisher: text(120),
  date: roughDate,
  url: address,
  note: text(300).optional(),
});

const frontMatter = z
  .strictObject({
    title: text(120),
    subtitle: text(220).optional(),
    date: moment,
    updated: moment.optional(),
    correction: text(400).optional(),
    author: text(40),
    topics: z.array(slug).min(1, "needs at least one topic").max(4, "has more than 4 topics"),
    draft: z.boolean().default(false),
    shortVersion: text(400),
    numbers: z
      .array(z.strictObject({ figure: text(12), label: text(160), source: slug }))
      .min(2, "needs at least 2 figures, or none")
      .max(4, "has more than 4 figures")
      .default([]),
    sources: z.array(source).min(2, "needs at least 2 sources").max(8, "has more than 8 sources"),
    takeaways: z.partialRecord(z.enum(AUDIENCES), z.array(text(300)).min(1).max(6)).default({}),
    firstPublished: z
      .strictObject({
        ...{ publisher: text(120), date: roughDate, url: address },
        /** Who wrote the original of an imported piece, and whether the piece stops short of it. */
        ...{ byline: text(200).optional(), cutOff: z.boolean().default(false) },
      })
      .optional(),
  })
  .superRefine((value, context) => {
    const ids = value.sources.map((entry) => entry.id);
    ids.forEach((id, at) => {
      if (ids.indexOf(id) !== at)
        context.addIssue({ code: "custom", path: ["sources", at, "id"], message: `"${id}" names two sources` });
    });
    if (value.correction && !value.updated)
      context.addIssue({ code: "custom", path: ["correction"], message: 'needs "updated", the day of the correction' });
    for (const key of citedKeys(value.shortVersion))
      if (!ids.includes(key))
        context.addIssue({ code: "custom", path: ["shortVersion"], message: `"${key}" is none of the sources` });
    value.topics.forEach((topic, at) => {
      if (value.topics.indexOf(topic) !== at)
        context.addIssue({ code: "custom", path: ["topics", at], message: `"${topic}" is listed twice` });
    });
    value.numbers.forEach((number, at) => {
      if (!ids.includes(number.source))
        context.addIssue({
          code: "custom",
          path: ["numbers", at, "source"],
          message: `"${number.source}" is none of the sources`,
        });
    });
  });

export type FrontMatter = z.infer<typeof frontMatter>;
export type Draft = { meta: FrontMatter; body: string; bodyLine: number };

/**
 * Reads a file of front matter and Markdown.
 * Returns the draft, or every problem found, each with the 1-based line of the file that it is about.
 */
export function readDraft(file: string, content: string): { draft: Draft } | { problems: Problem[] } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(\r?\n|$)/.exec(content);
  if (!match)
    return { problems: [{ file, line: 1, message: "the file must begin with front matter between two lines of ---" }] };
  const lines = new LineCounter();
  const document = parseDocument(match[1] ?? "", { lineCounter: lines, schema: "core" });
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const broken = [...document.errors, ...document.warnings, ...aliasesOf(document)];
  if (broken.length > 0)
    return {
      problems: broken.map((error) => ({ file, line: lineAt(error.pos[0]), message: firstLine(error.message) })),
    };

  const parsed = frontMatter.safeParse(stringDates(document.toJS({ maxAliasCount: 0 })), { reportInput: true });
  if (!parsed.success) {
    const lineOf = (path: PropertyKey[]): number => {
      for (let depth = path.length; depth > 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
        if (node?.range) return lineAt(node.range[0]);
      }
      return 1;
    };
    return {
      problems: parsed.error.issues.map((issue) => ({ file, line: lineOf(issue.path), message: inWords(issue) })),
    };
  }
  const body = content.slice(match[0].length);
  return { draft: { meta: parsed.data, body, bodyLine: match[0].split("\n").length } };
}

/** A few aliases of aliases can stand for gigabytes: none is taken. */
export function aliasesOf(document: Document): { pos: [number, number]; message: string }[] {
  const found: { pos: [number, number]; message: string }[] = [];
  visit(document, {
    Alias: (_, { source, range }) => {
      found.push({ pos: [range?.[0] ?? 0, range?.[1] ?? 0], message: `"*${source}": aliases are not used here` });
    },
  });
  return found;
}

/** YAML reads `2023` as a number; a rough date is text. */
function stringDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stringDates);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      (key === "date" || key === "figure") && typeof entry === "number" ? String(entry) : stringDates(entry),
    ]),
  );
}

function inWords(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return `unknown field ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  if (issue.code === "invalid_type" && issue.input === undefined) return `"${path}" is missing`;
  return path ? `"${path}" ${issue.message}` : issue.message;
}

/** Whether "2026-02-30" and the like are days that exist; years and months alone always are. */
function isRealDate(value: string): boolean {
  if (value.length < 10) return true;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const firstLine = (message: string) => message.split("\n")[0] ?? message;
