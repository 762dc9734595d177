/** A year, month or day as somebody types it: "2026", "2026-03", "2026-03-17", of the years 1000 to 2999. */
const PERIOD = /^[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** The first moment of a period, in universal time; null for what is none, such as "2026-02-30". */
export function beginOf(value: string): Date | null {
  if (!PERIOD.test(value)) return null;
  const [year, month = "01", day = "01"] = value.split("-");
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return date.toISOString().startsWith(`${year}-${month}-${day}`) ? date : null;
}

export const isPeriod = (value: string) => beginOf(value) !== null;
