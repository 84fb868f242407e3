import { isMessageKey } from '../../../server/locales/locales.ts'

/** How the network is drawn, as the address says it. */
export type MapOptions = {
  mode: 'actors' | 'two-mode'
  show: 'map' | 'table'
  /** `sector` or a measure. */
  colour: string
  size: string | undefined
  /** Ties weaker than this are not drawn. */
  least: number
  /** Measures to ask for, comma-separated. */
  measures: string
}

/** A number without an order: it can neither be a size nor a shade. */
export const WITHOUT_ORDER: ReadonlySet<string> = new Set(['community'])
export const THRESHOLDS = [0, 0.2, 0.5, 1, 2, 5] as const

export function readMapOptions(query: URLSearchParams): MapOptions {
  const asked = query.get('size')
  const size = asked === 'none' ? undefined : (known(asked) ?? 'degree')
  const colour = known(query.get('colour')) ?? 'sector'
  const least = Number(query.get('least') ?? 0)
  const measures = new Set(['degree'])
  if (size !== undefined) measures.add(size)
  if (colour !== 'sector') measures.add(colour)
  return {
    mode: query.get('mode') === 'two-mode' ? 'two-mode' : 'actors',
    show: query.get('show') === 'table' ? 'table' : 'map',
    colour,
    size,
    least: Number.isFinite(least) && least > 0 ? least : 0,
    measures: [...measures].toSorted().join(','),
  }
}

function known(name: string | null): string | undefined {
  const isMeasure = name !== null && isMessageKey(`measure.${name}.name`)
  return isMeasure && !WITHOUT_ORDER.has(name) ? name : undefined
}
