import { Parser } from "htmlparser2";

const BLOCK = /^(p|div|h[1-6]|blockquote|pre|ul|ol|dl|table|figure|figcaption|hr|details|summary)$/;
const ASIDE = /^(figcaption|rt|rp)$/;
const LINE = /^(li|dt|dd|tr|caption)$/;

/**
 * HTML as `sanitiseHtml` writes it, as plain text: blocks apart by an empty line, items and rows each on a line. Captions
 * are not part of the running text: they are with their pictures. Nor is how a word is pronounced (`<rt>`).
 */
export function plainText(html: string): string {
  const lines: string[] = [];
  let line = "";
  let inPre = 0;
  let inAside = 0;
  const end = (empty: boolean) => {
    const whole = inPre ? line : line.trim();
    if (whole.trim()) lines.push(whole);
    if (empty && lines.length > 0 && lines.at(-1) !== "") lines.push("");
    line = "";
  };
  const parser = new Parser({
    onopentag(name) {
      if (name === "br") end(false);
      else if (BLOCK.test(name) || LINE.test(name)) end(BLOCK.test(name));
      if (name === "pre") inPre++;
      if (ASIDE.test(name)) inAside++;
    },
    ontext(part) {
      if (inAside > 0) return;
      const words = part.replaceAll("\u00a0", " ").replaceAll(/[\u00ad\u200b\ufeff]/g, "");
      line += inPre ? words : words.replaceAll(/\s+/g, " ");
    },
    onclosetag(name) {
      if (name === "td" || name === "th") line += " ";
      if (BLOCK.test(name) || LINE.test(name)) end(BLOCK.test(name));
      if (name === "pre") inPre--;
      if (ASIDE.test(name)) inAside--;
    },
  });
  parser.end(html);
  end(false);
  return lines
    .join("\n")
    .replaceAll(/(?<![ \t])[ \t]{2,}(?=\S)/g, (gap, at: number, all: string) =>
      at === 0 || all[at - 1] === "\n" ? gap : " ",
    )
    .trim();
}
