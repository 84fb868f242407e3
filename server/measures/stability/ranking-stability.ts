import type { Stability } from '../../domain/findings.ts'
import { leaveOut } from '../../network/leave-out.ts'
import { seededRandom, shuffledRows } from '../../network/random.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { measureContext, type Measure, type MeasureContext } from '../measure.ts'
import { spearman } from './spearman.ts'

export type StabilityAsked = {
  /** Share of the actors that each draw leaves out, between 0 and 1. */
  removed: number
  draws: number
}

/** What is asked when nobody says otherwise. */
export const STABILITY: StabilityAsked = { removed: 0.1, draws: 200 }

/** Steps that all draws together may take, about a minute of one core: a job may last so long. */
const BUDGET = 12_000_000_000
/** Fewer draws than this say nothing of a spread. */
const LEAST_DRAWS = 10

/**
 * How far a measure depends on who happens to be in the data: each draw leaves out a share of the
 * actors, drawn without regard to what they do, as if they had never been recorded, and computes the
 * measure again on what is left, partners, collaborations and unit weights included.
 *
 * A measure of actors or collaborations: Spearman's correlation (average ranks) between the values in
 * the full and in the reduced network, over the counted ones that are in both and defined in both;
 * `rankCorrelation` is the mean over the draws, `interval` their central 95 %. A measure of the network:
 * `interval` is the central 95 % of its values, and there is no correlation. Draws without a value are
 * counted in `undefinedDraws` and left out; where all are, `reason` says why. A measure of cost c takes
 * at most BUDGET / c draws, and says so in `drawsAsked`. O(draws × (participations + cost)).
 * Costenbader & Valente 2003; Borgatti, Carley & Krackhardt 2006. Oracle: closed forms (a star, a
 * complete graph), draws replayed by hand.
 */
export function rankingStability(
  network: SlicedNetwork,
  measure: Measure,
  asked: StabilityAsked,
  context?: Partial<MeasureContext>,
  onProgress: (part: number) => void = () => undefined,
): Stability {
  const full = measureContext(context)
  const draws = affordableDraws(measure.cost(network), asked.draws)
  const about = {
    removed: asked.removed,
    draws,
    ...(draws < asked.draws && { drawsAsked: asked.draws }),
    seed: full.seed,
  }
  const cut = Math.max(1, Math.round(asked.removed * network.actorCount))
  const reason = whyNot(network, measure, cut, full)
  if (reason) return { ...about, draws: 0, undefinedDraws: 0, rankCorrelation: null, reason }
  const random = seededRandom(full.seed)
  const read = reader(network, measure, full)
  const values: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const isLeftOut = new Uint8Array(network.actorCount)
    for (const actor of shuffledRows(network.actorCount, random).subarray(0, cut)) {
      isLeftOut[actor] = 1
    }
    const value = read(leaveOut(network, isLeftOut))
    if (!Number.isNaN(value)) values.push(value)
    onProgress((draw + 1) / draws)
  }
  return { ...about, undefinedDraws: draws - values.length, ...summarise(measure, values) }
}

function affordableDraws(cost: number, asked: number): number {
  const affordable = Math.floor(BUDGET / Math.max(1, cost))
  return Math.min(asked, Math.max(LEAST_DRAWS, affordable))
}

function whyNot(
  network: SlicedNetwork,
  measure: Measure,
  cut: number,
  { limit }: MeasureContext,
): Stability['reason'] {
  if (network.actorCount - cut < 2) return 'too-few-actors'
  if (measure.cost(network) > limit) return 'too-costly'
  return measure.scope === 'sector' || measure.scope === 'sector-pair'
    ? 'not-applicable'
    : undefined
}

/** What one draw says: a correlation, or the value itself; NaN where there is none. */
function reader(
  network: SlicedNetwork,
  measure: Measure,
  context: MeasureContext,
): (reduced: SlicedNetwork) => number {
  switch (measure.scope) {
    case 'network':
      return (reduced) => measure.compute(reduced, context).value ?? Number.NaN
    case 'actor': {
      const { values } = measure.compute(network, context)
      return (reduced) =>
        compare(
          { ids: network.actorIds, values, isCounted: network.isCounted },
          { ids: reduced.actorIds, values: measure.compute(reduced, context).values },
        )
    }
    case 'collaboration': {
      const { values } = measure.compute(network, context)
      return (reduced) =>
        compare(
          { ids: network.collaborationIds, values },
          { ids: reduced.collaborationIds, values: measure.compute(reduced, context).values },
        )
    }
    default:
      return () => Number.NaN
  }
}

type Column = { ids: readonly string[]; values: Float64Array; isCounted?: Uint8Array }

/** Both are in code-point order of ids, so that one pass finds those that are in both. */
function compare(full: Column, reduced: Column): number {
  const before = new Float64Array(reduced.ids.length).fill(Number.NaN)
  let place = 0
  for (const [row, id] of reduced.ids.entries()) {
    while (place < full.ids.length && full.ids[place] !== id) place++
    if (full.isCounted === undefined || full.isCounted[place] === 1) {
      before[row] = full.values[place] ?? Number.NaN
    }
  }
  return spearman(before, reduced.values)
}

function summarise(
  measure: Measure,
  values: readonly number[],
): Pick<Stability, 'rankCorrelation' | 'interval' | 'reason'> {
  if (values.length === 0) {
    return {
      rankCorrelation: null,
      reason: measure.scope === 'network' ? 'not-applicable' : 'all-equal',
    }
  }
  const sorted = values.toSorted((a, b) => a - b)
  const interval: [number, number] = [quantile(sorted, 0.025), quantile(sorted, 0.975)]
  if (measure.scope === 'network') return { rankCorrelation: null, interval }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { rankCorrelation: mean, interval }
}

/** By linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (place - below) * (high - low)
}
