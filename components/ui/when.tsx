import { exactDate, relativeDate } from "#lib/dates.ts";

/** A date as people say it, with the exact moment for machines and on hover. */
export function When({ at, now }: { at: string; now: Date }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={exactDate(date)} suppressHydrationWarning>
      {relativeDate(date, now)}
    </time>
  );
}
