/**
 * Whether a feed in XML ends before it is over: its first element is never closed. What comes behind its end, such as a
 * comment of a cache, is no matter.
 */
export function isCutOff(body: Buffer): boolean {
  // Latin 1 keeps every ASCII sign that tags are made of; the zeros of wider encodings go.
  const text = body.toString("latin1").replaceAll("\u0000", "");
  const head = text.slice(0, 65_536).replace(/<!--.*?(?:-->|$)/gs, "");
  const [, root, empty] = /<([a-z][\w:.-]*)(?:\s[^<>]*?)?(\/?)>/i.exec(head) ?? [];
  return !!root && !empty && !text.includes(`</${root}`) && !text.toLowerCase().includes(`</${root.toLowerCase()}`);
}
