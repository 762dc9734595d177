import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Site } from "../scripts/site.ts";
import { startEmptySite } from "./empty-site.ts";
import { table } from "./table.ts";

// What travels for a page: HTML as Brotli, the scripts that it loads as gzip beside those of an empty page, fonts.

export type Bytes = { page: string; html: number; script: number; overFloor: number; fonts: number };

const unique = (found: Iterable<RegExpMatchArray>) => [...new Set([...found].map(([, path]) => path ?? ""))];

const sizeOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

/** Bytes of the scripts that a page loads at once, each compressed by itself. A browser of today skips `nomodule`. */
async function scriptBytes(site: string, html: string): Promise<number> {
  const scripts = unique(
    html.replaceAll(/<script[^>]*\bnomodule\b[^>]*>/gi, "").matchAll(/<script[^>]*\ssrc="([^"]+)"/g),
  );
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
      const fonts = unique((response.headers.get("link") ?? "").matchAll(/<([^>]+\.woff2)>/g));
      const sizes = await Promise.all(fonts.map(async (font) => (await sizeOf(new URL(font, site.url).href)).length));
      const packed = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
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
