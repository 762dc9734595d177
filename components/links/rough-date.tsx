import { exactDate, longDate, roughDate } from "#lib/dates.ts";

/** A date as exactly as it is known, and no more: "2023", "March 2023", "17 March 2023". */
export function RoughDate({ date }: { date: string }) {
  const moment = date.includes("T") ? new Date(date) : null;
  return (
    <time dateTime={date} title={moment ? exactDate(moment) : undefined}>
      {moment ? longDate(moment) : roughDate(date)}
    </time>
  );
}
