const HOURS: Record<string, number> = {
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, ast: -4, adt: -3, nst: -3.5, ndt: -2.5 },
  ...{ akst: -9, akdt: -8, hst: -10, brt: -3, art: -3, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, met: 1, mest: 2 },
  ...{ mez: 1, mesz: 2, eet: 2, eest: 3, msk: 3, msd: 4, sast: 2, ist: 5.5, pkt: 5, hkt: 8, sgt: 8, awst: 8 },
  ...{ kst: 9, jst: 9, acst: 9.5, aest: 10, aedt: 11, nzst: 12, nzdt: 13, et: -5, ct: -6, mt: -7, pt: -8, at: -4 },
};

/**
 * Minutes east of Greenwich of a zone as feeds write it: "+0100", "-05:00", "GMT+2", "EDT", "Z". What is no zone that
 * anybody knows counts as UTC; letters of the military too, because RFC 822 had them the wrong way round.
 */
export function zoneMinutes(written: string | undefined): number {
  const zone = (written ?? "").trim().toLowerCase();
  const offset = /^(?:[a-z/]*?)([+\-\u2212\u2013])\s*(\d{1,2}):?(\d{2})?(?:\b|:)/.exec(zone);
  if (!offset) return (HOURS[/^[a-z]+/.exec(zone)?.[0] ?? ""] ?? 0) * 60;
  const [, sign, hours, minutes = "0"] = offset;
  const east = Number(hours) * 60 + Number(minutes);
  if (east > 18 * 60) return 0;
  return sign === "+" ? east : -east;
}
