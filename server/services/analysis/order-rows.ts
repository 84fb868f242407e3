import { compareIds } from '../../domain/identifiers.ts'
import { fold } from './labels.ts'

export type Order = 'asc' | 'desc'

/** What a list is sorted by: texts without accents or case, from a to z; numbers, the greatest first. */
export type SortKey =
  | { text: (row: number) => string; first?: Order }
  | { number: (row: number) => number; first?: Order }

/**
 * Rows in the order of a key. Equal ones are in the order of ids; what has no text or no number (NaN)
 * comes last, whatever the order. O(rows log rows).
 */
export function orderRows(rows: readonly number[], key: SortKey, order?: Order): number[] {
  if ('text' in key) {
    const sign = (order ?? key.first ?? 'asc') === 'asc' ? 1 : -1
    const texts = new Map(rows.map((row) => [row, fold(key.text(row))]))
    return rows.toSorted((a, b) => {
      const [x, y] = [texts.get(a) ?? '', texts.get(b) ?? '']
      if ((x === '') !== (y === '')) return x === '' ? 1 : -1
      return sign * compareIds(x, y) || a - b
    })
  }
  const sign = (order ?? key.first ?? 'desc') === 'asc' ? 1 : -1
  const numbers = new Map(rows.map((row) => [row, key.number(row)]))
  return rows.toSorted((a, b) => {
    const [x, y] = [numbers.get(a) ?? Number.NaN, numbers.get(b) ?? Number.NaN]
    if (Number.isNaN(x) || Number.isNaN(y)) {
      return Number.isNaN(x) === Number.isNaN(y) ? a - b : Number.isNaN(x) ? 1 : -1
    }
    return sign * (x - y) || a - b
  })
}
