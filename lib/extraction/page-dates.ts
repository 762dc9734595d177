const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const pad = (value: string | number) => String(value).padStart(2, "0");

/**
 * A date as exact as it is written: "2024", "2024-03", "2024-03-05", or a moment in UTC where a zone is said. A time
 * without a zone leaves the day alone. Null for what is no date of the web's own time.
 */
export function exactDate(value: string | null | undefined): string | null {
  const text = value?.trim() ?? "";
  if (text.length > 80) return null;
  const moment = MOMENT.exec(text);
  if (moment) {
    const [, year = "", month = "", day = "", time = "", zone = ""] = moment;
    const offset = /^(z|utc|gmt)$/i.test(zone) ? "Z" : zone.replace(/(\d{2}):?(\d{2})$/, "$1:$2");
    const date = new Date(
      `${year}-${pad(month)}-${pad(day)}T${time.length < 5 || time[1] === ":" ? `0${time}` : time}${offset}`,
    );
    return Number.isNaN(date.getTime()) ? null : sane(date.toISOString());
  }
  const numbers =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[T\s,])/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?=$|T?\d{4})/.exec(text);
  if (numbers) return joined(numbers[1], numbers[2], numbers[3]);
  if (/^\d{4}$/.test(text)) return sane(text);
  return inEnglish(text);
}

function inEnglish(text: string): string | null {
  const withZone = /\d{1,2}:\d{2}.*(GMT|UTC|[+-]\d{4}|\bZ\b)/i.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(withZone)) return sane(new Date(withZone).toISOString());
  const monthFirst = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text);
  if (monthFirst) return joined(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})\b/i.exec(text);
  if (dayFirst) return joined(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const month = /^([a-z]{3,9})\.?\s+(\d{4})$/i.exec(text);
  return month ? joined(month[2], monthOf(month[1])) : null;
}

const monthOf = (name = "") => {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : String(at + 1);
};

function joined(year = "", month?: string, day?: string): string | null {
  if (!month) return null;
  return sane([year, pad(month), ...(day ? [pad(day)] : [])].join("-"));
}

function sane(date: string): string | null {
  const year = Number(date.slice(0, 4));
  if (year < 1900 || year > 2100) return null;
  const [, , month = "01", day = "01"] = DAY.exec(date) ?? [null, null, date.slice(5, 7) || "01", "01"];
  const real = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
  return real.getUTCMonth() === Number(month) - 1 && real.getUTCDate() === Number(day) ? date : null;
}
