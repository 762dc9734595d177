import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import type { ImageSize } from "#lib/posts/post.ts";

/** Looks up the size of an SVG below `publicFolder` by its address on the site; null when there is no such drawing. */
export function imageSizeIn(publicFolder: string): (path: string) => ImageSize | null {
  return (path) => {
    const file = normalize(path);
    if (!file.startsWith("/figures/") || !file.endsWith(".svg")) return null;
    try {
      return svgSize(readFileSync(join(publicFolder, file), "utf8"));
    } catch {
      return null;
    }
  };
}

/** The width and height that an SVG's root element states, in CSS pixels. */
export function svgSize(svg: string): ImageSize | null {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const read = (name: string) => Number(new RegExp(`\\s${name}="(\\d+(?:\\.\\d+)?)(?:px)?"`).exec(root)?.[1]);
  const [width, height] = [read("width"), read("height")];
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : null;
}
