/** A place in a list that is ordered by date, newest first, and by id where dates are equal. */
export type Place = { at: Date; id: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The place as a short text for an address: "mij3k2c0-0199…". */
export const encodeCursor = ({ at, id }: Place) => `${at.getTime().toString(36)}-${id.replaceAll("-", "")}`;

/** The place that `encodeCursor` wrote; null for anything else, which means the beginning of the list. */
export function decodeCursor(value: unknown): Place | null {
  const match = typeof value === "string" ? /^([0-9a-z]{1,9})-([0-9a-f]{32})$/.exec(value) : null;
  if (!match?.[1] || !match[2]) return null;
  const at = new Date(Number.parseInt(match[1], 36));
  const id = match[2].replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 || !UUID.test(id) ? null : { at, id };
}

/** Cuts the n+1st row off a list that was read with one row too many, and says where the next page begins. */
export function pageOf<Row, Item>(
  rows: Row[],
  size: number,
  place: (row: Row) => Place,
  item: (row: Row) => Item,
): { items: Item[]; older: string | null } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { items: shown.map(item), older: rows.length > size && last ? encodeCursor(place(last)) : null };
}
