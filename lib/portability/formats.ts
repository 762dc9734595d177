import type { Archive } from "#lib/portability/archive.ts";
import { xmlText } from "#lib/xml.ts";

type Saved = {
  url: string;
  title: string;
  savedAt: string;
  comment: string;
  topics: string[];
  kind: "briefing" | "link";
};

/** All that was saved, briefings and links together, oldest first. */
function allSaved({ saved, links }: Archive): Saved[] {
  const briefings = saved.map((item) => ({ ...item, comment: "", topics: [], kind: "briefing" as const }));
  const others = links.map((item) => ({ ...item, comment: item.comment ?? "", kind: "link" as const }));
  return [...briefings, ...others].sort((a, b) => a.savedAt.localeCompare(b.savedAt));
}

/** What was saved as the bookmark file that every browser imports (Netscape, 1996). */
export function bookmarkFile(archive: Archive): string {
  const entries = allSaved(archive).map(({ url, title, savedAt, comment, topics }) => {
    const added = Math.floor(Date.parse(savedAt) / 1000);
    const tags = topics.length > 0 ? ` TAGS="${xmlText(topics.join(","))}"` : "";
    const note = comment ? `\n    <DD>${xmlText(comment)}` : "";
    return `    <DT><A HREF="${xmlText(url)}" ADD_DATE="${added}"${tags}>${xmlText(title)}</A>${note}`;
  });
  return [
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    "<TITLE>Saved at AI Briefing</TITLE>",
    "<H1>Saved at AI Briefing</H1>",
    "<DL><p>",
    ...entries,
    "</DL><p>",
    "",
  ].join("\n");
}

/** What was saved as a table (RFC 4180). */
export function savedTable(archive: Archive): string {
  const rows = allSaved(archive).map(({ kind, title, url, savedAt, comment, topics }) =>
    [kind, title, url, savedAt, comment, topics.join(" ")].map(cell).join(","),
  );
  return `${["kind,title,url,saved,comment,topics", ...rows].join("\r\n")}\r\n`;
}

/** What is followed as OPML 2.0. */
export function followsFile({ topics, authors, site, exportedAt }: Archive): string {
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
