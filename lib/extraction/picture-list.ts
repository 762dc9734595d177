import { Parser } from "htmlparser2";
import type { Picture } from "#lib/extraction/reading.ts";

/** The pictures of sanitised HTML in their order, each with its caption. */
export function pictureList(html: string): Picture[] {
  const pictures: Picture[] = [];
  let figure: Picture[] | null = null;
  let inCaption = false;
  const parser = new Parser({
    onopentag(name, { src, alt }) {
      if (name === "figure") figure = [];
      if (name === "figcaption") inCaption = true;
      if (name !== "img" || !src) return;
      const picture = { src, alt: alt ?? "", caption: "" };
      pictures.push(picture);
      figure?.push(picture);
    },
    ontext(text) {
      if (inCaption) for (const picture of figure ?? []) picture.caption += text;
    },
    onclosetag(name) {
      if (name === "figure") figure = null;
      if (name === "figcaption") inCaption = false;
    },
  });
  parser.end(html);
  return pictures.map((picture) => ({ ...picture, caption: picture.caption.replaceAll(/\s+/g, " ").trim() }));
}
