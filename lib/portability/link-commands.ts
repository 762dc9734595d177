import { db } from "#lib/db.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { handedInAddress } from "#lib/extraction/outside-address.ts";
import { plainText } from "#lib/extraction/plain-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { readingOf } from "#lib/links/reading.ts";
import type { Importable } from "#lib/portability/archive.ts";
import { inBatches, sum } from "#lib/portability/batches.ts";

/** So many readings are written by one statement: each is a whole page. */
const READINGS = 25;

type Link = Importable["links"][number];

/**
 * Adds the links that a reader lacks, with what was read there, made clean as if it came from the page itself. Those that
 * are there keep their title, their topics and their reading. Answers how many were new.
 */
export async function addLinks(userId: string, links: Link[], tags: Map<string, string>): Promise<number> {
  const wanted = links.flatMap((link) => {
    const url = handedInAddress(link.url);
    return url && link.title.trim() ? [{ ...link, url, createdAt: new Date(link.savedAt) }] : [];
  });
  const parts = await inBatches(wanted, async (part) => {
    const made = await db().sharedLink.createManyAndReturn({
      data: part.map(({ url, title, titled, comment, createdAt, reading }) => ({
        ...{ userId, url, title, titled, comment, createdAt },
        state: reading ? ("read" as const) : ("unasked" as const),
      })),
      skipDuplicates: true,
      select: { id: true, url: true, createdAt: true },
    });
    const of = new Map(part.map((link) => [link.url, link]));
    const linkTags = made.flatMap(({ id, url }) =>
      (of.get(url)?.topics ?? []).flatMap((slug) => ({ sharedLinkId: id, tagId: tags.get(slug) ?? "" })),
    );
    await db().sharedLinkTag.createMany({ data: linkTags.filter(({ tagId }) => tagId), skipDuplicates: true });
    await db().bookmark.createMany({
      data: made.map(({ id, url, createdAt }) => ({
        ...{ userId, sharedLinkId: id, createdAt },
        ...{ note: of.get(url)?.note || null, archived: of.get(url)?.archived ?? false },
      })),
      skipDuplicates: true,
    });
    await addReadings(made.flatMap(({ id, url }) => rowOf(id, url, of.get(url)?.reading)));
    return made.length;
  });
  return sum(parts);
}

function rowOf(sharedLinkId: string, url: string, reading: Link["reading"]) {
  if (!reading) return [];
  const html = rewriteImages(sanitiseHtml(reading.html, url), () => null);
  const row = readingOf({ ...reading, html, text: plainText(html) }, url);
  return row ? [{ sharedLinkId, ...row, readAt: new Date(reading.readAt) }] : [];
}

async function addReadings(rows: ReturnType<typeof rowOf>) {
  for (let at = 0; at < rows.length; at += READINGS)
    await db().linkReading.createMany({ data: rows.slice(at, at + READINGS), skipDuplicates: true });
}

/** A reader's links by address. */
export async function linkIds(userId: string): Promise<Map<string, string>> {
  const links = await db().sharedLink.findMany({ where: { userId, removedAt: null }, select: { id: true, url: true } });
  return new Map(links.map(({ url, id }) => [url, id]));
}
