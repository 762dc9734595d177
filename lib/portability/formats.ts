import type { Archive } from "#lib/portability/archive.ts";
import { xmlText } from "#lib/xml.ts";

type Saved = {
  url: string;
  title: string;
  savedAt: string;
  comment: string;
  note: string;
  topics: string[];
  lists: string[];
  archived: boolean;
  kind: "briefing" | "link";
};

/** All that was saved, briefings and links together, oldest first. */
function allSaved({ saved, links, lists }: Archive): Saved[] {
  const listsOf = new Map<string, string[]>();
  for (const { name, entries } of lists)
    for (const { slug, url } of entries) {
      const key = slug ?? url ?? "";
      listsOf.set(key, [...(listsOf.get(key) ?? []), name]);
    }
  const briefings = saved.map((item) => ({
    ...{ ...item, comment: "", note: item.note ?? "", topics: [], kind: "briefing" as const },
    lists: listsOf.get(item.slug) ?? [],
  }));
  const others = links.map((item) => ({
    ...{ ...item, comment: item.comment ?? "", note: item.note ?? "", kind: "link" as const },
    lists: listsOf.get(item.url) ?? [],
  }));
  return [...briefings, ...others].sort((a, b) => a.savedAt.localeCompare(b.savedAt));
}

/**
 * What was saved as the bookmark file that every browser imports (Netscape, 1996): a list is a folder, in its order, a
 * note a description. What stands in several lists stands in each folder, what stands in none beside them.
 */
export function bookmarkFile(archive: Archive): string {
  const all = allSaved(archive);
  const byKey = new Map(all.map((item) => [item.url, item]));
  const urlOf = new Map(archive.saved.map(({ slug, url }) => [slug, url]));
  const folders = archive.lists.map(({ name, entries, createdAt }) => {
    const items = entries.flatMap(({ slug, url }) => byKey.get((slug ? urlOf.get(slug) : url) ?? "") ?? []);
    const head = `    <DT><H3 ADD_DATE="${seconds(createdAt)}">${xmlText(name)}</H3>`;
    return [head, "    <DL><p>", ...items.map(bookmark), "    </DL><p>"].join("\n");
  });
  return [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    "<TITLE>Saved at AI Briefing</TITLE>",
    "<H1>Saved at AI Briefing</H1>",
    "<DL><p>",
    ...folders,
    ...all.filter(({ lists }) => lists.length === 0).map(bookmark),
    "</DL><p>",
    "",
  ].join("\n");
}

function bookmark({ url, title, savedAt, comment, note, topics }: Saved): string {
  const tags = topics.length > 0 ? ` TAGS="${xmlText(topics.join(","))}"` : "";
  const words = [comment, note].filter(Boolean).join("\n");
  const description = words ? `\n    <DD>${xmlText(words)}` : "";
  return `    <DT><A HREF="${xmlText(url)}" ADD_DATE="${seconds(savedAt)}"${tags}>${xmlText(title)}</A>${description}`;
}

const seconds = (moment: string) => Math.floor(Date.parse(moment) / 1000);

/** What was saved as a table (RFC 4180). */
export function savedTable(archive: Archive): string {
  const rows = allSaved(archive).map(({ kind, title, url, savedAt, comment, note, topics, lists, archived }) =>
    [kind, title, url, savedAt, comment, topics.join(" "), note, lists.join("; "), archived ? "archived" : ""]
      .map(cell)
      .join(","),
  );
  return `${["kind,title,url,saved,comment,topics,note,lists,archived", ...rows].join("\r\n")}\r\n`;
}

/** What is followed as OPML 2.0; readers of feeds take the source feeds in it. */
export function followsFile({ topics, authors, sources, site, exportedAt }: Archive): string {
  const outline = (path: string, name: string) =>
    `      <outline type="link" text="${xmlText(name)}" url="${xmlText(new URL(path, site).href)}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>Followed at AI Briefing</title><dateCreated>${new Date(exportedAt).toUTCString()}</dateCreated></head>`,
    "  <body>",
    '    <outline text="Topics">',
    ...topics.map(({ key, name }) => outline(`/tags/${key}`, name)),
    "    </outline>",
    '    <outline text="Authors">',
    ...authors.map(({ key, name }) => outline(`/authors/${key}`, name)),
    "    </outline>",
    '    <outline text="Sources">',
    ...sources.map(
      ({ key, name }) =>
        `      <outline type="rss" text="${xmlText(name)}" title="${xmlText(name)}" xmlUrl="${xmlText(key)}"/>`,
    ),
    "    </outline>",
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}

/** A cell; one that a spreadsheet would take for a formula is made a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
