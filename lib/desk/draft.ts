import { stringify } from "yaml";
import type { InboxItem } from "#lib/desk/inbox.ts";
import type { ItemKind } from "#lib/desk/item.ts";
import { hostName } from "#lib/desk/link-key.ts";

const MOST_SOURCES = 8;
const SOURCE_KIND: Record<ItemKind, string> = {
  ...{ paper: "paper", model: "documentation", release: "documentation", repository: "repository", dataset: "dataset" },
  ...{ announcement: "post", documentation: "documentation", report: "report", recording: "podcast", press: "press" },
  ...{ commentary: "post", thread: "thread" },
};

/**
 * A briefing to be written on a story, as Markdown with front matter in the form of content/README.md: a draft, its sources
 * filled in and cited, the strongest first, copies left out. What the editor has to write is marked with TODO.
 */
export function draftOf({ title, items }: { title: string; items: InboxItem[] }, now: Date): string {
  const sources = sourcesOf(items.filter(({ copyOf }) => copyOf === null).slice(0, MOST_SOURCES));
  const meta = {
    ...{ title: title.slice(0, 120), date: now.toISOString(), author: "TODO", topics: ["todo"], draft: true },
    ...{ shortVersion: `TODO: what it comes to, in one or two sentences.[@${sources[0]?.id ?? "todo"}]`, sources },
  };
  const claims = sources.map(
    ({ id, publisher }) => `- TODO: what ${oneLine(publisher)} says that the briefing rests on.[@${id}]`,
  );
  return `---\n${stringify(meta, { lineWidth: 0 })}---\n\n## What happened\n\n${claims.join("\n")}\n\n## What it means\n\nTODO\n`;
}

/** The name of a draft's file, of ASCII letters alone: "llama-4-is-out.md". */
export const draftName = (title: string): string =>
  `${
    title
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join("-")
      .slice(0, 80)
      .replace(/-$/, "") ?? "draft"
  }.md`;

function sourcesOf(items: InboxItem[]) {
  const taken = new Set<string>();
  return items.map(({ title, url, kind, at, source }) => {
    const isVideo = kind === "recording" && /youtu\.?be|vimeo/.test(url);
    const publisher = (source?.title ?? hostName(url)).slice(0, 120);
    return {
      id: freeId(`${slugOf(hostName(url))}${at.slice(0, 4)}`, taken),
      kind: isVideo ? "video" : SOURCE_KIND[kind],
      ...{ title: title.slice(0, 300), publisher, date: at.slice(0, 10), url },
    };
  });
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let at = 2; taken.has(id); at++) id = `${wanted}-${at}`;
  taken.add(id);
  return id;
}

const slugOf = (host: string) =>
  host
    .replace(/\.(com|org|net|co\.uk|[a-z]{2})$/, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "source";

const oneLine = (text: string) => text.replace(/[[\]\s]+/g, " ").trim();
