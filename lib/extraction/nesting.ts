import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

const MOST = 250;
const VOID = new Set("area base br col embed frame hr img input link meta param source track wbr".split(" "));
/** As the parsers that come after this one have it: a link, which a browser ends, is to them one in another. */
const ENDS_ITS_LIKE = new Set("p li dt dd tr td th option".split(" "));

/**
 * HTML whose elements stand at most 250 deep: what would begin deeper, and what ends nothing, is cut out, its content stays.
 * Every parser of HTML keeps a list of what is open and looks through it at each tag, so that 80,000 tags that are never
 * closed cost it 14 seconds, and twice as many four times that. This pass costs the same for each tag.
 */
export function shallow(html: string): string {
  const finder = new DepthFinder(html);
  const tokenizer = new Tokenizer({ decodeEntities: false }, finder);
  tokenizer.write(html);
  tokenizer.end();
  if (finder.cuts.length === 0) return html;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of finder.cuts) {
    pieces.push(html.slice(from, start));
    from = end;
  }
  return pieces.join("") + html.slice(from);
}

class DepthFinder implements TokenizerCallbacks {
  readonly cuts: { start: number; end: number }[] = [];
  readonly #html: string;
  readonly #open: string[] = [];
  readonly #counts = new Map<string, number>();
  /** Where the tag begins that is cut out when its end is found. */
  #cutFrom = -1;

  constructor(html: string) {
    this.#html = html;
  }

  onopentagname(start: number, end: number) {
    const name = this.#html.slice(start, end).toLowerCase();
    this.#cutFrom = -1;
    if (VOID.has(name) || (ENDS_ITS_LIKE.has(name) && this.#open.at(-1) === name)) return;
    if (this.#open.length >= MOST) {
      this.#cutFrom = start - 1;
      return;
    }
    this.#open.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  onopentagend(end: number) {
    if (this.#cutFrom >= 0) this.cuts.push({ start: this.#cutFrom, end: end + 1 });
    this.#cutFrom = -1;
  }

  onselfclosingtag(end: number) {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number) {
    const name = this.#html.slice(start, end).toLowerCase();
    if (this.#counts.get(name)) {
      for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
        this.#counts.set(last, (this.#counts.get(last) ?? 1) - 1);
        if (last === name) return;
      }
    }
    const after = this.#html.indexOf(">", end);
    if (after >= 0) this.cuts.push({ start: start - 2, end: after + 1 });
  }

  ontext() {}
  ontextentity() {}
  onattribname() {}
  onattribdata() {}
  onattribentity() {}
  onattribend() {}
  oncdata() {}
  oncomment() {}
  ondeclaration() {}
  onprocessinginstruction() {}
  onend() {}
}
