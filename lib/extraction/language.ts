import { franc } from "franc-min";

/** Fewer characters than this are no ground to tell a language by. */
const LEAST = 60;

/** The language of a text as a tag, "de"; null where it cannot be told. */
export function detectLanguage(text: string): string | null {
  if (text.length < LEAST) return null;
  const code = franc(text.slice(0, 2_000));
  return code === "und" ? null : (Intl.getCanonicalLocales(code)[0] ?? null);
}
