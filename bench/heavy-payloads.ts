/** Arguments of a server action that are as much work as 100 KB can be: nested, chained, in a ring, wide. By part. */
export const HEAVY: Record<string, Record<string, string>> = {
  nested: { "0": `${"[".repeat(50_000)}${"]".repeat(50_000)}` },
  objects: { "0": `${'{"a":'.repeat(16_000)}1${"}".repeat(16_000)}` },
  ring: { "0": '["$1"]', "1": '["$2"]', "2": `["$1"${',"$1"'.repeat(20_000)}]` },
  chain: Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [String(at), `["$${at + 1}"]`])),
  doubled: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [String(at), `["$${at + 1}","$${at + 1}"]`])),
  wide: { "0": `["${"$Q1".padEnd(99_000, "x")}"]` },
  numbers: { "0": `["$n${"9".repeat(99_000)}"]` },
};
