import type { Element, ElementContent, Root } from "hast";
import type { Root as MarkdownRoot } from "mdast";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { citationText } from "#lib/posts/citations.ts";
import { hasClass, textOf } from "#lib/posts/hast.ts";
import { articleSchema } from "#lib/posts/markdown-schema.ts";
import type { Heading, ImageSize, MarginSource } from "#lib/posts/post.ts";
import {
  figures,
  headings,
  letterNotes,
  marginNotes,
  scrollableCode,
  scrollableTables,
} from "#lib/posts/typography.ts";

export type Rendered = { html: string; text: string; contents: Heading[]; wordCount: number; cited: string[] };

/** Something in a body that an editor must mend; `line` counts from the body's first line, from 1. */
export class MarkdownProblem extends Error {
  line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

type Options = {
  sources?: MarginSource[];
  /** Keys of sources that a part above has shown in the margin already. */
  shown?: string[];
  /** Size of a local image, so that it keeps its place while it loads; null when there is no such image. */
  imageSize?: (path: string) => ImageSize | null;
};

/**
 * Renders a briefing's Markdown (CommonMark, GFM, `[@source]` citations) to sanitised HTML with anchored headings,
 * highlighted code, captioned figures, lettered notes and a margin note beside the paragraph that first cites a source.
 * Raw HTML is dropped. Throws MarkdownProblem for an unknown source, a missing image or one without a description.
 */
export function renderMarkdown(markdown: string, options: Options = {}): Rendered {
  const sources = options.sources ?? [];
  const processor = unified().use(remarkParse).use(remarkGfm);
  const tree = processor.runSync(processor.parse(markdown)) as MarkdownRoot;
  const cited = citationText(tree, sources, (message, line) => {
    throw new MarkdownProblem(message, line);
  });
  const html = unified()
    .use(remarkRehype, { footnoteLabel: "Notes", footnoteBackLabel: "Back to the text", clobberPrefix: "" })
    .use(rehypeSanitize, articleSchema)
    .use(rehypeHighlight, { detect: false })
    .runSync(tree) as unknown as Root;

  figures(html, options.imageSize ?? (() => null), (message, line) => {
    throw new MarkdownProblem(message, line);
  });
  letterNotes(html);
  scrollableTables(html);
  scrollableCode(html);
  const contents = headings(html);
  const text = readableText(html);
  marginNotes(html, sources, options.shown ?? []);
  return {
    html: unified().use(rehypeStringify).stringify(html),
    text,
    contents,
    wordCount: countWords(text),
    cited,
  };
}

/** A line or two of Markdown without blocks: the children of its paragraphs. */
export function renderInline(markdown: string, sources: MarginSource[] = []): Rendered {
  const rendered = renderMarkdown(markdown, { sources, shown: sources.map((source) => source.key) });
  return { ...rendered, html: rendered.html.replace(/<\/?p>/g, "").trim() };
}

/** The words of a rendered body as plain text, one block a line, without citation marks. */
function readableText(tree: Root): string {
  const blocks: string[] = [];
  const visit = (nodes: (ElementContent | Root["children"][number])[]) => {
    for (const node of nodes) {
      if (node.type !== "element") continue;
      if (isTextBlock(node))
        blocks.push(textOf(node, (child) => hasClass(child, "cite") || hasClass(child, "note-ref")));
      else visit(node.children);
    }
  };
  visit(tree.children);
  return blocks
    .map((block) => block.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}

const TEXT_BLOCKS = new Set(["p", "h2", "h3", "h4", "li", "td", "th", "figcaption", "pre", "dt", "dd"]);
const isTextBlock = (node: Element) =>
  TEXT_BLOCKS.has(node.tagName) &&
  !node.children.some((child) => child.type === "element" && TEXT_BLOCKS.has(child.tagName));

/** Words as a reader counts them: segments that Unicode calls word-like. */
export function countWords(text: string): number {
  let count = 0;
  for (const segment of new Intl.Segmenter("en", { granularity: "word" }).segment(text))
    if (segment.isWordLike) count++;
  return count;
}
