type Page = { html: string; link: string | undefined };

const PRELOAD = /^<([^<>"\s]+)>; rel=preload; as="(font|style)"(?:; (?:crossorigin=""|type="[\w/-]+"|nonce="[^"]*"))*$/;
const SHEET = /<link rel="stylesheet"[^>]*>/;

/**
 * What Next asks to be loaded early, by a header, asked in the page itself: both come in the same packets, and there the names
 * of the files, which stand further below once more, cost nothing; as a header they are 400 bytes that nothing compresses. A
 * header that asks for anything else is left as it is.
 */
export function preloadsWithin({ html, link }: Page): Page {
  const asked = link?.split(", ").map((each) => PRELOAD.exec(each));
  if (!asked?.every((each) => each !== null) || !SHEET.test(html)) return { html, link };
  const fonts = asked.flatMap(([, href = "", as]) =>
    as === "font" ? [`<link rel="preload" as="font" crossorigin="" type="font/woff2" href="${href}"/>`] : [],
  );
  // A style sheet is asked for by its own element.
  if (asked.some(([, href = "", as]) => as === "style" && !html.includes(` href="${href}"`))) return { html, link };
  return { html: html.replace(SHEET, (sheet) => sheet + fonts.join("")), link: undefined };
}
