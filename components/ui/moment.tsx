"use client";

import { useEffect, useState } from "react";
import { exactDate, visitDate } from "#lib/dates.ts";

/** A moment as "Tuesday 09:12": in universal time as sent, and in the reader's own once a script can ask for it. */
export function Moment({ at, now }: { at: Date; now: Date }) {
  const [zone, setZone] = useState("UTC");
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"), []);
  return (
    <time dateTime={at.toISOString()} title={exactDate(at)}>
      {visitDate(at, now, zone)}
    </time>
  );
}
