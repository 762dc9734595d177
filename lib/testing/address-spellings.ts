// Every way to write an IPv4 address in an address bar that some program reads as that address.

const hex = (value: number, width = 0) => value.toString(16).padStart(width, "0");
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const circled = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(digit === "0" ? 0x24ea : 0x245f + Number(digit)));
const percent = (text: string) => text.replace(/[\d.]/g, (sign) => `%${hex(sign.codePointAt(0) ?? 0)}`);

/** Hosts, IPv6 ones in brackets. */
export function spellings(address: string): string[] {
  const parts = address.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const octal = parts.map((part) => `0${part.toString(8)}`);
  const high = hex(a * 256 + b);
  const low = hex(c * 256 + d);
  const plain = [
    ...[address, `${address}.`, String(whole), `${whole}.`, `0x${hex(whole)}`, `0X${hex(whole, 8).toUpperCase()}`],
    ...[`0${whole.toString(8)}`, `0x00000000${hex(whole, 8)}`],
    octal.join("."),
    octal.map((part) => `000${part}`).join("."),
    parts.map((part) => `0x${hex(part)}`).join("."),
    ...[`${a}.${b}.${c * 256 + d}`, `${a}.${(b * 256 + c) * 256 + d}`, `0x${hex(a)}.0${b.toString(8)}.${c * 256 + d}`],
    ...[wide(address), circled(address), percent(address), percent(String(whole)), wide(`0x${hex(whole)}`)],
    ...["。", "．", "｡", "\u00ad.", ".\u200b"].map((dot) => parts.join(dot)),
  ];
  const inside = [
    ...[`::ffff:${address}`, `::ffff:${high}:${low}`, `0:0:0:0:0:FFFF:${high}:${low}`, `::ffff:0:${address}`],
    ...[`::${address}`, `::${high}:${low}`, `64:ff9b::${address}`, `64:ff9b:1::${address}`, `2002:${high}:${low}::1`],
    `2001:0:${high}:${low}:0:0:${hex(0xffff - (a * 256 + b))}:${hex(0xffff - (c * 256 + d))}`,
    `fe80::5efe:${address}`,
  ];
  return [...plain, ...inside.map((each) => `[${each}]`)];
}
