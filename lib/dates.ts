const DAY = 86_400_000;

/** "22 November 2026" */
export function longDate(date: Date, timeZone = "UTC"): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }).format(date);
}

/** "22 November 2026 at 07:10 UTC", for the hover of a relative date. */
export function exactDate(date: Date): string {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(date);
  return `${longDate(date)} at ${time} UTC`;
}

/** "40 min ago", "5 h ago", "yesterday", "Monday" (within a week), "3 weeks ago", "4 months ago", "2 years ago". */
export function relativeDate(date: Date, now: Date): string {
  const passed = Math.max(0, now.getTime() - date.getTime());
  const minutes = Math.floor(passed / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const days = Math.floor(startOfDay(now) / DAY) - Math.floor(startOfDay(date) / DAY);
  if (days === 0) return `${Math.floor(minutes / 60)} h ago`;
  if (days === 1) return "yesterday";
  if (days < 7) return new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(date);
  if (days < 30) return plural(Math.floor(days / 7), "week");
  if (days < 365) return plural(Math.floor(days / 30.44), "month");
  return plural(Math.floor(days / 365.25) || 1, "year");
}

/** "in 40 min", "in 5 h", "in 3 days": when something is to come. */
export function untilDate(date: Date, now: Date): string {
  const minutes = Math.max(1, Math.round((date.getTime() - now.getTime()) / 60_000));
  if (minutes < 90) return `in ${minutes} min`;
  return minutes < 48 * 60 ? `in ${Math.round(minutes / 60)} h` : `in ${Math.round(minutes / 1_440)} days`;
}

/** "Tuesday 09:12" within the last week, else "4 November 09:12": when the reader was here before. */
export function visitDate(date: Date, now: Date, timeZone = "UTC"): string {
  const recent = now.getTime() - date.getTime() < 6 * DAY;
  const day: Intl.DateTimeFormatOptions = recent ? { weekday: "long" } : { day: "numeric", month: "long" };
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(date);
  return `${format(day)} ${format({ hour: "2-digit", minute: "2-digit" })}`;
}

/** A date known only as exactly as it is written: "2023" → "2023", "2023-03" → "March 2023", "2023-03-17" → "17 March 2023". */
export function roughDate(value: string): string {
  const [year = "", month, day] = value.split("-");
  if (!month) return year;
  const date = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  const options: Intl.DateTimeFormatOptions = { month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", day ? { ...options, day: "numeric" } : options).format(date);
}

const plural = (count: number, unit: string) => `${Math.max(1, count)} ${unit}${count > 1 ? "s" : ""} ago`;
const startOfDay = (date: Date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
