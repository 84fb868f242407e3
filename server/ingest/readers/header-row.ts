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

/** A sum, with what was summed or its unit: "12", "2 500,00 €", "14 projets". */
const SUM = /^[-+]?\d[\d\s\u00a0\u202f.,]*\s*(%|k?€|k?eur(os?)?|\p{L}{4,12}s)?$/iu

/** Words that are nobody's name: "Sous-total", "TOTAL GÉNÉRAL :", "Total 2014". */
const TOTAL =
  /^(((sous|grand)[- ]?(total|totaux)|(total|totaux)\s+(g[ée]n[ée]ral|annuel|\d{4}))\s*:?|(total|totaux)\s*:)$/i

/**
 * A row of sums under or inside a table. An organisation may be called Total: that word alone is a sum only
 * where nothing but numbers stands beside it.
 */
export function isTotalRow(cells: readonly string[]): boolean {
  const [first = '', ...others] = cells.flatMap((cell) => cell.trim() || [])
  if (TOTAL.test(first)) return true
  return /^(total|totaux)$/i.test(first) && others.every((cell) => SUM.test(cell))
}
