import { decodeHTML, decodeHTMLAttribute } from "entities";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";

export type Seen = {
  /** Names of elements and attributes are in lower case. */
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (words: string) => void;
};

/** Tells of each tag and text of HTML or XML in turn, without a tree: what is never closed costs nothing. */
export function scanTags(source: string, seen: Seen, xmlMode = false) {
  const tokenizer = new Tokenizer({ xmlMode, decodeEntities: false }, new Scanner(source, seen));
  tokenizer.write(source);
  tokenizer.end();
}

class Scanner implements TokenizerCallbacks {
  readonly #source: string;
  readonly #seen: Seen;
  #name = "";
  #attributes: Record<string, string> = {};
  #attribute = "";
  #value = "";

  constructor(source: string, seen: Seen) {
    this.#source = source;
    this.#seen = seen;
  }

  onopentagname(start: number, end: number) {
    this.#name = this.#source.slice(start, end).toLowerCase();
    this.#attributes = Object.create(null);
  }
  onattribname(start: number, end: number) {
    this.#attribute = this.#source.slice(start, end).toLowerCase();
  }
  onattribdata(start: number, end: number) {
    this.#value += this.#source.slice(start, end);
  }
  onattribend() {
    this.#attributes[this.#attribute] ??= decodeHTMLAttribute(this.#value);
    this.#value = "";
  }
  onopentagend() {
    this.#seen.open?.(this.#name, this.#attributes);
  }
  onselfclosingtag() {
    this.#seen.open?.(this.#name, this.#attributes);
    this.#seen.close?.(this.#name);
  }
  onclosetag(start: number, end: number) {
    this.#seen.close?.(this.#source.slice(start, end).toLowerCase());
  }
  ontext(start: number, end: number) {
    this.#seen.text?.(decodeHTML(this.#source.slice(start, end)));
  }
  oncdata(start: number, end: number, offset: number) {
    this.#seen.text?.(this.#source.slice(start, end - offset));
  }
  ontextentity() {}
  onattribentity() {}
  oncomment() {}
  ondeclaration() {}
  onprocessinginstruction() {}
  onend() {}
}
