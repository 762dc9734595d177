// Month names as feeds write them: in the languages that were seen, long and short, with and without accents and dots.

const LANGUAGES = "en de fr es it pt nl sv da nb fi pl cs sk hu ro el tr ru uk bg ca hr sl et lv lt id vi eu gl".split(
  " ",
);

/** "juli", "июля", "marts": letters alone, lower case, accents away. */
const plain = (word: string): string =>
  word
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");

function namesOfMonths(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const width of ["long", "short"] as const)
      for (const alone of [true, false])
        for (let month = 1; month <= 12; month++) {
          const options: Intl.DateTimeFormatOptions = {
            month: width,
            timeZone: "UTC",
            ...(alone ? {} : { day: "numeric" }),
          };
          const parts = new Intl.DateTimeFormat(language, options).formatToParts(
            new Date(Date.UTC(2001, month - 1, 15)),
          );
          const name = plain(parts.find(({ type }) => type === "month")?.value ?? "");
          if (name.length >= 3 && !names.has(name)) names.set(name, month);
        }
  return names;
}

let known: Map<string, number> | null = null;

/** 1 to 12, or null for a word that is no month's name or beginning in any language that is known here. */
export function monthOf(word: string): number | null {
  known ??= namesOfMonths();
  const name = plain(word);
  if (name.length < 3) return null;
  const exact = known.get(name);
  if (exact) return exact;
  // "Sept", "Ιούλ", "Αύγουστος" for "Αυγ": one that begins with the other, when all that do so mean the same.
  const likely = new Set(
    [...known].flatMap(([key, month]) => (key.startsWith(name) || name.startsWith(key) ? month : [])),
  );
  return likely.size === 1 ? ([...likely][0] ?? null) : null;
}
