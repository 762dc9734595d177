/** The most rows of one statement. */
const BATCH = 1_000;

export async function inBatches<Item, Made>(items: Item[], write: (part: Item[]) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += BATCH) made.push(await write(items.slice(at, at + BATCH)));
  return made;
}

/** How many rows were written, batch by batch. */
export const count = async <Item>(items: Item[], write: (part: Item[]) => Promise<{ count: number }>) =>
  sum((await inBatches(items, write)).map((made) => made.count));

export const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
