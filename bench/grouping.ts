import { evidence } from "#lib/desk/evidence.ts";
import { profileOf } from "#lib/desk/profile.ts";
import { countTerms, rarityOf } from "#lib/desk/rarity.ts";
import { reasonWords } from "#lib/desk/reason.ts";
import { corporaItems } from "./grouping-corpora.ts";
import { HALVES, type Labelled, labelledItems } from "./grouping-items.ts";
import { grouped } from "./grouping-methods.ts";
import { type Score, scoreOf } from "./grouping-score.ts";
import { table } from "./table.ts";

// `npm run bench:grouping`: how well items about one event are put into one story, beside two plain ways in the same run.
// Weights are chosen on the development half; the held-out half is what counts. `--missed` names the pairs of the
// development half that were told wrongly. Fails under 0.95 precision or 0.85 recall over the held-out pairs.

const figures = (score: Score) => Object.values(score).map((value) => value.toFixed(3));
const HEAD = ["half", "method", "precision", "recall", "F1", "B³ precision", "B³ recall", "B³ F1"];

function rowsOf(half: string, items: Labelled[]): string[][] {
  const labels = new Map(items.map(({ id, event }) => [id, event]));
  return Object.entries(grouped).map(([name, method]) => [half, name, ...figures(scoreOf(method(items), labels))]);
}

function printMissed(items: Labelled[]) {
  const profiles = items.map(profileOf);
  const rarity = rarityOf(countTerms(profiles), profiles.length);
  const groupOf = new Map(grouped.stories(items).flatMap((group, at) => group.map((id) => [id, at] as const)));
  for (const [at, one] of items.entries())
    for (const [before, other] of items.slice(0, at).entries()) {
      const isJoined = groupOf.get(one.id) === groupOf.get(other.id);
      if (isJoined === (one.event === other.event)) continue;
      const [a, b] = [profiles[at], profiles[before]];
      if (!a || !b) continue;
      const { score, reason } = evidence(a, b, rarity);
      console.log(
        `${isJoined ? "joined" : "missed"} ${score.toFixed(2)}  ${one.title} | ${other.title} | ${reasonWords(reason)}`,
      );
    }
}

const corpora = corporaItems();
const rows = HALVES.flatMap((half) => rowsOf(half, labelledItems(half)));
console.log(table(HEAD, [...rows, ...(corpora ? rowsOf("others’ feeds", corpora) : [])]));
if (!corpora) console.log("Without the feeds that others made: they are not beside the project.");
if (process.argv.includes("--missed")) printMissed([...labelledItems("development"), ...(corpora ?? [])]);
const [, , precision = 0, recall = 0] = rows.at(-1)?.map(Number) ?? [];
if (precision < 0.95 || recall < 0.85) process.exitCode = 1;
