import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { DeskItem } from "#lib/desk/item.ts";

/** An item with the event that a person said it is about. */
export type Labelled = DeskItem & { event: string };
export const HALVES = ["development", "held-out"] as const;
export type Half = (typeof HALVES)[number];

const BEGIN: Record<Half, number> = { development: Date.UTC(2025, 7, 7), "held-out": Date.UTC(2025, 3, 5) };
const row = z.object({
  ...{ e: z.string(), t: z.number(), f: z.coerce.string(), title: z.string(), s: z.string(), u: z.url() },
  lang: z.string().optional(),
  l: z.array(z.url()).default([]),
});

/** The items of our own writing in one half of the labelled set (bench/grouping-set). */
export function labelledItems(half: Half): Labelled[] {
  const text = readFileSync(join(import.meta.dirname, "grouping-set", `${half}.yaml`), "utf8");
  return z
    .array(row)
    .parse(parse(text))
    .map(({ e, t, f, title, s, u, l, lang }, at) => ({
      ...{ id: `${half} ${String(at).padStart(3, "0")}`, event: e, feedId: f, guid: u, url: u, title },
      ...{ summary: s, text: s, links: l, language: lang ?? null, at: BEGIN[half] + Math.round(t * 86_400_000) },
    }));
}
