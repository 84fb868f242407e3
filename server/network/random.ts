/**
 * Seeded random numbers in [0, 1): mulberry32 (T. Ettinger, public domain), 32 bits of state. Enough to
 * order visits and to place points; not for secrets. The same seed gives the same numbers everywhere.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The numbers 0 … count − 1 in a random order (Fisher and Yates). */
export function shuffledRows(count: number, random: () => number): Int32Array {
  const rows = new Int32Array(count).map((_, row) => row)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = rows[last] ?? 0
    rows[last] = rows[other] ?? 0
    rows[other] = kept
  }
  return rows
}
