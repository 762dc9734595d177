/** How many go through at once, how many may stand in line for it, and how many of these of one kind. */
type Width = { atOnce: number; inLine: number; each: number };

/**
 * Lets so many through at once, first come first served; the others wait in line, and whoever finds the line full (or full
 * of their own kind) is turned away at once. `enter` answers the way out, which is called once, or null.
 */
export function turnstile({ atOnce, inLine, each }: Width) {
  let inside = 0;
  const line: (() => void)[] = [];
  const counts = new Map<string, number>();

  function count(kind: string, by: number) {
    const now = (counts.get(kind) ?? 0) + by;
    if (now > 0) counts.set(kind, now);
    else counts.delete(kind);
  }

  function wayOut(kind: string) {
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      count(kind, -1);
      const next = line.shift();
      if (next) next();
      else inside--;
    };
  }

  return {
    async enter(kind: string): Promise<(() => void) | null> {
      if ((counts.get(kind) ?? 0) >= each) return null;
      if (inside >= atOnce && line.length >= inLine) return null;
      count(kind, 1);
      if (inside < atOnce) inside++;
      else await new Promise<void>((resolve) => line.push(resolve));
      return wayOut(kind);
    },
  };
}
