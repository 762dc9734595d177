const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/**
 * An address of a feed as a whole one: as written where it is whole, else from these bases, the outermost first. Null for
 * what is empty or leads nowhere that a reader may go (javascript:, data:).
 */
export function wholeAddress(written: string | null, bases: readonly (string | null)[]): string | null {
  const address = written?.replace(/[\t\n\r]/g, "").trim();
  if (!address) return null;
  if (SCHEME.test(address)) return /^(https?|mailto|magnet|ftp|news|tag|urn|feed):/i.test(address) ? address : null;
  const base = wholeBase(bases);
  return base && URL.canParse(address, base) ? new URL(address, base).href : address;
}

/** What relative addresses begin with; a base that is no web address counts as if it were not there. */
export function wholeBase(bases: readonly (string | null)[]): string | null {
  let whole: string | null = null;
  for (const base of bases) {
    if (!base || !URL.canParse(base, whole ?? undefined)) continue;
    const next = new URL(base, whole ?? undefined);
    if (/^https?:$/.test(next.protocol)) whole = next.href;
  }
  return whole;
}
