const minute = 60_000;
const most = 5;

/**
 * Judges the ends of one process: whether it is worth starting again. An end by SIGKILL comes from outside and is no
 * fault of the process; of others, the fifth within a minute is one too many.
 */
export function crashCounter(now: () => number = Date.now) {
  let crashes: number[] = [];
  return {
    isTooMany(signal: string | null): boolean {
      if (signal === "SIGKILL") return false;
      crashes = [...crashes.filter((time) => time > now() - minute), now()];
      return crashes.length >= most;
    },
  };
}
