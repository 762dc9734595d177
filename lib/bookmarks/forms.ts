import { z } from "zod";
import { DESCRIPTION_MOST, NAME_MOST, NOTE_MOST } from "#lib/bookmarks/saved.ts";

/** The most that one press may be about. */
const MOST_IDS = 500;

// A browser sends a line break of a text field as two characters.
const text = (most: number, words: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .pipe(
      z
        .string()
        .max(most, `Use at most ${most} characters for ${words}.`)
        .refine((value) => !value.includes("\u0000"), `There is a character in ${words} that cannot be stored.`),
    );

export const noteText = text(NOTE_MOST, "the note");

const oneLine = (value: string) => !/\p{Cc}/u.test(value);

export const listName = text(NAME_MOST, "the name")
  .refine((value) => value.length > 0, "Give the list a name.")
  .refine(oneLine, "Use letters and signs only.");

/** Empty where no list is to be made. */
export const newListName = text(NAME_MOST, "the name").refine(oneLine, "Use letters and signs only.");

export const listWords = z.object({
  name: listName,
  description: text(DESCRIPTION_MOST, "the description"),
  showsNotes: z
    .string()
    .optional()
    .transform((value) => value === "on"),
});

/** What was chosen of many: ids, one a line as the wrapper joins them; none chosen is none. */
export const chosenIds = z
  .string()
  .optional()
  .transform((value) => [...new Set(value ? value.split("\n") : [])])
  .pipe(z.array(z.uuid()).max(MOST_IDS, `Choose at most ${MOST_IDS} at once.`));

/** The page that a press among the saved came from, with what it did on top. */
export function afterArranging(path: string, undo: string): string {
  const url = new URL(path, "http://site.invalid");
  url.searchParams.set("done", undo);
  return url.pathname + url.search;
}
