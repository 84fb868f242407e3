import type { Finding, Reason } from '../../domain/findings.ts'
import { memberCount } from '../../network/incidence.ts'
import { MAX_PROJECTED_PAIRS } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { measureContext, type MeasureContext } from '../measure.ts'
import { eiNewman } from '../openness/ei-newman.ts'
import { DRAWS } from '../openness/null-model.ts'
import { readOptions } from '../read-options.ts'
import { controlLimits, type ControlLimit } from './funnel.ts'

/** With fewer shared collaborations than this nothing is concluded, whatever the limits say. */
export const FEWEST_SHARED = 5

/** One territory beside what chance would give in it. */
export type TerritoryFinding = {
  /** As its slice names it. */
  territory: string
  /** Actors placed in it. */
  actors: number
  /** Collaborations of its slice, and those of two and more, which alone make the index. */
  collaborations: number
  shared: number
  /** `ei-newman` of its slice; without a method where it was too costly to compute. */
  finding: Pick<
    Finding,
    'value' | 'reason' | 'expectation' | 'sd' | 'z' | 'p' | 'interval' | 'bounds' | 'coverage'
  > &
    Partial<Pick<Finding, 'method'>>
  /** EI_N − E; null where either is. */
  difference: number | null
  /** 95 % then 99.8 %; none where chance gives no spread. */
  limits: ControlLimit[]
  /** What may be said, by the 95 % limits; null where nothing may, with the reason. */
  verdict: ControlLimit['side'] | null
  reason?: Reason
}

/**
 * The funnel: EI_N − E of each slice of a territory, with its control limits. The finding is that of
 * `ei-newman` for the slice: expectation, exact sd and coverage with it. Nothing is concluded with
 * fewer than FEWEST_SHARED collaborations of two and more, or where chance has no spread. The options of
 * `ei-newman` name another model of chance: expectation and sd are then those of its draws, with `p`, each
 * territory from the same seed. Together the slices may cost `context.limit` visits of members by members,
 * for the index and for each draw: one for which too few are left is `too-costly`.
 * O(Σ over slices of Σ n_p² + profiles²), times the draws where there are any.
 *
 * Source: Krackhardt & Stern 1988 and Newman 2001 for EI_N, Spiegelhalter 2005 for funnel plots.
 * Oracle: `ei-newman` of each slice alone; three communes worked out by hand.
 */
export function compareTerritories(
  slices: Iterable<SlicedNetwork>,
  given: Partial<MeasureContext> = {},
): TerritoryFinding[] {
  const context = measureContext(given)
  const found: TerritoryFinding[] = []
  const draws = drawsOf(readOptions(eiNewman, context.options[eiNewman.id]))
  let left = context.limit
  for (const network of slices) {
    const { shared, visits } = sizeOf(network)
    const cost = visits * (1 + draws)
    const isAffordable = cost <= left && visits <= MAX_PROJECTED_PAIRS
    if (isAffordable) left -= cost
    const finding = isAffordable ? eiNewman.compute(network, context) : TOO_COSTLY
    found.push(besideChance(network, shared, finding))
  }
  return found
}

function drawsOf(options: Readonly<Record<string, unknown>>): number {
  if (options['nullModel'] === 'exact') return 0
  return typeof options['draws'] === 'number' ? options['draws'] : DRAWS
}

const TOO_COSTLY: TerritoryFinding['finding'] = {
  value: null,
  reason: 'too-costly',
  coverage: { used: 0, dropped: 0, why: [] },
}

function sizeOf(network: SlicedNetwork): { shared: number; visits: number } {
  let shared = 0
  let visits = 0
  for (let p = 0; p < network.collaborationCount; p++) {
    const members = memberCount(network, p)
    if (members > 1) shared++
    visits += members * members
  }
  return { shared, visits }
}

function besideChance(
  network: SlicedNetwork,
  shared: number,
  finding: TerritoryFinding['finding'],
): TerritoryFinding {
  const { value, expectation, sd } = finding
  const difference = value !== null && typeof expectation === 'number' ? value - expectation : null
  const limits = difference !== null && typeof sd === 'number' ? controlLimits(difference, sd) : []
  const reason = whyNothing(finding, shared, limits)
  return {
    territory: network.slice.territory ?? '',
    actors: network.countedActors,
    collaborations: network.collaborationCount,
    shared,
    finding,
    difference,
    limits,
    verdict: reason === undefined ? (limits[0]?.side ?? null) : null,
    ...(reason === undefined ? {} : { reason }),
  }
}

/** Why nothing may be said; a finding without any number says best why itself. */
function whyNothing(
  { value, reason }: TerritoryFinding['finding'],
  shared: number,
  limits: readonly ControlLimit[],
): Reason | undefined {
  if (value === null) return reason ?? 'no-tie'
  if (shared < FEWEST_SHARED) return 'few-collaborations'
  return limits.length === 0 ? (reason ?? 'no-variance') : undefined
}
