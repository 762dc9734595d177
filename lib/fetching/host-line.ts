/** How many requests one host gets from this process at once; the others stand in line. */
export const AT_ONCE = 8;

const lines = new Map<string, { inside: number; waiting: Set<() => void> }>();

/**
 * Waits for a turn at a host; answers the way out, which is called once.
 * @throws the signal's reason when it ends first
 */
export async function enterLine(host: string, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted();
  const line = lines.get(host) ?? { inside: 0, waiting: new Set() };
  lines.set(host, line);
  if (line.inside < AT_ONCE) line.inside++;
  else
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        line.waiting.delete(turn);
        reject(signal.reason);
      };
      const turn = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      line.waiting.add(turn);
      signal.addEventListener("abort", leave, { once: true });
    });
  return () => {
    const [next] = line.waiting;
    if (next) {
      line.waiting.delete(next);
      next();
    } else if (--line.inside === 0) lines.delete(host);
  };
}
