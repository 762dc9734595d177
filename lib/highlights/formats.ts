import type { ExportedHighlight } from "#lib/highlights/highlight.ts";

type About = { site: string; now: Date };

const addressOf = (site: string, { slug, url }: ExportedHighlight) => url ?? new URL(`/posts/${slug}`, site).href;

/** Highlights as an AnnotationCollection of the W3C Web Annotation data model, with all of them on its one page. */
export function annotationCollection(highlights: ExportedHighlight[], { site, now }: About): string {
  const id = new URL("/highlights/export", site).href;
  const items = highlights.map((one) => ({
    id: `urn:uuid:${one.id}`,
    type: "Annotation",
    motivation: one.note ? "commenting" : "highlighting",
    created: one.createdAt.toISOString(),
    modified: one.updatedAt.toISOString(),
    ...(one.note
      ? { body: { type: "TextualBody", value: one.note, format: "text/plain", purpose: "commenting" } }
      : {}),
    target: {
      source: addressOf(site, one),
      selector: [
        { type: "TextQuoteSelector", exact: one.exact, prefix: one.prefix, suffix: one.suffix },
        { type: "TextPositionSelector", start: one.start, end: one.start + one.exact.length },
      ],
    },
  }));
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    ...{ id, type: "AnnotationCollection", label: "Highlights at AI Briefing", generated: now.toISOString() },
    total: items.length,
    first: { id: `${id}?page=1`, type: "AnnotationPage", startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** Highlights as Markdown: a heading for each piece, a quotation for each passage, the note below it. */
export function markdownOf(highlights: ExportedHighlight[], { site }: About): string {
  const lines = ["# Highlights at AI Briefing", ""];
  let last = "";
  for (const one of highlights) {
    const address = addressOf(site, one);
    if (address !== last) lines.push(`## [${plain(one.title)}](${address})`, "");
    last = address;
    lines.push(`> ${plain(one.exact)}`, "");
    if (one.note) lines.push(...one.note.split(/\r?\n/).map(plain), "");
    lines.push(`*Marked on ${one.createdAt.toISOString().slice(0, 10)}*`, "");
  }
  return lines.join("\n");
}

/** Text that Markdown takes for nothing but text. */
const plain = (text: string) =>
  text.replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&").replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, "$1\\$2");
