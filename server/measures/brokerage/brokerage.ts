import { Type, type Static } from 'typebox'
import { readArcs } from '../../network/arcs.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineActorMeasure, type ColumnResult } from '../measure.ts'
import { poolOf, profileSizes } from '../openness/known-ties.ts'
import { LabelPoolOption } from '../openness/label-pool.ts'
import { readMemberships } from '../openness/memberships.ts'
import { chanceOfRole, LEAST_POOL } from './role-chance.ts'
import { partOf, type BrokerageRole } from './roles.ts'
import { findTwoPaths, type TwoPaths } from './two-paths.ts'

// How many open two-paths a – b – c (a and c not tied) an actor b is in the middle of, by the sectors of
// the three: coordinator AAA, itinerant ABA, boundary ABB or AAB, liaison ABC. Ends {a, c} are counted
// once; R sna counts both orders (twice the coordinator, itinerant and liaison, and boundary once as each
// of gatekeeper and representative). With option `directed` over declared directed ties a → b → c
// without a → c: gatekeeper ABB and representative AAB are told apart, boundary is their sum.
//
// `show`: `count` as found; `expectation` and `z` beside the labels of the pool shuffled, ties fixed, both
// exact (role-chance.ts). Counts grow with the square of the degree and with the sector's size: only z
// compares actors. An actor of k sectors has each with 1 / k, and a path is shared out between roles.
// Weights are not used. Actors of unknown sector are removed: no broker, no end, no path. Their values are
// null where the reference values of our test data write 0: without a sector no role can be told. Isolated actors have 0; components play no part. z is null where no shuffle changes the count.
// O(ties^1.5) without direction, O(Σ in × out) with, O(profiles³) for chance. Gould & Fernandez 1989.
// Oracle: R sna 2.7.1 `brokerage`; all orders of the labels for the moments; naive version.

const Options = Type.Object(
  {
    directed: Type.Boolean({ default: false }),
    show: Type.Enum(['count', 'expectation', 'z'], { default: 'count' }),
    labelPool: LabelPoolOption,
  },
  { additionalProperties: false },
)

function defineRole(role: BrokerageRole) {
  return defineActorMeasure({
    id: `brokerage-${role}`,
    family: 'brokerage',
    unit: 'count',
    isDefault: false,
    options: Options,
    cost: (network) => 4 * project(network).ties ** 1.5,
    compute: (network, options) => brokerageOf(network, role, options),
  })
}

function brokerageOf(
  network: SlicedNetwork,
  role: BrokerageRole,
  { directed, show, labelPool }: Static<typeof Options>,
): ColumnResult {
  const none = new Float64Array(network.actorCount).fill(Number.NaN)
  const needsDirection = role === 'gatekeeper' || role === 'representative'
  if (directed ? readArcs(network).source.length === 0 : needsDirection) {
    return { values: none, reason: 'not-applicable' }
  }
  const memberships = readMemberships(network)
  const found = findTwoPaths(network, directed)
  const isUnknown = (actor: number) => memberships.profileOf[actor] === -1
  const unknown = none.some((_, actor) => isUnknown(actor))
  const known = (values: Float64Array) =>
    values.map((value, actor) => (isUnknown(actor) ? Number.NaN : value))
  const noSector = unknown ? ({ reason: 'no-known-sector' } as const) : {}
  const counts = countsOf(role, found)
  if (show === 'count') return { values: known(counts), ...noSector }
  const sizes = profileSizes(memberships, poolOf(network, memberships, labelPool))
  const how = { nullModel: 'label-permutation', ...(show === 'z' && { unit: 'z' }) }
  if (sizes.reduce((sum, size) => sum + size, 0) < LEAST_POOL) {
    return { values: none, reason: 'too-few-actors', ...how }
  }
  const { expectation, sd } = chanceOfRole(memberships, sizes, role, found)
  if (show === 'expectation') return { values: known(expectation), ...noSector, ...how }
  const values = counts.map((count, actor) =>
    sd[actor] === 0 ? Number.NaN : (count - (expectation[actor] ?? 0)) / (sd[actor] ?? 1),
  )
  const steady = sd.includes(0) ? ({ reason: 'no-variance' } as const) : {}
  return { values: known(values), ...noSector, ...steady, ...how }
}

/** Parts of a path are linear in its shares: those of all paths come from the sums. */
function countsOf(role: BrokerageRole, { paths, shares }: TwoPaths): Float64Array {
  const none = partOf(role, { ab: 0, bc: 0, ac: 0, all: 0 })
  return paths.map((count, actor) => {
    const sums = {
      ab: shares.ab[actor] ?? 0,
      bc: shares.bc[actor] ?? 0,
      ac: shares.ac[actor] ?? 0,
      all: shares.all[actor] ?? 0,
    }
    return partOf(role, sums) - none + none * count
  })
}

export const brokerageCoordinator = defineRole('coordinator')
export const brokerageItinerant = defineRole('itinerant')
export const brokerageBoundary = defineRole('boundary')
/** With option `directed` only, else null. */
export const brokerageGatekeeper = defineRole('gatekeeper')
/** With option `directed` only, else null. */
export const brokerageRepresentative = defineRole('representative')
export const brokerageLiaison = defineRole('liaison')
