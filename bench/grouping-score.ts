/** How well a grouping agrees with the labels, each 0 to 1: over pairs, and B-cubed over items (Bagga and Baldwin 1998). */
export type Score = {
  precision: number;
  recall: number;
  f1: number;
  cubedPrecision: number;
  cubedRecall: number;
  cubedF1: number;
};

/** Compares groups of ids with the label of each id. An id that stands in no group stands alone. */
export function scoreOf(groups: string[][], labels: ReadonlyMap<string, string>): Score {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, `${at}`] as const)));
  const put = (id: string) => groupOf.get(id) ?? `alone ${id}`;
  const ids = [...labels.keys()];
  let [right, joined, same, cubedPrecision, cubedRecall] = [0, 0, 0, 0, 0];
  for (const one of ids) {
    let [both, inGroup, inLabel] = [0, 0, 0];
    for (const other of ids) {
      const [isJoined, isSame] = [put(one) === put(other), labels.get(one) === labels.get(other)];
      inGroup += Number(isJoined);
      inLabel += Number(isSame);
      both += Number(isJoined && isSame);
    }
    [right, joined, same] = [right + both - 1, joined + inGroup - 1, same + inLabel - 1];
    cubedPrecision += both / inGroup / ids.length;
    cubedRecall += both / inLabel / ids.length;
  }
  const [precision, recall] = [joined ? right / joined : 1, same ? right / same : 1];
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    cubedPrecision,
    cubedRecall,
    cubedF1: harmonic(cubedPrecision, cubedRecall),
  };
}

const harmonic = (one: number, other: number) => (one + other ? (2 * one * other) / (one + other) : 0);
