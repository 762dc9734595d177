const DAY = 86_400_000;

const SHAPES = {
  date: { day: "numeric", month: "long", year: "numeric" },
  dayAndMonth: { day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  weekday: { weekday: "long" },
  time: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making one takes a hundred times as long as using it: a list of twenty dates would be a fifth of its page's time.
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in one of the shapes; at most one format is kept for each shape and zone that there is. */
export function dateIn(shape: keyof typeof SHAPES, date: Date, timeZone = "UTC"): string {
  const key = `${shape} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...SHAPES[shape], timeZone });
  formats.set(key, format);
  return format.format(date);
}

/** "22 November 2026" */
export const longDate = (date: Date, timeZone = "UTC"): string => dateIn("date", date, timeZone);

/** "22 November 2026 at 07:10 UTC", for the hover of a relative date. */
export function exactDate(date: Date): string {
  return `${longDate(date)} at ${dateIn("time", date)} UTC`;
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
  if (days < 7) return dateIn("weekday", date);
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
  return `${dateIn(recent ? "weekday" : "dayAndMonth", date, timeZone)} ${dateIn("time", date, timeZone)}`;
}

/** A date known only as exactly as it is written: "2023" → "2023", "2023-03" → "March 2023", "2023-03-17" → "17 March 2023". */
export function roughDate(value: string): string {
  const [year = "", month, day] = value.split("-");
  if (!month) return year;
  const date = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  return dateIn(day ? "date" : "month", date);
}

const plural = (count: number, unit: string) => `${Math.max(1, count)} ${unit}${count > 1 ? "s" : ""} ago`;
const startOfDay = (date: Date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
