import { monthOf } from "#lib/sources/feed-month.ts";
import { zoneMinutes } from "#lib/sources/feed-zone.ts";

type Read = { year: string; month?: string; day?: string; time?: string; zone?: string };

/**
 * A moment as a feed writes it, in UTC: "2004-01-01T19:48:21Z". Reads RFC 822 and its misspellings, ISO 8601 and its
 * subsets, asctime, dates by numbers, month names in some thirty languages, Unix time. What is less exact counts from
 * its beginning. Null for what is no date, nor near one.
 */
export function feedDate(written: string | null | undefined): string | null {
  const text = written?.slice(0, 500).replace(/\s+/g, " ").trim().slice(0, 120) ?? "";
  if (!/\d/.test(text)) return null;
  return unixTime(text) ?? moment(eastAsian(text)) ?? moment(iso(text)) ?? moment(numbers(text)) ?? moment(words(text));
}

const TIME = String.raw`(?<time>\d{1,2}[:.h]\d{1,2}(?:[:.]\d{1,2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?)`;
const ZONE = String.raw`(?<zone>[a-z/]*\s?[+\-\u2212\u2013]\s?\d{1,2}:?(?:\d{2})?|[a-z]{1,5}\b)`;
const AT = String.raw`(?:[\sTt,]+(?:at\s+|um\s+|à\s+)?${TIME}(?:\s?\(?${ZONE})?)?`;

function unixTime(text: string): string | null {
  if (!/^\d{10}(\d{3})?(\.\d+)?$/.test(text)) return null;
  return inWords(Number(text) * (text.replace(/\..*/, "").length === 13 ? 1 : 1_000));
}

const ISO = new RegExp(String.raw`^(?<year>\d{4})(?:-?(?<month>\d{2})(?:-?(?<day>\d{2}))?)?(?=$|[\sTtZz,])${AT}`, "iu");
const ISO_LOOSE = new RegExp(String.raw`^(?<year>\d{4})-(?<month>[\p{L}\d]{1,12})-(?<day>\d{1,2})(?!\d)${AT}`, "iu");
const ISO_DAY = /^(?<year>\d{4})-?(?<day>\d{3})(?!\d)/;
const ISO_COMPACT =
  /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})T?(?<time>\d{4}(?:\d{2})?)(?<zone>z|[+-]\d{2}:?\d{2})?$/i;
const TWO_DIGITS = /^-?(?<year>\d{2})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?=$|[\sT])/;

function iso(text: string): Read | null {
  const compact = fields(ISO_COMPACT, text);
  if (compact?.time) return { ...compact, time: compact.time.replace(/(\d\d)(?=\d)/g, "$1:") };
  const day = fields(ISO_DAY, text);
  if (day && !fields(ISO_COMPACT, text)) return { ...day, month: "1" };
  return fields(ISO, text) ?? fields(ISO_LOOSE, text) ?? fields(TWO_DIGITS, text);
}

// "2006/09/15 08:19:53 EDT" with a weekday before it or not, "09/15/2006", "15.09.2006".
const YEAR_FIRST = new RegExp(
  String.raw`(?<!\d)(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})(?!\d)${AT}`,
  "iu",
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\d)(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4}|\d{2})(?!\d)${AT}`,
  "iu",
);
const DAY_FIRST = new RegExp(
  String.raw`(?<!\d)(?<day>\d{1,2})(?:[.-]\s?)(?<month>\d{1,2})(?:[.-]\s?)(?<year>\d{4})(?!\d)${AT}`,
  "iu",
);

function numbers(text: string): Read | null {
  const read = fields(YEAR_FIRST, text) ?? fields(MONTH_FIRST, text) ?? fields(DAY_FIRST, text);
  if (!read || Number(read.month) <= 12 || Number(read.day) > 12) return read;
  return { ...read, month: read.day, day: read.month };
}

const EAST_ASIAN =
  /(?<year>\d{4})\s?[년年-]\s?(?<month>\d{1,2})\s?[월月-]\s?(?<day>\d{1,2})\s?[일日]?\s*(?<half>오전|오후|上午|下午|午前|午後)?\s*(?<time>\d{1,2}[:시時时]\d{1,2}(?:[:분分]\d{1,2})?)?/;

/** Korean and Japanese clocks go nine hours before UTC, Chinese eight; those who write so leave the zone out. */
function eastAsian(text: string): Read | null {
  const read = fields(EAST_ASIAN, text) as (Read & { half?: string }) | null;
  if (!read || !/[\u3040-\u9fff\uac00-\ud7af]/u.test(text)) return null;
  const half = /오후|下午|午後/.test(read.half ?? "") ? " pm" : read.half ? " am" : "";
  const zone = /[上下时]/.test(text) ? "+0800" : "+0900";
  return { ...read, zone, ...(read.time && { time: read.time.replace(/[시時时분分]/g, ":") + half }) };
}

const WORD = String.raw`(?<month>\p{L}{3,14})\.?`;
const DAY_WORD = new RegExp(
  String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[\s\-/]?(?:de\s|di\s)?${WORD}[\s\-/,]{0,2}(?:de\s)?(?<year>\d{4}|\d{2})(?!\d)${AT}`,
  "iu",
);
const WORD_DAY = new RegExp(String.raw`${WORD}\s(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year>\d{4})(?!\d|:)${AT}`, "iu");
const ASCTIME = new RegExp(
  String.raw`${WORD}\s(?<day>\d{1,2}),?\s${TIME}(?:\s(?<zone>[a-z]{2,5}|[+-]\d{4}))?,?\s(?<year>\d{4})(?!\d)`,
  "iu",
);
const DAY_MISSING = new RegExp(String.raw`(?<!\p{L})${WORD},?\s(?<year>\d{4})(?!\d)${AT}`, "iu");

function words(text: string): Read | null {
  for (const pattern of [DAY_WORD, WORD_DAY, ASCTIME, DAY_MISSING]) {
    const read = fields(pattern, text);
    if (read?.month && monthOf(read.month)) return read;
  }
  return null;
}

const fields = (pattern: RegExp, text: string): Read | null => (pattern.exec(text)?.groups as Read | undefined) ?? null;

function moment(read: Read | null): string | null {
  if (!read) return null;
  const month = read.month ? (/^\d+$/.test(read.month) ? Number(read.month) : monthOf(read.month)) : 1;
  const day = Number(read.day ?? 1);
  if (!month || month > 12 || day < 1 || day > (read.month === "1" ? 366 : 31)) return null;
  const short = Number(read.year);
  const year = read.year.length > 2 ? short : short < 90 ? 2_000 + short : 1_900 + short;
  const [hours = 0, minutes = 0, seconds = 0] = clock(read.time);
  if (hours > 24 || minutes > 59) return null;
  const start = Date.UTC(year, month - 1, day, hours, minutes, Math.min(59, seconds));
  return inWords(start - zoneMinutes(read.zone) * 60_000);
}

function clock(time: string | undefined): number[] {
  const [hours = 0, minutes, seconds] = (time ?? "").split(/[:.,h]/).map((part) => Number.parseInt(part, 10) || 0);
  const afternoon = /p\.?m/i.test(time ?? "") && hours < 12 ? 12 : 0;
  const midnight = /a\.?m/i.test(time ?? "") && hours === 12 ? -12 : 0;
  return [hours + afternoon + midnight, minutes ?? 0, seconds ?? 0];
}

/** Seconds are exact enough; what is outside of four-digit years is none that a feed means. */
function inWords(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null;
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 1_970 && year <= 2_200 ? date.toISOString().replace(/\.\d+Z$/, "Z") : null;
}
