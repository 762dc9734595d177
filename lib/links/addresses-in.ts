import { handedInAddress, isWithoutScheme } from "#lib/extraction/outside-address.ts";

export type AddressesIn = {
  /** In their one form and in the order of the text, each once. */
  addresses: string[];
  /** Those of them that were typed without a scheme. */
  assumed: string[];
  /** Lines without an address, and what looks like one and is none of the public web; as they were typed. */
  others: string[];
};

/**
 * The addresses that stand in a text: anywhere in it with their scheme, and without one where a line is nothing else. What
 * only closes a sentence, a bracket or a quotation around an address is not of it.
 */
export function addressesIn(text: string): AddressesIn {
  const addresses = new Set<string>();
  const assumed: string[] = [];
  const others = new Set<string>();
  for (const line of text.split(/[\r\n]+/).map((each) => each.trim())) {
    if (!line) continue;
    const parts = line.split(/[,;|](?=https?:\/\/)/i);
    const found = parts.flatMap((part) => part.match(/https?:\/\/[^\s<>"]+/gi) ?? []);
    for (const typed of found.length > 0 ? found.map(withoutEnd) : [line]) {
      const address = /\s/.test(typed) ? null : handedInAddress(typed);
      if (address && isWithoutScheme(typed) && !addresses.has(address)) assumed.push(address);
      if (address) addresses.add(address);
      else others.add(typed);
    }
  }
  return { addresses: [...addresses], assumed, others: [...others] };
}

const OPENING: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** An address without the signs after it that belong to the text around it: a bracket that it opened itself is its own. */
function withoutEnd(address: string): string {
  const counts: Record<string, number> = {};
  for (const sign of address) counts[sign] = (counts[sign] ?? 0) + 1;
  let end = address.length;
  for (; end > 0; end--) {
    const sign = address[end - 1] ?? "";
    const opening = OPENING[sign];
    const isClosingMore = opening !== undefined && (counts[sign] ?? 0) > (counts[opening] ?? 0);
    if (!/[.,;:!?'’”»*_]/.test(sign) && !isClosingMore) break;
    counts[sign] = (counts[sign] ?? 0) - 1;
  }
  return address.slice(0, end);
}
