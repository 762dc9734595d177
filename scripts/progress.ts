/** Milliseconds as a person says them: "0.4 s", "41 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Does a part of the work and says so on one line: "Building the pages … 41 s". A part that prints lines of its own
 * is said when it is done.
 */
export async function step<T>(name: string, work: () => Promise<T> | T, { prints = false } = {}): Promise<T> {
  if (!prints) process.stdout.write(`${name} … `);
  const begin = performance.now();
  try {
    const result = await work();
    const took = duration(performance.now() - begin);
    process.stdout.write(prints ? `${name} … ${took}\n` : `${took}\n`);
    return result;
  } catch (error) {
    process.stdout.write(prints ? `${name} … stopped\n` : "stopped\n");
    throw error;
  }
}
