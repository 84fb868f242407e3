/** A row put together again, and the texts whose commas had cut it. */
export type RepairedRow = { cells: string[]; joined: string[] }

const WHOLE_PART = /^\d[\d\s\u00a0\u202f]*$/
const DECIMALS = /^\d{1,2}$/

/**
 * A row of a comma-separated file that commas inside unquoted texts ("De plus, la convention") or
 * amounts ("100 000,00") cut into too many cells. It is put together only when the places where that
 * can have happened are exactly as many as the cells too many; otherwise undefined: no guess between
 * two readings.
 */
export function repairRow(cells: readonly string[], expected: number): RepairedRow | undefined {
  const surplus = cells.length - expected
  if (surplus <= 0) return undefined
  const afterText = new Set<number>()
  const decimals = new Set<number>()
  for (let i = 1; i < cells.length; i++) {
    const cell = cells[i] ?? ''
    const before = cells[i - 1] ?? ''
    if (/^\s+\S/.test(cell) && before.trim() !== '') afterText.add(i)
    else if (DECIMALS.test(cell) && WHOLE_PART.test(before)) decimals.add(i)
  }
  const places =
    afterText.size + decimals.size === surplus
      ? new Set([...afterText, ...decimals])
      : afterText.size === surplus
        ? afterText
        : undefined
  return places === undefined ? undefined : joinAt(cells, places)
}

function joinAt(cells: readonly string[], places: ReadonlySet<number>): RepairedRow {
  const repaired: string[] = []
  const joined = new Set<number>()
  for (const [i, cell] of cells.entries()) {
    if (places.has(i)) {
      const last = repaired.length - 1
      repaired[last] = `${repaired[last] ?? ''},${cell}`
      joined.add(last)
    } else repaired.push(cell)
  }
  return { cells: repaired, joined: [...joined].map((index) => repaired[index] ?? '') }
}
