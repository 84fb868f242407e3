import { describe, expect, test } from 'vitest'
import { getMeasure } from '../../../server/measures/registry.ts'
import { rankingStability } from '../../../server/measures/stability/ranking-stability.ts'
import { ranksOf, spearman } from '../../../server/measures/stability/spearman.ts'
import { leaveOut } from '../../../server/network/leave-out.ts'
import { seededRandom, shuffledRows } from '../../../server/network/random.ts'
import { karate } from '../../support/classics.ts'
import { valuesOf } from '../../support/measured.ts'
import { handSlice } from '../../support/networks.ts'

const ids = (count: number) =>
  Array.from({ length: count }, (_, row) => `a${String(row).padStart(2, '0')}`)
const complete = (count: number) =>
  handSlice({ collaborations: [{ id: 'all', members: ids(count) }] })
const star = (leaves: number) =>
  handSlice({
    collaborations: ids(leaves).map((id) => ({ id: `p-${id}`, members: ['hub', id] })),
  })
const seeded = (seed: number) => stability(karate(), 'betweenness', undefined, { seed })
const stability = (
  network: ReturnType<typeof karate>,
  id: string,
  asked = { removed: 0.1, draws: 50 },
  context = {},
) => rankingStability(network, getMeasure(id), asked, context)

