import { words } from "#lib/extraction/blocks.ts";
import { cleanUrl } from "#lib/extraction/clean-url.ts";

const FRAME = /^(?:www\.|player\.)?(youtube(?:-nocookie)?\.com|vimeo\.com|dailymotion\.com|ted\.com|loom\.com)$/;

/** What a page embeds from elsewhere becomes a link there: nothing is loaded, and nothing is lost. */
export function linkEmbeds(body: Element, base: string): void {
  for (const frame of body.querySelectorAll("iframe, video, audio")) {
    const address =
      frame.getAttribute("src") ?? frame.getAttribute("data-src") ?? frame.querySelector("source")?.getAttribute("src");
    const url = address ? cleanUrl(address, base) : null;
    const link = url && (frame.tagName === "IFRAME" ? ofFrame(new URL(url)) : url);
    if (!link) {
      frame.remove();
      continue;
    }
    const anchor = frame.ownerDocument.createElement("a");
    anchor.setAttribute("href", link);
    const kind = frame.tagName === "AUDIO" ? "Audio" : "Video";
    anchor.textContent =
      words(frame.getAttribute("title")) || `${kind} (${new URL(link).hostname.replace(/^www\./, "")})`;
    const paragraph = frame.ownerDocument.createElement("p");
    paragraph.setAttribute("data-embed", "");
    paragraph.append(anchor);
    frame.replaceWith(paragraph);
  }
}

/** Players of videos have a page of their own; other frames are mostly advertisements and counters. */
function ofFrame(url: URL): string | null {
  const [, site] = FRAME.exec(url.hostname) ?? [];
  if (!site) return null;
  const [, id] = /^\/(?:embed|video|v)\/([\w-]+)/.exec(url.pathname) ?? [];
  if (!id) return url.href;
  if (site.startsWith("youtube")) return `https://www.youtube.com/watch?v=${id}`;
  return `https://${site}/${site === "vimeo.com" ? "" : "video/"}${id}`;
}
