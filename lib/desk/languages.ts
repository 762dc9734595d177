const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** "German" of "de" or "de-AT"; what is no language tag, as it is. */
export function languageName(tag: string): string {
  try {
    return names.of(tag.slice(0, 2)) ?? tag;
  } catch {
    return tag;
  }
}
