import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

// Loaded on first use: the dictionary of common passwords takes some megabytes.
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 256 });

/**
 * Whether an attacker with lists of common passwords would find this one in under 10^8 guesses: a common password, a
 * repetition, a sequence or a keyboard run, also with digits behind it (zxcvbn: Wheeler, USENIX Security 2016).
 */
export function isGuessable(password: string, personal: string[]): boolean {
  return estimator.check(password, personal).score < 3;
}
