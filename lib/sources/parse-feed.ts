import { feedText } from "#lib/sources/feed-charset.ts";
import { feedTree } from "#lib/sources/feed-tree.ts";
import type { NoFeed, ParsedFeed } from "#lib/sources/parsed-feed.ts";
import { readJsonFeed } from "#lib/sources/read-json-feed.ts";
import { readXmlFeed } from "#lib/sources/read-xml-feed.ts";

/**
 * What a source feed says: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed 1, well-formed or not. `url` is where it
 * was read, for relative addresses; `contentType` how it was sent. Throws for nothing; what is no feed is answered in words.
 */
export function parseFeed(
  bytes: Buffer | string,
  { url = null, contentType = null }: { url?: string | null; contentType?: string | null } = {},
): ParsedFeed | NoFeed {
  const text = feedText(bytes, contentType);
  if (text.trim() === "") return no("This is empty.");
  if (/^\s*[{[]/.test(text)) return readJson(text, url);
  const tree = feedTree(text);
  if (tree.root && (tree.first !== "html" || /^(rss|rdf)/.test(tree.root.name)))
    return readXmlFeed(tree.root, tree, url);
  if (tree.first === "html" || /^\s*<!doctype html/i.test(text)) return no("This is a web page, not a feed.");
  if (tree.first === "opml") return no("This is a list of feeds (OPML), not a feed.");
  if (tree.first === null) return no("This is neither XML nor JSON, so no feed.");
  return no(`This is no feed: it begins with <${tree.first.slice(0, 40)}>.`);
}

function readJson(text: string, url: string | null): ParsedFeed | NoFeed {
  try {
    return readJsonFeed(JSON.parse(text), url) ?? no("This is JSON, but no JSON Feed.");
  } catch {
    return no("This begins like JSON, but cannot be read as JSON.");
  }
}

const no = (words: string): NoFeed => ({ ok: false, words });
