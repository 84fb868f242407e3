import { Type, type Static } from 'typebox'
import { AppError } from '../../errors.ts'
import { project, tieShares } from '../../network/projection.ts'
import { memberCount } from '../../network/incidence.ts'
import { seededRandom } from '../../network/random.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { drawBicm, solveBicm } from '../chance/bicm.ts'
import { curveball, stepsOfCurveball } from '../chance/curveball.ts'
import { groupPool, shuffleLabels } from '../chance/label-permutation.ts'
import { plainIndexOf, weightedIndexOf } from '../chance/two-mode-draw.ts'
import type { MeasureContext } from '../measure.ts'
import type { KnownTies } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import type { Memberships } from './memberships.ts'

/** Draws of the null model; 1,000 unless said. */
export const DrawsOption = Type.Optional(Type.Integer({ minimum: 19, maximum: 100_000 }))
/** For `label-permutation`: commune · epci · departement · region · category · attribute:<name>. */
export const WithinOption = Type.Optional(Type.String({ minLength: 1, maxLength: 300 }))

/**
 * What an index of mixing is held against. `exact`: moments of shuffled labels, without a draw.
 * `label-permutation`: the ties stay, labels are shuffled, `within` groups where one is named.
 * `curveball`, `bicm`: the labels stay, who is in what is drawn anew, with the same numbers of
 * collaborations and of members, each exactly or on average.
 */
export const MixingOptions = Type.Object(
  {
    labelPool: LabelPoolOption,
    nullModel: Type.Enum(['exact', 'label-permutation', 'curveball', 'bicm'], {
      default: 'exact',
    }),
    draws: DrawsOption,
    within: WithinOption,
  },
  { additionalProperties: false },
)
export type MixingOptions = Static<typeof MixingOptions>

/**
 * An option that the model makes no use of is refused: passed over, it would stand in the method of a
 * number that it has nothing to do with. @throws AppError invalid-options
 */
export function refuseUnused({
  nullModel,
  draws,
  within,
}: Pick<MixingOptions, 'draws' | 'within'> & { nullModel: string }): void {
  if (within !== undefined && nullModel !== 'label-permutation') {
    const expected = 'nullModel = label-permutation'
    throw new AppError('invalid-options', { field: 'within', value: within, expected })
  }
  if (draws !== undefined && (nullModel === 'exact' || nullModel === 'none')) {
    const expected = 'nullModel = label-permutation'
    throw new AppError('invalid-options', { field: 'draws', value: draws, expected })
  }
}

/** With 999 and more draws p of 0.05 is known to ± 0.014 (95 %). */
export const DRAWS = 1000

/** An index seen under draws: NaN values, where a draw has no tie of known sectors, are left out. */
export type Draws =
  { values: Float64Array; undefinedDraws: number } | 'too-costly' | 'not-applicable'

type Question = {
  network: SlicedNetwork
  memberships: Memberships
  ties: KnownTies
  pool: Int32Array
  weighted: boolean
  options: MixingOptions
} & Pick<MeasureContext, 'seed' | 'limit' | 'geography'>

/**
 * Draws of E-I under the null model that the options name, from one seed; `too-costly` past the limit
 * of steps, `not-applicable` where the model cannot be fitted. O(draws × ties) for labels, O(draws ×
 * links) for EI_N and O(draws × Σ n_p²) for EI of drawn collaborations.
 */
export function drawIndices(question: Question): Draws {
  const { options } = question
  const draw =
    options.nullModel === 'label-permutation' ? permuter(question) : twoModeDrawer(question)
  if (typeof draw === 'string') return draw
  const values = Float64Array.from({ length: options.draws ?? DRAWS }, draw).filter(
    (value) => !Number.isNaN(value),
  )
  return { values, undefinedDraws: (options.draws ?? DRAWS) - values.length }
}

function permuter(question: Question): (() => number) | 'too-costly' {
  const { network, memberships, ties, pool, options } = question
  const { a, b, weight, sums } = ties
  if ((options.draws ?? DRAWS) * (a.length + pool.length) > question.limit) return 'too-costly'
  const { seed, geography } = question
  const grouping = { network, within: options.within, geography }
  const shuffle = labelShuffler(memberships, groupPool(pool, grouping), seed)
  return () => {
    const labels = shuffle()
    let internal = 0
    for (let k = 0; k < a.length; k++) {
      const row = memberships.shared[labels[a[k] ?? 0] ?? 0]
      internal += (weight[k] ?? 0) * (row?.[labels[b[k] ?? 0] ?? 0] ?? 0)
    }
    return 1 - (2 * internal) / sums.total
  }
}

/** Each call gives every actor a profile: those of the groups a shuffled one, in the same array. */
export function labelShuffler(
  { profileOf }: Memberships,
  groups: readonly Int32Array[],
  seed: number,
): () => Int32Array {
  const labels = profileOf.slice()
  const random = seededRandom(seed)
  return () => {
    shuffleLabels(labels, groups, random)
    return labels
  }
}

function twoModeDrawer(question: Question): (() => number) | 'too-costly' | 'not-applicable' {
  const { network, memberships, weighted, options } = question
  const observed = { offsets: network.collaborationOffsets, members: network.collaborationMembers }
  const links = observed.members.length
  const pairs = weighted ? links : 2 * project(network).ties + links
  const steps = stepsOfCurveball(links) + pairs
  if ((options.draws ?? DRAWS) * steps > question.limit) return 'too-costly'
  const random = seededRandom(question.seed)
  const indexOf = weighted ? weightedIndexOf : plainIndexOf
  const weights = collaborationWeights(network)
  if (options.nullModel === 'curveball') {
    const next = curveball(observed, random)
    return () => indexOf({ draw: next(), memberships, weights })
  }
  const model = solveBicm(observed, network.actorCount)
  if (model === undefined) return 'not-applicable'
  return () => indexOf({ draw: drawBicm(model, random), memberships, weights })
}

/** weight_p, and 0 for a declared tie that another of the same pair and time replaces. */
function collaborationWeights(network: SlicedNetwork): Float64Array {
  return tieShares(network).map((share, p) => share * Math.max(1, memberCount(network, p) - 1))
}
