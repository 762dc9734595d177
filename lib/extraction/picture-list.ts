import { Parser } from "htmlparser2";
import type { Picture } from "#lib/extraction/reading.ts";

/** No caption is longer. */
const LONGEST = 5_000;

/** The pictures of sanitised HTML in their order, each with its caption. */
export function pictureList(html: string): Picture[] {
  const pictures: Picture[] = [];
  let figure: Picture[] | null = null;
  let caption = "";
  let inCaption = false;
  const parser = new Parser({
    onopentag(name, { src, alt }) {
      if (name === "figure") {
        figure = [];
        caption = "";
      }
      if (name === "figcaption") inCaption = true;
      if (name !== "img" || !src) return;
      const picture = { src, alt: alt ?? "", caption: "" };
      pictures.push(picture);
      figure?.push(picture);
    },
    ontext(text) {
      if (inCaption && caption.length < LONGEST) caption += text;
    },
    onclosetag(name) {
      if (name === "figure") {
        const words = caption.slice(0, LONGEST).replaceAll(/\s+/g, " ").trim();
        for (const picture of figure ?? []) picture.caption = words;
        figure = null;
      }
      if (name === "figcaption") inCaption = false;
    },
  });
  parser.end(html);
  return pictures;
}
