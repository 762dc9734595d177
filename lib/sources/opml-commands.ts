import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { db } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { addFeeds } from "#lib/sources/commands.ts";
import type { Brought } from "#lib/sources/feed.ts";
import { readOpml } from "#lib/sources/opml.ts";

const LARGEST = 5_000_000;

/** Adds the feeds of an OPML file; a second time adds none. */
export async function importOpml(file: File | undefined): Promise<Result<Brought>> {
  if (!file) return wrong("Choose a file first.");
  if (file.size > LARGEST) return wrong("The file is larger than 5 MB.");
  return addList(Buffer.from(await file.arrayBuffer()));
}

/** Adds the feeds that the site comes with. */
export async function addStarterFeeds(): Promise<Result<Brought>> {
  const list = await readFile(STARTER).catch(() => null);
  return list ? addList(list) : refused("not-found", "This site comes with no list of feeds.");
}

// Where the site is started: the content is beside it.
const STARTER = join(process.cwd(), "content", "feeds.opml");

async function addList(bytes: Buffer): Promise<Result<Brought>> {
  const list = readOpml(bytes);
  if (!list.ok) return wrong(list.words);
  const { feeds, unusable } = list;
  if (feeds.length === 0) return wrong("There is no feed in this list.");
  const { added } = await db().$transaction((tx) => addFeeds(tx, feeds), { timeout: 30_000 });
  return done({ found: feeds.length, added, unusable });
}

const wrong = (words: string) => refused("invalid", words, { fields: { opml: words } });
