import { strFromU8, unzipSync } from "fflate";
import { done, type Result, refused } from "#lib/errors.ts";
import { type Importable, importable } from "#lib/portability/archive.ts";
import { readBookmarkFile } from "#lib/portability/read-bookmark-file.ts";
import { siteUrl } from "#lib/site.ts";
import { feedText } from "#lib/sources/feed-charset.ts";

/** The most that a data.json may come to once unpacked, in bytes. */
const MOST = 48 * 1024 * 1024;

/**
 * Reads what a reader hands in: an archive that this site, or another of its kind, made, the data.json of one, or the
 * bookmark file of a browser.
 */
export function readArchive(file: Uint8Array): Result<Importable> {
  const bookmarks = isZip(file) ? null : readBookmarkFile(feedText(Buffer.from(file)), siteUrl());
  if (bookmarks) return done(bookmarks);
  const text = isZip(file) ? unpacked(file) : strFromU8(file);
  if (text === null) return no("There is no data.json in this archive. Choose the one that an export gave you.");
  const parsed = importable.safeParse(json(text));
  if (parsed.success) return done(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue?.path[0] === "format" || issue?.path.length === 0)
    return no("This is neither an export of AI Briefing nor a bookmark file. Choose one of these.");
  return no(`This export cannot be read at ${issue?.path.join(" → ")}. Nothing was imported.`);
}

const isZip = (file: Uint8Array) => file[0] === 0x50 && file[1] === 0x4b;

function unpacked(file: Uint8Array): string | null {
  try {
    // Only this one file is unpacked, and only when it says a size that can be; more than it says is not written.
    const wanted = (entry: { name: string; originalSize: number }) =>
      entry.name === "data.json" && entry.originalSize <= MOST;
    const data = unzipSync(file, { filter: wanted })["data.json"];
    return data ? strFromU8(data) : null;
  } catch {
    return null;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const no = (message: string) => refused("invalid", message, { fields: { archive: message } });
