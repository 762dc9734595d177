import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Site } from "../scripts/site.ts";
import { startEmptySite } from "./empty-site.ts";
import { table } from "./table.ts";

// What travels for a page: HTML as Brotli, its scripts as gzip beside those of an empty page, fonts. A kept page loads its
// scripts when it is first touched (lib/page-cache-waking.ts); they are counted as if it had loaded them at once. HTML is as it
// is sent from a moment after the first answer on (lib/page-cache-best.ts).

export type Bytes = { page: string; html: number; script: number; overFloor: number; fonts: number };

const unique = (found: Iterable<RegExpMatchArray>) => [...new Set([...found].map(([, path]) => path ?? ""))];

const sizeOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

/**
 * Bytes of the scripts that a page loads at once or holds back, each compressed by itself. A browser of today skips
 * `nomodule`.
 */
async function scriptBytes(site: string, html: string): Promise<number> {
  const today = html.replaceAll(/<script[^>]*\bnomodule\b[^>]*>/gi, "");
  const atOnce = unique(today.matchAll(/<script[^>]*\ssrc="([^"]+)"/g));
  const heldBack = unique(today.matchAll(/<script[^>]*\sdata-scripts="([^"]+)"/g)).flatMap((list) => list.split(" "));
  const scripts = new Set([...atOnce, ...heldBack]);
  let sum = 0;
  for (const path of scripts) sum += gzipSync(await sizeOf(new URL(path, site).href), { level: 9 }).length;
  return sum;
}

export async function measureBytes(site: Pick<Site, "url">, paths: string[]): Promise<Bytes[]> {
  const empty = await startEmptySite();
  try {
    const floor = await scriptBytes(empty.url, await (await fetch(empty.url)).text());
    const found: Bytes[] = [];
    for (const path of paths) {
      const response = await fetch(`${site.url}${path}`, { headers: { "Accept-Encoding": "identity" } });
      const html = await response.text();
      const script = await scriptBytes(site.url, html);
      const asked = `${response.headers.get("link")} ${html}`;
      const fonts = unique(asked.matchAll(/<(?:link rel="preload"[^>]* href=")?([^<>"]+\.woff2)/g));
      const sizes = await Promise.all(fonts.map(async (font) => (await sizeOf(new URL(font, site.url).href)).length));
      const packed = brotliCompressSync(html, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 18 },
      });
      const fontBytes = sizes.reduce((sum, size) => sum + size, 0);
      found.push({ page: path, html: packed.length, script, overFloor: script - floor, fonts: fontBytes });
    }
    return found;
  } finally {
    await empty.stop();
  }
}

export const bytesTable = (bytes: Bytes[]) =>
  table(
    ["page", "HTML (br)", "scripts (gz)", "over Next's floor", "fonts, preloaded"],
    bytes.map(({ page, html, script, overFloor, fonts }) => [page, ...[html, script, overFloor, fonts].map(String)]),
  );
