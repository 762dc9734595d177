import { expect, test } from "vitest";
import { exactDate, longDate, relativeDate, roughDate, visitDate } from "#lib/dates.ts";

const now = new Date("2026-11-23T10:00:00Z"); // a Monday

test.each([
  ["2026-11-23T10:00:30Z", "just now"], // a clock that is ahead
  ["2026-11-23T09:59:30Z", "just now"],
  ["2026-11-23T09:59:00Z", "1 min ago"],
  ["2026-11-23T09:01:00Z", "59 min ago"],
  ["2026-11-23T09:00:00Z", "1 h ago"],
  ["2026-11-23T00:00:00Z", "10 h ago"],
  ["2026-11-22T23:00:00Z", "yesterday"],
  ["2026-11-22T00:00:00Z", "yesterday"],
  ["2026-11-21T23:59:59Z", "Saturday"],
  ["2026-11-17T00:00:00Z", "Tuesday"],
  ["2026-11-16T23:59:59Z", "1 week ago"],
  ["2026-10-25T00:00:00Z", "4 weeks ago"],
  ["2026-10-24T00:00:00Z", "1 month ago"],
  ["2025-11-24T00:00:00Z", "11 months ago"],
  ["2025-11-23T00:00:00Z", "1 year ago"],
  ["2024-01-01T00:00:00Z", "2 years ago"],
])("on Monday at ten, %s is %s", (date, words) => expect(relativeDate(new Date(date), now)).toBe(words));

test("just after midnight, half an hour ago is minutes and not yesterday", () => {
  const night = new Date("2026-11-23T00:10:00Z");
  expect(relativeDate(new Date("2026-11-22T23:40:00Z"), night)).toBe("30 min ago");
  expect(relativeDate(new Date("2026-11-22T23:00:00Z"), night)).toBe("yesterday");
});

test("a long date is a day in words, in the zone that is asked for", () => {
  const date = new Date("2026-11-22T23:30:00Z");
  expect(longDate(date)).toBe("22 November 2026");
  expect(longDate(date, "Europe/Berlin")).toBe("23 November 2026");
});

test("an exact date says the minute and the zone", () =>
  expect(exactDate(new Date("2026-11-22T07:10:59Z"))).toBe("22 November 2026 at 07:10 UTC"));

test.each([
  ["2026-11-17T10:00:01Z", "Tuesday 10:00"],
  ["2026-11-17T09:59:00Z", "17 November 09:59"],
])("a visit at %s was on %s", (date, words) => expect(visitDate(new Date(date), now)).toBe(words));

test("a visit is told in the reader's own zone", () =>
  expect(visitDate(new Date("2026-11-22T23:30:00Z"), now, "Europe/Berlin")).toBe("Monday 00:30"));

test.each([
  ["2023", "2023"],
  ["2023-03", "March 2023"],
  ["2023-03-07", "7 March 2023"],
])("a date known as %s is told as %s", (value, words) => expect(roughDate(value)).toBe(words));
