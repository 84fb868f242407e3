import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { chanceOfIndex, type Chance } from '../chance/exact-moments.ts'
import { compareWithDraws } from '../chance/compare-with-draws.ts'
import type { MeasureContext, Result } from '../measure.ts'
import { coverageOf, poolOf, profileSizes, readKnownTies, type KnownTies } from './known-ties.ts'
import { readMemberships, type Memberships } from './memberships.ts'
import { drawIndices, refuseUnused, type MixingOptions } from './null-model.ts'

/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

/** Which partition is looked at, and what it is called where it is not known. */
type Partition = {
  read: (network: SlicedNetwork) => Memberships
  noneKnown: 'no-known-sector' | 'not-recorded'
  dropCode: string
}
const SECTORS: Partition = {
  read: readMemberships,
  noneKnown: 'no-known-sector',
  dropCode: 'unknown-sector',
}

/**
 * E-I over the ties whose two ends have a known sector, each tie counting 1 or its Newman weight, with
 * what chance would give and the bounds for the ties of unknown sector. O(ties + profiles²) with the
 * exact moments; with another null model see `drawIndices`.
 * @throws AppError invalid-options for draws or groups of labels with a model that has none
 */
export function indexOfMixing(
  network: SlicedNetwork,
  weighted: boolean,
  options: MixingOptions,
  context: MeasureContext,
  partition: Partition = SECTORS,
): Result {
  refuseUnused(options)
  const memberships = partition.read(network)
  const ties = readKnownTies(network, memberships, weighted)
  const kept = ties.sums.total
  const internal = internalWeight(ties, memberships)
  const total = kept + ties.dropped
  const coverage = coverageOf(ties, partition.dropCode)
  if (total === 0) {
    const reason = network.actorCount === 0 ? 'no-actor' : 'no-tie'
    return { value: null, reason, coverage, exact: true }
  }
  const external = kept - internal
  const bounds = {
    allInternal: (external - internal - ties.dropped) / total,
    allExternal: (external - internal + ties.dropped) / total,
  }
  if (kept === 0) return { value: null, reason: partition.noneKnown, bounds, coverage }
  const value = (external - internal) / kept
  const pool = poolOf(network, memberships, options.labelPool)
  const chance = chanceOfIndex(memberships.shared, profileSizes(memberships, pool), ties.sums)
  const said = { value, bounds, parts: { internal, external }, coverage }
  if (options.nullModel === 'exact') {
    return {
      ...said,
      ...(chance === undefined ? {} : beside(value, chance, memberships.sectors)),
      nullModel: 'label-permutation',
      exact: true,
    }
  }
  const { seed, limit, geography } = context
  const question = { network, memberships, ties, pool, weighted, options, seed, limit, geography }
  return { ...said, ...drawn(value, said.parts, question, chance) }
}

function internalWeight(ties: KnownTies, { profileOf, shared }: Memberships): number {
  let internal = 0
  for (const [k, weight] of ties.weight.entries()) {
    const row = shared[profileOf[ties.a[k] ?? 0] ?? 0]
    internal += weight * (row?.[profileOf[ties.b[k] ?? 0] ?? 0] ?? 0)
  }
  return internal
}

/** What chance says beside the value; `reason` tells why z is not given. */
function beside(value: number, chance: Chance, sectors: number): Partial<Result> {
  const { expectation, sd } = chance
  if (sd === null) return { expectation, sd, z: null, reason: 'too-few-actors' }
  const interval: [number, number] = [
    Math.max(-1, expectation - NORMAL_95 * sd),
    Math.min(1, expectation + NORMAL_95 * sd),
  ]
  if (sd === 0) {
    const reason = sectors === 1 ? 'one-sector' : 'no-variance'
    return { expectation, sd, z: null, interval, reason }
  }
  return { expectation, sd, z: (value - expectation) / sd, interval }
}

/** The same from draws of a null model; the exact expectation is kept where labels are freely shuffled. */
function drawn(
  value: number,
  parts: { internal: number; external: number },
  question: Parameters<typeof drawIndices>[0],
  chance: Chance | undefined,
): Partial<Result> {
  const { options, seed, memberships } = question
  const how = { nullModel: options.nullModel, seed, exact: false }
  const draws = drawIndices(question)
  if (typeof draws === 'string') return { reason: draws, ...how }
  const isFree = options.nullModel === 'label-permutation' && options.within === undefined
  const seen = compareWithDraws(value, draws.values, isFree ? chance?.expectation : undefined)
  if (seen === undefined) return { reason: 'no-tie', ...how }
  const { pLow, pHigh, ...rest } = seen
  const none = memberships.sectors === 1 ? ('one-sector' as const) : ('no-variance' as const)
  return {
    ...rest,
    ...(rest.z === null ? { reason: none } : {}),
    parts: { ...parts, pLow, pHigh, draws: draws.values.length, noIndex: draws.undefinedDraws },
    ...how,
  }
}
