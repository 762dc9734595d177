import type { Logger } from "pino";
import type { Hear } from "#lib/pool.ts";

/** The most of a statement that is logged, in characters. */
const SHOWN = 2_000;

/** Logs each statement that takes longer than `most` milliseconds: its shape and its time, never a value. */
export const logSlow =
  (log: Pick<Logger, "warn">, most: number): Hear =>
  (text, ms) => {
    if (ms > most) log.warn({ statement: shapeOf(text), ms: Math.round(ms) }, "slow statement");
  };

/**
 * A statement as it may be logged, on one line. Values travel beside it as parameters; what stands in it all the same
 * between quotes, or as a number, is left out.
 */
export const shapeOf = (text: string) =>
  text
    .replaceAll(/'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$/g, "'…'")
    .replaceAll(/(?<![\w$."])\d+(?:\.\d+)?\b/g, "0")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, SHOWN);
