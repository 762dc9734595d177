const BITS = 32;

/**
 * Compares a pattern with each beginning of a text: `distances[j]` is the least number of insertions, deletions and
 * replacements (of UTF-16 units) that turn the pattern (not empty) into a stretch of the text that ends before unit j. The stretch
 * begins anywhere, or, `anchored`, with the text itself. Length of the text times a 32nd of the pattern's steps.
 *
 * Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", Journal of the ACM
 * 46(3), 1999, doi:10.1145/316542.316550, in blocks of 32 rows as in its section 4.
 */
export function editDistances(pattern: string, text: string, anchored = false): Int32Array {
  const blocks = Math.ceil(pattern.length / BITS);
  const distances = new Int32Array(text.length + 1);
  distances[0] = pattern.length;
  const equal = rowsOf(pattern, blocks);
  const none = new Int32Array(blocks);
  // The vertical steps of one column: where a row is one more (up) or one less (down) than the row before it.
  const up = new Int32Array(blocks).fill(-1);
  const down = new Int32Array(blocks);
  const lastRow = 1 << ((pattern.length - 1) % BITS);
  let score = pattern.length;
  for (let j = 0; j < text.length; j++) {
    const rows = equal.get(text.charCodeAt(j)) ?? none;
    let carry = anchored ? 1 : 0;
    for (let block = 0; block < blocks; block++) {
      const pv = up[block] as number;
      const mv = down[block] as number;
      let eq = rows[block] as number;
      const xv = eq | mv;
      if (carry < 0) eq |= 1;
      const xh = (((eq & pv) + pv) ^ pv) | eq;
      let ph = mv | ~(xh | pv);
      let mh = pv & xh;
      const high = block === blocks - 1 ? lastRow : 1 << (BITS - 1);
      const out = ph & high ? 1 : mh & high ? -1 : 0;
      ph <<= 1;
      mh <<= 1;
      if (carry < 0) mh |= 1;
      else if (carry > 0) ph |= 1;
      up[block] = mh | ~(xv | ph);
      down[block] = ph & xv;
      carry = out;
    }
    score += carry;
    distances[j + 1] = score;
  }
  return distances;
}

/** For each unit of the pattern, the rows where it stands, as bits. */
function rowsOf(pattern: string, blocks: number): Map<number, Int32Array> {
  const rows = new Map<number, Int32Array>();
  for (let row = 0; row < pattern.length; row++) {
    const code = pattern.charCodeAt(row);
    const bits = rows.get(code) ?? new Int32Array(blocks);
    const block = row >> 5;
    bits[block] = (bits[block] as number) | (1 << (row & 31));
    rows.set(code, bits);
  }
  return rows;
}

/** How alike a pattern and the beginning of a text are, from 0 to 1. */
export function likeness(pattern: string, text: string): number {
  if (text.startsWith(pattern)) return 1;
  const distances = editDistances(pattern, text, true);
  return 1 - Math.min(...distances) / pattern.length;
}
