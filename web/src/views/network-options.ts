import { isMessageKey } from '../../../server/locales/translate.ts'
import { readOptions, type Labels, type MapLayout, type Weighting } from '../state/options.ts'

/** How the network is drawn, as the address says it. */
export type MapOptions = {
  mode: 'actors' | 'two-mode'
  show: 'map' | 'table'
  /** `sector` or a measure. */
  colour: string
  size: string | undefined
  /** Ties weaker than this are not drawn. */
  least: number
  weighting: Weighting
  labels: Labels
  layout: MapLayout
  hulls: boolean
  unfolded: readonly number[]
  /** Measures to ask for, comma-separated. */
  measures: string
}

/** A number without an order: it can neither be a size nor a shade. */
export const WITHOUT_ORDER: ReadonlySet<string> = new Set(['community'])

export function readMapOptions(query: URLSearchParams): MapOptions {
  const { mode, show, least, weighting, labels, layout, hulls, unfolded, ...asked } =
    readOptions(query)
  const size = asked.size === 'none' ? undefined : (known(asked.size) ?? 'degree')
  const colour = known(asked.colour) ?? 'sector'
  const measures = new Set(['degree'])
  if (size !== undefined) measures.add(size)
  if (colour !== 'sector') measures.add(colour)
  if (hulls) measures.add('community')
  return {
    mode,
    show,
    colour,
    size,
    // Every link of an actor and a collaboration weighs the same.
    least: mode === 'actors' ? least : 0,
    weighting,
    labels,
    layout,
    hulls,
    unfolded,
    measures: [...measures].toSorted().join(','),
  }
}

function known(name: string): string | undefined {
  return isMessageKey(`measure.${name}.name`) && !WITHOUT_ORDER.has(name) ? name : undefined
}

/** Steps of the threshold's slider, the first of which leaves nothing out. */
const STEPS = 20

/**
 * Values for a threshold, ascending, 0 first: at each, about as many ties more fall away. Few distinct
 * weights make few steps.
 */
export function thresholdSteps(weights: readonly number[]): number[] {
  const sorted = weights.toSorted((a, b) => a - b)
  const steps = Array.from({ length: STEPS - 1 }, (_, i) => {
    const value = sorted[Math.floor(((i + 1) / STEPS) * sorted.length)] ?? 0
    // Two digits are what one can read; rounding down keeps the tie that the value comes from.
    return Number(floorTo(value).toPrecision(2))
  })
  const last = sorted.at(-1)
  return [...new Set([0, ...steps, ...(last === undefined ? [] : [floorTo(last)])])].toSorted(
    (a, b) => a - b,
  )
}

function floorTo(value: number): number {
  if (value <= 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Math.floor(value / unit + 1e-9) * unit
}