describe('spearman', () => {
  test('is the published value without ties', () => {
    // Hours of television and IQ, the example of the textbooks: −29 / 165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12)
  })

  test('equal values share the mean of their ranks', () => {
    expect([...ranksOf([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4])
    // Ranks 1, 2½, 2½, 4 and 1, 3, 2, 4: 4.5 / √(4.5 × 5).
    expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(3 / Math.sqrt(10), 12)
  })

  test('is 1 for any rising function, −1 for a falling one', () => {
    const values = [0.2, 5, 1, 9, 3]
    expect(spearman(values, values.map(Math.exp))).toBeCloseTo(1, 12)
    expect(
      spearman(
        values,
        values.map((value) => -value),
      ),
    ).toBeCloseTo(-1, 12)
  })

  test('leaves out pairs with an unknown, and compares nothing where one side is all ties', () => {
    expect(spearman([1, Number.NaN, 2, 3], [1, 9, 2, 3])).toBeCloseTo(1, 12)
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN()
    expect(spearman([1], [1])).toBeNaN()
  })
})

describe('leaving actors out', () => {
  test('gives the network in which they were never recorded', () => {
    const network = handSlice({
      actors: [{ id: 'z', sectors: ['x'] }],
      collaborations: [
        { id: 'p1', members: ['a', 'b', 'c'] },
        { id: 'p2', members: ['b', 'c'] },
        { id: 'p3', members: ['b'] },
      ],
    })
    const reduced = leaveOut(
      network,
      Uint8Array.from(network.actorIds, (id) => Number(id === 'b')),
    )
    expect(reduced.actorIds).toEqual(['a', 'c', 'z'])
    expect(reduced.collaborationIds).toEqual(['p1', 'p2'])
    // p1 has two members left, so the weight of a and c is 1 / (2 − 1).
    expect(valuesOf(reduced, 'strength')).toEqual({ a: 1, c: 1, z: 0 })
    expect(reduced.coverage.kept).toBe(3)
  })

  test('support and territory count as before', () => {
    const network = handSlice({
      collaborations: [
        { id: 'p1', members: ['a', 'b', { id: 's', role: 'support' }] },
        { id: 'p2', members: ['a', 'c'] },
      ],
    })
    const reduced = leaveOut(
      network,
      Uint8Array.from(network.actorIds, (id) => Number(id === 'b')),
    )
    expect(reduced.actorIds).toEqual(['a', 'c'])
  })
})

describe('stability of a ranking', () => {
  test('a complete graph has no ranking: every draw is all ties', () => {
    expect(stability(complete(10), 'degree')).toEqual({
      removed: 0.1,
      draws: 50,
      undefinedDraws: 50,
      rankCorrelation: null,
      reason: 'all-equal',
      seed: 1,
    })
  })

  test('a star ranks its hub first unless the hub itself is left out', () => {
    const found = stability(star(19), 'degree', { removed: 0.1, draws: 200 })
    expect(found.rankCorrelation).toBeCloseTo(1, 12)
    expect(found.interval?.[0]).toBeCloseTo(1, 12)
    // Two of twenty are left out: the hub is one of them in a tenth of the draws, ± 4 errors.
    expect(Math.abs(found.undefinedDraws - 20)).toBeLessThan(4 * Math.sqrt(200 * 0.1 * 0.9))
  })

  test('is the mean of what each draw says, replayed by hand', () => {
    const network = karate()
    const random = seededRandom(5)
    const full = valuesOf(network, 'degree')
    const correlations = Array.from({ length: 8 }, () => {
      const left = new Set(
        Array.from(shuffledRows(34, random).subarray(0, 3), (row) => network.actorIds[row]),
      )
      const stay = network.actorIds.filter((id) => !left.has(id))
      // The club has one tie a collaboration: a degree is the number of pairs that both stay.
      const pairs = network.collaborationIds.map((_, p) =>
        Array.from(
          network.collaborationMembers.subarray(
            network.collaborationOffsets[p],
            network.collaborationOffsets[p + 1],
          ),
          (row) => network.actorIds[row] ?? '',
        ),
      )
      const whole = pairs.filter((members) => members.every((id) => !left.has(id)))
      const reduced = stay.map((id) => whole.filter((members) => members.includes(id)).length)
      return naiveSpearman(
        stay.map((id) => full[id] ?? 0),
        reduced,
      )
    })
    const found = stability(network, 'degree', { removed: 0.1, draws: 8 }, { seed: 5 })
    const mean = correlations.reduce((sum, one) => sum + one, 0) / 8
    expect(found.rankCorrelation).toBeCloseTo(mean, 12)
    expect(found.interval?.[0]).toBeGreaterThanOrEqual(Math.min(...correlations) - 1e-12)
    expect(found.interval?.[1]).toBeLessThanOrEqual(Math.max(...correlations) + 1e-12)
  })

  test('is the same for the same seed, and not for another', () => {
    expect(seeded(3)).toEqual(seeded(3))
    expect(seeded(4).rankCorrelation).not.toBe(seeded(3).rankCorrelation)
  })

  test('of a measure of the network is how widely its values lie', () => {
    // Nine of ten actors of a complete graph are a complete graph: the density stays 1.
    expect(stability(complete(10), 'density')).toMatchObject({
      rankCorrelation: null,
      interval: [1, 1],
      undefinedDraws: 0,
    })
    const ties = stability(star(19), 'ties', { removed: 0.1, draws: 100 })
    expect(ties.interval?.[1]).toBe(17)
  })

  test('makes fewer draws of a costly measure, and says so', () => {
    const costly = { ...getMeasure('degree'), cost: () => 1_000_000_000 }
    const found = rankingStability(karate(), costly, { removed: 0.1, draws: 200 })
    expect(found).toMatchObject({ draws: 12, drawsAsked: 200 })
  })

  test('says why there is none', () => {
    expect(stability(complete(2), 'degree').reason).toBe('too-few-actors')
    expect(stability(handSlice({}), 'degree').reason).toBe('too-few-actors')
    expect(stability(karate(), 'betweenness', undefined, { limit: 1 }).reason).toBe('too-costly')
    expect(stability(karate(), 'sector-matrix').reason).toBe('not-applicable')
  })

  test('tells how far it is', () => {
    const parts: number[] = []
    const tell = (part: number) => parts.push(part)
    rankingStability(karate(), getMeasure('degree'), { removed: 0.1, draws: 4 }, {}, tell)
    expect(parts).toEqual([0.25, 0.5, 0.75, 1])
  })
})

function naiveSpearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [naiveRanks(a), naiveRanks(b)]
  return covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y))
}

function naiveRanks(values: readonly number[]): number[] {
  return values.map(
    (value) =>
      values.filter((other) => other < value).length +
      (values.filter((other) => other === value).length + 1) / 2,
  )
}

function covariance(x: readonly number[], y: readonly number[]): number {
  return meanOf(x.map((one, row) => (one - meanOf(x)) * ((y[row] ?? 0) - meanOf(y))))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
