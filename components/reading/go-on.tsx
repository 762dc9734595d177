import { textFragment } from "#components/reading/anchor.ts";

/** Where scripts do not run, the way to the place where the reader stopped: a link to its words. */
export function GoOn({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <noscript>
      <p>
        <a href={textFragment(words)} className="text-button">
          Go on where you stopped
        </a>
      </p>
    </noscript>
  );
}
