import { FORMAT, type Importable, importable } from "#lib/portability/archive.ts";
import { bookmarksIn, type WrittenBookmark } from "#lib/portability/written-bookmarks.ts";
import { normaliseOutsideUrl } from "#lib/url.ts";

type List = Importable["lists"][number];

const [LONGEST_TITLE, LONGEST_COMMENT, LONGEST_NAME] = [200, 2_000, 80];

/**
 * A bookmark file (Netscape, as every browser writes it) as what an import takes: each address once, at its first place; a
 * folder is a list, one in another is named with it. Briefings of this site (`site` is its origin) are briefings again.
 * What is no address of the web, such as a bookmarklet, is passed over. Null for a file of another kind.
 */
export function readBookmarkFile(text: string, site: string, now = new Date()): Importable | null {
  const start = text.slice(0, 4_000);
  if (!/<!doctype\s+netscape-bookmark-file|<dl[\s>][\s\S]*<dt[\s>]/i.test(start)) return null;
  const [saved, links] = [
    new Map<string, Importable["saved"][number]>(),
    new Map<string, Importable["links"][number]>(),
  ];
  const lists = new Map<string, List>();
  const placed = new Set<string>();
  for (const written of bookmarksIn(text)) {
    const savedAt = momentOf(written.addDate, now);
    const slug = slugOf(written.url, site);
    const url = slug === null ? normaliseOutsideUrl(written.url) : null;
    if (slug === null && url === null) continue;
    const title = clipped(written.title || (url ?? ""), LONGEST_TITLE);
    if (slug !== null) {
      if (!saved.has(slug))
        saved.set(slug, { slug, title, url: written.url, savedAt, note: noteOf(written), archived: false });
    } else if (url !== null && !links.has(url))
      links.set(url, {
        url,
        title,
        titled: written.title !== "",
        comment: noteOf(written),
        topics: topicsOf(written),
        savedAt,
        archived: false,
      });
    const entry = { ...(slug === null ? { url: url ?? "" } : { slug }), addedAt: savedAt };
    const name = clipped(written.folders.join(" / "), LONGEST_NAME);
    const key = `${name}\n${slug ?? url}`;
    if (name && !placed.has(key)) addTo(lists, name, entry, savedAt);
    placed.add(key);
  }
  const all = { saved: [...saved.values()], links: [...links.values()], lists: [...lists.values()] };
  return importable.parse({ format: FORMAT, ...all });
}

function addTo(lists: Map<string, List>, name: string, entry: List["entries"][number], createdAt: string) {
  const list: List = lists.get(name) ?? { name, description: "", showsNotes: false, url: null, createdAt, entries: [] };
  lists.set(name, list);
  list.entries.push(entry);
}

function slugOf(address: string, site: string): string | null {
  const url = URL.parse(address);
  return url?.origin === new URL(site).origin
    ? (/^\/posts\/([a-z0-9-]{1,200})$/.exec(url.pathname)?.[1] ?? null)
    : null;
}

/** Seconds since 1970; some browsers write more exactly. What is no moment of the past is now. */
function momentOf(written: string, now: Date): string {
  const number = /^\d{9,17}$/.test(written) ? Number(written) : 0;
  const milliseconds = number * (number < 1e11 ? 1_000 : number < 1e14 ? 1 : 0.001);
  return (milliseconds > 0 && milliseconds < now.getTime() ? new Date(milliseconds) : now).toISOString();
}

const noteOf = ({ description }: WrittenBookmark): string | null => clipped(description, LONGEST_COMMENT) || null;

const topicsOf = ({ tags }: WrittenBookmark): string[] =>
  [
    ...new Set(
      tags.map((tag) =>
        tag
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, "-")
          .slice(0, 200),
      ),
    ),
  ].slice(0, 4);

const clipped = (text: string, most: number): string => text.slice(0, most).toWellFormed().trim();
