import type { TerritoryRow } from '../../../server/contract/territories.ts'

/** What the table can be sorted by. */
export const ORDERS = [
  'label',
  'actors',
  'shared',
  'value',
  'expectation',
  'difference',
  'z',
] as const
export type Order = (typeof ORDERS)[number]

/** The order that the address asks for; the greatest number of collaborations first at first. */
export function readOrder(query: URLSearchParams): { by: Order; descending: boolean } {
  const by = ORDERS.find((one) => one === query.get('by')) ?? 'shared'
  const direction = query.get('direction')
  return { by, descending: direction === null ? by !== 'label' : direction === 'desc' }
}

/** Rows in that order; those without the value last either way, and equals by name. */
export function sortRows(
  rows: readonly TerritoryRow[],
  { by, descending }: { by: Order; descending: boolean },
  language: string,
): TerritoryRow[] {
  const { compare } = new Intl.Collator(language)
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    if (by === 'label') return sign * compare(a.label, b.label)
    const [x, y] = [a[by], b[by]]
    const [hasX, hasY] = [typeof x === 'number', typeof y === 'number']
    if (typeof x === 'number' && typeof y === 'number' && x !== y) return sign * (x - y)
    return Number(hasY) - Number(hasX) || compare(a.label, b.label)
  })
}
