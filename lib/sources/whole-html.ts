import { decodeHTMLAttribute, escapeAttribute } from "entities";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { wholeAddress } from "#lib/sources/whole-address.ts";

const ADDRESSES = new Set(["href", "src", "cite", "poster", "longdesc", "background", "action", "data", "codebase"]);
const MAYBE = /\b(?:href|src|cite|poster|longdesc|background|action|data|codebase)\s*=/i;

/** HTML with its relative addresses made whole from this base; all else stays as written, character by character. */
export function wholeHtml(html: string, base: string | null): string {
  if (!base || !MAYBE.test(html)) return html;
  const edits: { start: number; end: number; value: string }[] = [];
  new Tokenizer({ decodeEntities: false }, new AddressFinder(html, base, edits)).write(html);
  let result = "";
  let from = 0;
  for (const { start, end, value } of edits) {
    result += html.slice(from, start) + value;
    from = end;
  }
  return result + html.slice(from);
}

class AddressFinder implements TokenizerCallbacks {
  #name = "";
  #value: { start: number; end: number } | null = null;
  readonly #html: string;
  readonly #base: string;
  readonly #edits: { start: number; end: number; value: string }[];

  constructor(html: string, base: string, edits: { start: number; end: number; value: string }[]) {
    this.#html = html;
    this.#base = base;
    this.#edits = edits;
  }

  onattribname(start: number, end: number) {
    this.#name = this.#html.slice(start, end).toLowerCase();
    this.#value = null;
  }
  onattribdata(start: number, end: number) {
    this.#value = { start: this.#value?.start ?? start, end };
  }
  onattribend() {
    if (!this.#value || !ADDRESSES.has(this.#name)) return;
    const { start, end } = this.#value;
    const written = decodeHTMLAttribute(this.#html.slice(start, end)).trim();
    if (/^(#|[a-z][a-z\d+.-]*:)/i.test(written)) return;
    const whole = wholeAddress(written, [this.#base]);
    if (whole && whole !== written) this.#edits.push({ start, end, value: escapeAttribute(whole) });
  }
  onopentagname() {}
  onopentagend() {}
  onselfclosingtag() {}
  onclosetag() {}
  ontext() {}
  ontextentity() {}
  onattribentity() {}
  oncdata() {}
  oncomment() {}
  ondeclaration() {}
  onprocessinginstruction() {}
  onend() {}
}
