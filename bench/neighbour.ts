import { Worker } from "node:worker_threads";

// Where two processors are two threads of one core, a millisecond of the one is worth less while the other works: the same code
// of Next costs one and a half times as much beside a database that is busy. An empty page has no database beside it.

const WORK = `const rows = Array.from({ length: 2000 }, (_, n) => ({ n, words: "words ".repeat(n % 30) }));
const text = JSON.stringify(rows);
for (;;) JSON.parse(text);`;

/** Does something while a neighbour keeps a processor busy from beginning to end, whatever is measured beside it. */
export async function besideNeighbour<T>(measure: () => Promise<T>): Promise<T> {
  const neighbour = new Worker(WORK, { eval: true });
  try {
    return await measure();
  } finally {
    await neighbour.terminate();
  }
}
