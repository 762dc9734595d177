/** What can stand before a colon, and what has to stand after it. */
export const FIELDS = {
  topic: "a topic",
  author: "an author",
  source: "a source",
  before: "a date",
  after: "a date",
  is: "saved, unread or read",
} as const;
type Field = keyof typeof FIELDS;

export type Token =
  | { kind: "or" }
  | { kind: "term"; text: string; phrase: boolean; negated: boolean }
  | { kind: "field"; field: Field; value: string; negated: boolean };

const SPACE = /[\s\p{Cc}]+/uy;
const OR = /(?:OR|\|)(?=[\s\p{Cc}"“”„]|$)/uy;
const MINUS = /[-\u2212]+(?=[^\s\p{Cc}])/uy;
const FIELD = /(topic|author|source|before|after|is):/iuy;
const QUOTED = /["“”„]([^"“”„]*)(?:["“”„]|$)/uy;
const BARE = /[^\s\p{Cc}"“”„]+/uy;

/** Cuts a typed query into its parts. What holds neither letter nor digit is no word and is left out. */
export function tokens(typed: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(typed);
    if (match) at += match[0].length;
    return match;
  };
  while (at < typed.length) {
    if (next(SPACE)) continue;
    if (next(OR)) {
      found.push({ kind: "or" });
      continue;
    }
    const negated = next(MINUS) !== null;
    const field = next(FIELD)?.[1]?.toLowerCase() as Field | undefined;
    const quoted = next(QUOTED);
    const text = plain(quoted ? (quoted[1] ?? "") : (next(BARE)?.[0] ?? ""));
    if (field) found.push({ kind: "field", field, value: hasWord(text) ? text : "", negated });
    else if (hasWord(text)) found.push({ kind: "term", text, phrase: quoted !== null, negated });
  }
  return found;
}

const plain = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
