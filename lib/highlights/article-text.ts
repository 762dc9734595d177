/**
 * The words of a rendered body as one line: white space counts as one space, and so does a border between blocks. Marks
 * of sources and notes, notes in the margin and pictures are left out, as they are no words of the piece.
 */
export type ArticleText = {
  text: string;
  /** For each character of `text`, where it begins and ends in the HTML; the same number for a border between blocks. */
  from: Int32Array;
  to: Int32Array;
  /** Stretches of `text` that no tag cuts; `afterLink` is where in the HTML the link ends in which one lies, if in any. */
  runs: { at: number; until: number; afterLink: number | null }[];
};

const BLOCKS =
  /^(p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|pre|blockquote|figure|figcaption|section|div|hr|br|aside|img|input)$/;
const VOID = /^(img|br|hr|input|wbr)$/;
const NO_WORDS = ["margin-note", "cite", "note-ref", "data-footnote-backref", "sr-only"];

/** Whether an element with these classes holds no words of the piece. */
const isNoText = (classes: Iterable<string>) => [...classes].some((name) => NO_WORDS.includes(name));

/** Whether an element of this name (in lower case) stands on lines of its own, or ends a line. */
const isBlock = (name: string) => BLOCKS.test(name);

// One tag with its quoted attributes, or the text up to the next tag. What rehype-stringify wrote has no other shapes.
const TOKEN = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^>"])*)>|[^<]+|</g;

/** Reads the HTML of a body, as it was rendered and sanitised on save. One pass. */
export function readArticleText(html: string): ArticleText {
  const written = new Writer(html);
  let depth = 0;
  let silentFrom = Number.POSITIVE_INFINITY;
  for (const token of html.matchAll(TOKEN)) {
    const [whole, slash, tag, attributes = ""] = token;
    const after = token.index + whole.length;
    if (tag === undefined) {
      if (depth < silentFrom) written.words(token.index, after);
      continue;
    }
    const name = tag.toLowerCase();
    if (isBlock(name)) written.border(token.index);
    if (name === "a") written.link(slash ? after : null);
    if (VOID.test(name)) continue;
    depth += slash ? -1 : 1;
    if (depth < silentFrom) silentFrom = Number.POSITIVE_INFINITY;
    if (!slash && silentFrom > depth && isNoText(classesOf(attributes))) silentFrom = depth;
  }
  return written.done();
}

const classesOf = (attributes: string) => (/\sclass="([^"]*)"/.exec(attributes)?.[1] ?? "").split(/\s+/);

class Writer {
  private html: string;
  private text = "";
  private from: Int32Array;
  private to: Int32Array;
  private runs: ArticleText["runs"] = [];
  private firstOfLink = 0;

  constructor(html: string) {
    this.html = html;
    this.from = new Int32Array(html.length);
    this.to = new Int32Array(html.length);
  }

  border(at: number) {
    this.put(" ", at, at);
  }

  /** A link begins, or has ended before `after`. */
  link(after: number | null) {
    if (after === null) this.firstOfLink = this.runs.length;
    else for (const run of this.runs.slice(this.firstOfLink)) run.afterLink = after;
  }

  words(from: number, to: number) {
    const at = this.text.length;
    for (let next = from; next < to; ) {
      const [said, length] = this.html[next] === "&" ? reference(this.html, next) : [this.html[next] as string, 1];
      for (let unit = 0; unit < said.length; unit++) this.put(said[unit] as string, next, next + length);
      next += length;
    }
    if (this.text.length > at) this.runs.push({ at, until: this.text.length, afterLink: null });
  }

  private put(unit: string, from: number, to: number) {
    const isSpace = /\s/.test(unit);
    if (isSpace && (this.text === "" || this.text.endsWith(" "))) return;
    this.from[this.text.length] = from;
    this.to[this.text.length] = to;
    this.text += isSpace ? " " : unit;
  }

  done(): ArticleText {
    const { text, from, to, runs } = this;
    return { text, from: from.subarray(0, text.length), to: to.subarray(0, text.length), runs };
  }
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const REFERENCE = /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/iy;

/** What a character reference says, and its length; an ampersand that begins none is itself. */
function reference(html: string, at: number): [string, number] {
  REFERENCE.lastIndex = at;
  const [whole, hex, decimal, name] = REFERENCE.exec(html) ?? [];
  if (whole === undefined) return ["&", 1];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  const said = name ? NAMED[name] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return said === undefined ? ["&", 1] : [said, whole.length];
}
