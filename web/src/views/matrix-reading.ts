import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import type { Judgement } from '../parts/chance.ts'

export type Cell = SectorMatrix['cells'][number]

/** The share of false findings that is accepted among the pairs said to stand out. */
const SIGNIFICANT = 0.05
/** Half a normal distribution's 95 %, in standard deviations. */
export const NORMAL_95 = 1.96
/** Fewer ties expected than this: the normal law is a rough guess. */
const FEW_EXPECTED = 3

/** What may be said of a pair when all pairs are looked at together: by the adjusted p alone. */
export function readCell({ z, adjusted }: Pick<Cell, 'z' | 'adjusted'>): Judgement {
  if (z === null || adjusted === null) return 'unknown'
  if (adjusted >= SIGNIFICANT) return 'chance'
  return z > 0 ? 'more' : 'less'
}

export const isFragile = ({ expected }: Pick<Cell, 'expected'>): boolean => expected < FEW_EXPECTED

/**
 * How strongly a cell is coloured, from 0 to 4, by its distance from chance. What does not stand out
 * once adjusted is tinted by 1 at most: no colour says what the sign beside it does not.
 */
export function tintOf(cell: Pick<Cell, 'z' | 'adjusted'>): number {
  const distance = Math.abs(cell.z ?? 0)
  const reading = readCell(cell)
  if (reading === 'unknown') return 0
  if (reading === 'chance') return distance < 1 ? 0 : 1
  return distance < 3 ? 2 : distance < 5 ? 3 : 4
}

/** From the farthest from chance to the nearest, those that cannot be told last. */
export function byDistance(cells: readonly Cell[]): Cell[] {
  const distance = ({ z }: Cell): number => (z === null ? -1 : Math.abs(z))
  return cells.toSorted((x, y) => distance(y) - distance(x))
}

/** The cells by their two places, whichever comes first. */
export function cellsByPlace(cells: readonly Cell[]): (a: number, b: number) => Cell | undefined {
  const known = new Map(cells.map((cell) => [`${cell.a} ${cell.b}`, cell]))
  return (a, b) => known.get(a <= b ? `${a} ${b}` : `${b} ${a}`)
}

/** How the measure is asked for the partition that a matrix shows: the sectors need no option. */
export function optionsOf(partition: 'sectors' | 'families'): Record<string, string> {
  return partition === 'sectors'
    ? {}
    : { options: JSON.stringify({ 'sector-matrix': { partition } }) }
}
