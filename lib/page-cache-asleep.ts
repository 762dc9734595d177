import { wakeWhenTouched } from "#lib/page-cache-waking.ts";

/** As it is sent: its words and nothing between them. */
const WAKING = `(${wakeWhenTouched})()`.replaceAll(/\s*\/\/.*$/gm, "").replaceAll(/\s+/g, " ");

/** A page that is put together by scripts alone, because making it here failed. */
const NEEDS_SCRIPTS = /<!--\$!-->|<html id="__next_error__"/;

/**
 * The HTML of a page with its scripts held back until somebody touches it: reading needs none, and all links, forms and
 * menus work without. Only scripts that carry the nonce of the rendering are ours to hold back.
 */
export function asleep(html: string, nonce: string): string {
  if (NEEDS_SCRIPTS.test(html)) return html;
  const scripts: string[] = [];
  const without = html
    .replaceAll(/<script\b([^>]*)><\/script>/g, (element: string, attributes: string) => {
      const [, src] = /\ssrc="([^"\s]+)"/.exec(attributes) ?? [];
      if (!src || !/\sasync=""/.test(attributes) || !attributes.includes(` nonce="${nonce}"`)) return element;
      scripts.push(src);
      return "";
    })
    .replaceAll(/<link rel="preload" as="script"[^>]*>/g, (element) =>
      element.includes(` nonce="${nonce}"`) ? "" : element,
    );
  if (scripts.length === 0) return html;
  const waking = `<script nonce="${nonce}" data-scripts="${scripts.join(" ")}">${WAKING}</script></head>`;
  return together(
    without.replace("</head>", () => waking),
    nonce,
  );
}

/** Scripts that follow one another are one: the content policy names each by its hash, which no compression makes shorter. */
function together(html: string, nonce: string): string {
  const script = `<script nonce="${nonce.replaceAll("+", "\\+")}">[^<]*</script>`;
  return html.replaceAll(new RegExp(`(?:${script}){2,}`, "g"), (scripts) =>
    scripts.replaceAll(`</script><script nonce="${nonce}">`, ";"),
  );
}
