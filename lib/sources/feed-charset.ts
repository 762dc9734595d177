import { decodeHTMLStrict } from "entities";

/**
 * The text of a feed's bytes. What the bytes themselves prove (a byte order mark, the zeros of UTF-16) goes before the
 * transport, the transport before the XML declaration (RFC 7303); an encoding that the bytes do not fit is not believed.
 * Windows-1252 fits always, so that every file has a text. Control characters that XML cannot carry are gone.
 */
export function feedText(bytes: Buffer | string, contentType: string | null = null): string {
  return readable(typeof bytes === "string" ? bytes : decoded(bytes, contentType));
}

function decoded(bytes: Buffer, contentType: string | null): string {
  const wide = wideEncoding(bytes);
  if (wide?.startsWith("utf-32")) return fromUtf32(bytes, wide === "utf-32be");
  if (wide) return new TextDecoder(wide).decode(bytes);
  const head = bytes.toString("latin1", 0, 1_024);
  const names = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1],
    /<\?xml[^>]*?\sencoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1],
    "utf-8",
  ];
  for (const name of names) {
    const text = name && fitting(bytes, name);
    if (text) return text;
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

/** UTF-16 or UTF-32 by their mark or, without one, by the zeros in the first "<" and what follows it. */
function wideEncoding(bytes: Buffer): "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | null {
  const first = bytes.toString("hex", 0, 4);
  if (/^(0000feff|0000003c)/.test(first)) return "utf-32be";
  if (/^(fffe0000|3c000000)/.test(first)) return "utf-32le";
  if (/^(feff|003c00)/.test(first)) return "utf-16be";
  if (/^(fffe|3c00..00)/.test(first)) return "utf-16le";
  return null;
}

/**
 * The text, if these bytes can be of that encoding. One that claims 16 bits for what begins in ASCII is a mistake, and
 * a single-byte one is not believed when the bytes are UTF-8, which nothing else looks like by chance.
 */
function fitting(bytes: Buffer, name: string): string | null {
  if (/^(utf|ucs|iso-10646)[-_]?(16|32|2|4)/i.test(name)) return null;
  try {
    const decoder = new TextDecoder(name, { fatal: true });
    if (/^(windows-|iso-8859-)/.test(decoder.encoding)) {
      const utf8 = isUtf8(bytes);
      if (utf8 !== null) return utf8;
    }
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function isUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fromUtf32(bytes: Buffer, bigEndian: boolean): string {
  const signs: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    if (point !== 0xfeff) signs.push(point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd");
  }
  return signs.join("");
}

/**
 * Without what no text has; the places 0x80 to 0x9f are what Windows means by them, as in HTML. Node's own decoder of
 * Windows-1252 leaves them as they are, so this does that decoding too.
 */
const readable = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g, "")
    .replace(/[\u0080-\u009f]/g, (sign) => decodeHTMLStrict(`&#${sign.charCodeAt(0)};`));
