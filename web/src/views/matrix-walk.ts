/** A place of the matrix; its last row and column are the totals. */
export type At = { row: number; column: number }

/** Where a key goes from a cell; undefined for other keys. Rows and columns end with their total. */
export function stepFrom(at: At, key: string, last: number, isFar = false): At | undefined {
  const clamp = (value: number): number => Math.max(0, Math.min(last, value))
  switch (key) {
    case 'ArrowUp':
      return { ...at, row: clamp(at.row - 1) }
    case 'ArrowDown':
      return { ...at, row: clamp(at.row + 1) }
    case 'ArrowLeft':
      return { ...at, column: clamp(at.column - 1) }
    case 'ArrowRight':
      return { ...at, column: clamp(at.column + 1) }
    case 'Home':
      return { row: isFar ? 0 : at.row, column: 0 }
    case 'End':
      return { row: isFar ? last : at.row, column: last }
    default:
      return undefined
  }
}
