import { strToU8, type Zippable, zipSync } from "fflate";
import type { Archive } from "#lib/portability/archive.ts";
import { bookmarkFile, followsFile, savedTable } from "#lib/portability/formats.ts";

/** Bytes, below what the form of an import takes and what it unpacks. */
const LIMITS = { zip: 14 * 1_048_576, data: 40 * 1_048_576 };
/** Less room than this is not sought for: then it is something else that is large. */
const LEAST = 1_024;

/**
 * An archive as one ZIP that an import takes again: at most 14 MB, with a data.json of at most 40 MB. Where what was read in
 * links comes to more, the links stay and the readings of the oldest are left out (docs/export.md).
 */
export function packed(archive: Archive, more: Zippable = {}, limits = LIMITS): Uint8Array {
  const others = {
    "saved.html": strToU8(bookmarkFile(archive)),
    "saved.csv": strToU8(savedTable(archive)),
    "follows.opml": strToU8(followsFile(archive)),
    ...more,
  };
  for (let room = limits.data; ; room /= 2) {
    const data = strToU8(JSON.stringify(withReadings(archive, room), null, 2));
    const isLast = room < LEAST;
    if (data.length > limits.data && !isLast) continue;
    const zip = zipSync({ "data.json": data, ...others });
    if (zip.length <= limits.zip || isLast) return zip;
  }
}

/** The same with readings of at most so many bytes, those of the newest links. */
function withReadings(archive: Archive, room: number): Archive {
  let left = room;
  const links = archive.links.toReversed().map((link) => {
    if (!link.reading) return link;
    left -= Buffer.byteLength(link.reading.html) + Buffer.byteLength(link.reading.text);
    return left < 0 ? { ...link, reading: null } : link;
  });
  return { ...archive, links: links.reverse() };
}
