import type { Memberships } from '../openness/memberships.ts'
import { partOf, sharedByThree, type BrokerageRole } from './roles.ts'
import type { TwoPaths } from './two-paths.ts'

/** Means of h(a,c) and of its products over distinct actors of the pool, the broker's label fixed. */
type Means = {
  weight: number
  one: number
  same: number
  reversed: number
  sameFirst: number
  sameLast: number
  chained: number
  apart: number
}

/** A variance below this part of the second moment is rounding. */
const NO_VARIANCE = 1e-12

/** Pool of four ends and a broker. */
export const LEAST_POOL = 5

/**
 * Exact mean and standard deviation of the number of paths of a role through each actor, when the labels
 * of the pool are shuffled and the ties stay. Given the broker's label, the role of a path is a function
 * h of the labels of its ends, drawn without replacement from what is left of the pool: the second moment
 * needs the mean of h h′ for pairs of paths that are the same, reversed, share an end in each of three
 * ways, or have four ends; then the mean over the broker's label. O(profiles³ + actors × profiles).
 * Oracle: all orders of the labels on small networks.
 */
export function chanceOfRole(
  memberships: Memberships,
  poolSizes: Float64Array,
  role: BrokerageRole,
  found: TwoPaths,
): { expectation: Float64Array; sd: Float64Array } {
  const means = meansOf(memberships, poolSizes, role)
  const expectation = found.paths.map((paths) =>
    means.reduce((sum, { weight, one }) => sum + weight * paths * one, 0),
  )
  const sd = found.paths.map((paths, b) => {
    const [sameFirst = 0, sameLast = 0, chained = 0, reversed = 0] = [
      found.sameFirst[b],
      found.sameLast[b],
      found.chained[b],
      found.reversed[b],
    ]
    const apart = paths * paths - paths - reversed - sameFirst - sameLast - chained
    let second = 0
    for (const mean of means) {
      second +=
        mean.weight *
        (paths * mean.same +
          reversed * mean.reversed +
          sameFirst * mean.sameFirst +
          sameLast * mean.sameLast +
          chained * mean.chained +
          apart * mean.apart)
    }
    const variance = second - (expectation[b] ?? 0) ** 2
    return variance < NO_VARIANCE * second ? 0 : Math.sqrt(Math.max(0, variance))
  })
  return { expectation, sd }
}

function meansOf(memberships: Memberships, poolSizes: Float64Array, role: BrokerageRole): Means[] {
  const { shared, lists } = memberships
  const ofThree = sharedByThree(memberships)
  const actors = poolSizes.reduce((sum, size) => sum + size, 0)
  return lists.flatMap((_, b) => {
    const size = poolSizes[b] ?? 0
    if (size === 0) return []
    const left = poolSizes.slice()
    left[b] = size - 1
    const kernel = lists.map((_a, a) =>
      Float64Array.from(lists, (_c, c) =>
        partOf(role, {
          ab: shared[a]?.[b] ?? 0,
          bc: shared[b]?.[c] ?? 0,
          ac: shared[a]?.[c] ?? 0,
          all: ofThree(a, b, c),
        }),
      ),
    )
    return [{ weight: size / actors, ...meansOfKernel(kernel, left, actors - 1) }]
  })
}

function meansOfKernel(
  kernel: readonly Float64Array[],
  sizes: Float64Array,
  n: number,
): Omit<Means, 'weight'> {
  let one = 0
  let same = 0
  let reversed = 0
  let rowSquares = 0
  let columnSquares = 0
  let products = 0
  for (const [a, size] of sizes.entries()) {
    const itself = kernel[a]?.[a] ?? 0
    let row = -itself
    let column = -itself
    let squares = -itself * itself
    let both = -itself * itself
    for (const [c, other] of sizes.entries()) {
      const to = kernel[a]?.[c] ?? 0
      const from = kernel[c]?.[a] ?? 0
      row += other * to
      column += other * from
      squares += other * to * to
      both += other * to * from
    }
    one += size * row
    same += size * squares
    reversed += size * both
    rowSquares += size * row * row
    columnSquares += size * column * column
    products += size * row * column
  }
  const sameFirst = rowSquares - same
  const sameLast = columnSquares - same
  const chained = products - reversed
  const apart = one * one - same - reversed - sameFirst - sameLast - 2 * chained
  const pairs = n * (n - 1)
  const triples = pairs * (n - 2)
  return {
    one: one / pairs,
    same: same / pairs,
    reversed: reversed / pairs,
    sameFirst: sameFirst / triples,
    sameLast: sameLast / triples,
    chained: chained / triples,
    apart: apart / (triples * (n - 3)),
  }
}
