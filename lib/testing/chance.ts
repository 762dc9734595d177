/** Numbers as if by chance, the same for the same seed (mulberry32, Tommy Ettinger 2017, public domain). */
export function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { below, oneOf: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item };
}

/** Seeds of one run, printed with a failure by whoever names them in their tests. */
export function seeds(many: number): number[] {
  const first = Math.floor(Math.random() * 1_000_000_000);
  return Array.from({ length: many }, (_, at) => first + at);
}
