import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { plainText } from "#lib/extraction/plain-text.ts";
import { parseFeed } from "#lib/sources/parse-feed.ts";
import type { Labelled } from "./grouping-items.ts";

const FOLDER = "../shared/corpora/feeds-rome/input";
const place = z.tuple([z.string(), z.number()]);
const schema = z.object({ files: z.array(z.string()), together: z.array(z.array(place)) });

/** Items of the feeds that others made, labelled in bench/grouping-set/corpora.yaml; null where those are not beside the project. */
export function corporaItems(): Labelled[] | null {
  if (!existsSync(FOLDER)) return null;
  const text = readFileSync(join(import.meta.dirname, "grouping-set", "corpora.yaml"), "utf8");
  const { files, together } = schema.parse(parse(text));
  const events = new Map(
    together.flatMap((group, at) => group.map((where) => [where.join(" "), `together ${at}`] as const)),
  );
  return files.flatMap((file) => itemsOf(file).map((item) => ({ ...item, event: events.get(item.id) ?? item.id })));
}

/** A feed that dates nothing is taken to be of the day that its like is of. */
const UNDATED = "2003-12-13T12:29:29Z";

function itemsOf(file: string): Omit<Labelled, "event">[] {
  const feed = parseFeed(readFileSync(join(FOLDER, file)));
  if (!feed.ok) throw new Error(`${file}: ${feed.words}`);
  return feed.items.map((item, at) => ({
    ...{ id: `${file} ${at}`, feedId: file, guid: item.id, url: item.link ?? "", title: item.titleText },
    ...{ summary: plainText(item.summary ?? "").slice(0, 500), text: plainText(item.content ?? item.summary ?? "") },
    ...{
      links: [],
      language: item.language ?? feed.language,
      at: Date.parse(item.published ?? item.updated ?? UNDATED),
    },
  }));
}
