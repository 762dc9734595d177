const MARKS: [RegExp, string][] = [
  [/^\xef\xbb\xbf/, "utf-8"],
  [/^\xff\xfe/, "utf-16le"],
  [/^\xfe\xff/, "utf-16be"],
];
const META = /<meta[^>]{0,300}?charset\s*=["'\s]*([\w:.-]+)/i;
const XML = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["']/i;

/**
 * The text of a page, in the encoding that its byte order mark, its header or its own beginning names, as browsers look
 * for it. Where none is named: UTF-8 when the bytes are that, else windows-1252.
 * Source: WHATWG HTML, "Determining the character encoding".
 */
export function decodePage(bytes: Buffer | string, contentType: string | null): string {
  if (typeof bytes === "string") return bytes.replace(/^\ufeff/, "");
  const start = bytes.subarray(0, 4_096).toString("latin1");
  const named =
    MARKS.find(([mark]) => mark.test(start))?.[1] ?? charsetOf(contentType) ?? named16(META.exec(start)?.[1]);
  const label = named ?? XML.exec(start)?.[1];
  if (label && label !== "utf-8") {
    const text = decodeAs(label, bytes);
    if (text !== null) return text;
  }
  // A page that says UTF-8 and is not is read as what it must be.
  return decodeAs("utf-8", bytes, true) ?? decodeBroken(bytes, label);
}

const charsetOf = (contentType: string | null) =>
  /charset\s*=["'\s]*([\w:.-]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();

/** A page whose beginning can be read as single bytes is not in UTF-16, whatever it says there. */
const named16 = (label: string | undefined) => (label && /^utf-?16/i.test(label) ? "utf-8" : label?.toLowerCase());

function decodeAs(label: string, bytes: Buffer, fatal = false): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal });
    const text = decoder.decode(bytes);
    return decoder.encoding === "windows-1252" ? withUpperHalf(text) : text;
  } catch {
    return null;
  }
}

/** A few broken letters in a page of UTF-8 stay broken; a page with hardly a valid one is in an old encoding. */
function decodeBroken(bytes: Buffer, label: string | undefined): string {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  const foreign = text.replaceAll(/[\p{ASCII}\ufffd]/gu, "").length;
  if (label === "utf-8" ? broken <= foreign : broken * 4 <= foreign) return text;
  return decodeAs("windows-1252", bytes) ?? text;
}

const UPPER_HALF = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 24 decodes windows-1252 as if it were Latin-1, where these letters are control characters. */
const withUpperHalf = (text: string) =>
  text.replaceAll(/[\u0080-\u009f]/g, (letter) => UPPER_HALF[letter.charCodeAt(0) - 0x80] ?? letter);
