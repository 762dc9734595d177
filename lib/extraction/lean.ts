import { Parser } from "htmlparser2";
import { shallow } from "#lib/extraction/nesting.ts";

// What a page may be at most. Beyond it the rest is left out: nobody reads an article of that size.
const [MOST_CHARACTERS, MOST_ELEMENTS, MOST_TEXTS, MOST_DEPTH, LONGEST_VALUE] = [
  6_000_000, 12_000, 40_000, 100, 20_000,
];
/**
 * Characters times how deep they stand: whoever looks for the text of a page reads it again for each element around it. An
 * element and a text cost as much as 50 characters besides.
 */
const [MOST_READ, NODE] = [24_000_000, 50];
const DROPPED = new Set("style svg template canvas object applet frameset script".split(" "));
const VOID = new Set("area base br col embed frame hr img input link meta param source track wbr".split(" "));
const NAME = /^[a-z][a-z0-9_.:-]{0,60}$/;

type Open = { name: string; part: Part };
/** Where an element goes: into the head or the body of the page; nowhere but its content; or nowhere at all. */
type Part = "head" | "body" | "content" | "nothing";

/**
 * A page written anew with only what reading it takes: no styles, drawings, comments, handlers, nor scripts but those
 * that hold data; one head and one body; a tree of bounded depth and size. What stands deeper stays, one level up.
 */
export function lean(html: string): string {
  const head: string[] = [];
  const body: string[] = [];
  const frame: Record<string, string> = { html: "", body: "" };
  const open: Open[] = [];
  let elements = 0;
  let texts = 0;
  let read = 0;
  let depth = 0;
  let dropping = 0;

  const partOf = (name: string, attributes: Record<string, string>): Part => {
    if (name in frame || name === "head") {
      if (name in frame && !frame[name]) frame[name] = attributesOf(attributes);
      return "content";
    }
    if (name === "script" && /ld\+json/i.test(attributes.type ?? "")) return "head";
    if (name === "template" && attributes.shadowrootmode !== undefined) return "content";
    if (DROPPED.has(name)) return "nothing";
    if (isOfHead(name, attributes)) return "head";
    if (read >= MOST_READ) return "nothing";
    return depth < MOST_DEPTH || VOID.has(name) ? "body" : "content";
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      const part = dropping > 0 || elements > MOST_ELEMENTS ? "nothing" : partOf(name, attributes);
      if (part === "head" || part === "body") {
        elements++;
        if (part === "body") read += NODE * (depth + 1);
        (part === "head" ? head : body).push(`<${name}${attributesOf(attributes)}>`);
      }
      if (VOID.has(name)) return;
      if (part === "body") depth++;
      if (part === "nothing") dropping++;
      open.push({ name, part });
    },
    ontext(whole) {
      const inside = open.at(-1);
      if (dropping > 0 || texts > MOST_TEXTS) return;
      const isRead = inside?.part !== "head";
      if (isRead && read >= MOST_READ) return;
      const text = isRead ? whole.slice(0, Math.ceil((MOST_READ - read) / (depth + 1))) : whole;
      if (isRead) read += (text.length + NODE) * (depth + 1);
      // Whoever reads this makes a node of each escape.
      texts += 1 + (text.match(/[&<]/g)?.length ?? 0);
      if (inside?.name === "script") head.push(text.replaceAll("<", "\\u003c"));
      else (inside?.part === "head" ? head : body).push(escaped(text));
    },
    onclosetag(name) {
      const closed = VOID.has(name) ? undefined : open.pop();
      if (!closed) return;
      if (closed.part === "nothing") dropping--;
      if (closed.part === "body") depth--;
      if (closed.part === "head" || closed.part === "body")
        (closed.part === "head" ? head : body).push(`</${closed.name}>`);
    },
  });
  parser.write(shallow(html.slice(0, MOST_CHARACTERS)));
  parser.end();
  return `<!doctype html><html${frame.html}><head>${head.join("")}</head><body${frame.body}>${body.join("")}</body></html>`;
}

/** What tells of the whole page, wherever it stands; what tells of a part of it (microdata) stays in its place. */
function isOfHead(name: string, attributes: Record<string, string>): boolean {
  if (name === "title" || name === "base") return true;
  return (name === "meta" || name === "link") && attributes.itemprop === undefined;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function attributesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .filter(([name, value]) => NAME.test(name) && !name.startsWith("on") && value.length <= LONGEST_VALUE)
    .filter(([name, value]) => name !== "style" || /display|visibility/i.test(value))
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`)
    .join("");
}
