/** Rows that are looked at to find the header. */
export const HEADER_WITHIN = 20

const MOST = 0.6
const FEW = 1 / 3

/**
 * How many of a table's first rows stand above its header: titles, dates and blanks, which fill at most
 * a third of the columns, before the first row that fills most of them. 0 where nothing stands above,
 * or where it cannot be told.
 */
export function titleRows(rows: readonly (readonly string[])[]): number {
  const filled = rows
    .slice(0, HEADER_WITHIN)
    .map((cells) => cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0))
  const width = Math.max(0, ...filled)
  if (width < 3) return 0
  const header = filled.findIndex((count) => count >= width * MOST)
  const above = filled.slice(0, Math.max(0, header))
  return above.every((count) => count <= Math.max(1, width * FEW)) ? above.length : 0
}

/** A row of sums under or inside a table: "Total", "Sous-total 2014", "TOTAL GÉNÉRAL :". */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? ''
  return /^\s*(sous[- ]?|grand[- ])?(total|totaux)(\s+(g[ée]n[ée]ral|annuel|\d{4}))?\s*:?\s*$/i.test(
    first,
  )
}
