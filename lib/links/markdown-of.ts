import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

const FIGURE = /<figure[^>]*>(.*?)<\/figure>/gs;
const CAPTION = /<figcaption[^>]*>(.*?)<\/figcaption>/s;

const writer = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", emphasis: "*", rule: "-" });

/**
 * Sanitised HTML as the Markdown that briefings are written in: a figure is a picture by itself with its caption as title,
 * every picture has a description, and nothing in it is taken for one of our marks of sources.
 */
export function markdownOf(html: string): string {
  const figured = html.replaceAll(FIGURE, (_, inner: string) => {
    const caption = attribute(CAPTION.exec(inner)?.[1] ?? "");
    const images = inner.match(/<img\b[^>]*>/g);
    if (!images) return inner;
    return images.map((tag) => `<p>${described(caption ? titled(tag, caption) : tag, caption)}</p>`).join("");
  });
  const safe = figured.replaceAll(/<img\b[^>]*>/g, (tag) => described(tag, "")).replaceAll("[@", "[\u200b@");
  return String(writer.processSync(safe));
}

const titled = (tag: string, caption: string) =>
  tag.replace(/ title="[^"]*"/, "").replace("<img", () => `<img title="${caption}"`);

const described = (tag: string, caption: string) =>
  / alt="[^"\s][^"]*"/.test(tag)
    ? tag
    : tag.replace(/ alt="[^"]*"/, "").replace("<img", () => `<img alt="${caption || "Picture from the original"}"`);

/** The words of a piece of HTML, as the value of an attribute. */
const attribute = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll('"', "&quot;")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 500);
