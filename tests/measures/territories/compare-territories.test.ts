import { describe, expect, test } from 'vitest'
import { compareTerritories } from '../../../server/measures/territories/compare-territories.ts'
import { chanceOfSoMany, controlLimits } from '../../../server/measures/territories/funnel.ts'
import { sliceTerritories } from '../../../server/network/territory-slices.ts'
import { handNetwork } from '../../support/networks.ts'
import { BY_HAND, THREE_COMMUNES } from '../../support/three-communes.ts'

const CODES = ['33063', '33318', '64445', '87085']

function compare(limit?: number) {
  const places = CODES.map((code) => ({ territory: code, communes: new Set([code]) }))
  const slices = sliceTerritories(handNetwork(THREE_COMMUNES), {}, places)
  return compareTerritories(slices, limit === undefined ? {} : { limit })
}

describe('compareTerritories', () => {
  test('gives what was worked out by hand', () => {
    const [bordeaux, , pau] = compare()
    expect(bordeaux).toMatchObject({ actors: 4, collaborations: 6, shared: 6, verdict: 'within' })
    expect(bordeaux?.finding.value).toBeCloseTo(BY_HAND.bordeaux.value, 12)
    expect(bordeaux?.finding.expectation).toBeCloseTo(BY_HAND.bordeaux.expectation, 12)
    expect(bordeaux?.finding.sd).toBeCloseTo(BY_HAND.bordeaux.sd, 12)
    expect(bordeaux?.difference).toBeCloseTo(7 / 15, 12)
    expect(pau?.finding.sd).toBeCloseTo(BY_HAND.pau.sd, 12)
    expect(pau?.finding.z).toBeCloseTo(-3, 12)
    expect(pau?.difference).toBeCloseTo(-1.2, 12)
  })

  test('tells what is outside 95 % and not outside 99.8 %', () => {
    const pau = compare()[2]
    expect(pau?.verdict).toBe('below')
    expect(pau?.limits.map(({ share, side }) => [share, side])).toEqual([
      [0.95, 'below'],
      [0.998, 'within'],
    ])
  })

  test('concludes nothing from few collaborations, and says why', () => {
    const [, pessac, , limoges] = compare()
    expect(pessac).toMatchObject({
      actors: 2,
      shared: 2,
      verdict: null,
      reason: 'few-collaborations',
      limits: [],
    })
    expect(pessac?.finding).toMatchObject({ value: -1, z: null })
    expect(limoges).toMatchObject({ actors: 1, difference: null, verdict: null, reason: 'no-tie' })
  })

  test('another model of chance is drawn for each, with its p and the seed', () => {
    const places = CODES.map((code) => ({ territory: code, communes: new Set([code]) }))
    const draws = 20_000
    const drawn = (options: object, limit?: number) =>
      compareTerritories(sliceTerritories(handNetwork(THREE_COMMUNES), {}, places), {
        options: { 'ei-newman': options },
        seed: 3,
        ...(limit !== undefined && { limit }),
      })
    const [bordeaux, , pau] = drawn({ nullModel: 'label-permutation', draws })
    // Pau's two triangles are of one sector each in 2 of the 20 ways to deal its labels.
    expect(pau?.finding.p).toBeGreaterThan(0.1 - 2 / Math.sqrt(draws))
    expect(pau?.finding.p).toBeLessThan(0.1 + 2 / Math.sqrt(draws))
    expect(pau?.finding.expectation).toBeCloseTo(BY_HAND.pau.expectation, 12)
    expect(Math.abs((pau?.finding.sd ?? 0) / BY_HAND.pau.sd - 1)).toBeLessThan(0.03)
    expect(pau?.limits[0]?.high).toBeCloseTo(1.96 * (pau?.finding.sd ?? 0), 3)
    expect(bordeaux?.finding.method).toMatchObject({ nullModel: 'label-permutation', seed: 3 })
    // Each draw costs the visits of the index again: 24 for Bordeaux, once and 30 times.
    const few = { nullModel: 'curveball', draws: 30 }
    expect(drawn(few, 24 * 31 - 1)[0]?.reason).toBe('too-costly')
    expect(drawn(few, 24 * 31)[0]?.finding.method?.nullModel).toBe('curveball')
  })

  test('computes those that the limit of steps leaves room for, in their order', () => {
    // Bordeaux has six pairs: 24 visits; Pessac 8; Pau 24.
    const reasons = compare(40).map(({ reason }) => reason)
    expect(reasons).toEqual([undefined, 'few-collaborations', 'too-costly', 'no-tie'])
  })
})

describe('controlLimits', () => {
  test('are 1.96 and 3.09 standard deviations, the quantiles of a normal distribution', () => {
    // Abramowitz & Stegun 1964, table 26.5: 0.975 and 0.999.
    const [warning, action] = controlLimits(0, 1)
    expect(warning?.high).toBeCloseTo(1.95996398, 8)
    expect(action?.high).toBeCloseTo(3.09023231, 8)
    expect(action?.low).toBe(-(action?.high ?? 0))
  })

  test('hold a difference that lies on them', () => {
    const [limit] = controlLimits(0, 0.1)
    const sides = [limit?.low ?? 0, limit?.high ?? 0].map((on) => controlLimits(on, 0.1)[0]?.side)
    expect(sides).toEqual(['within', 'within'])
  })

  test('are none where chance gives one value only', () => {
    expect(controlLimits(0.4, 0)).toEqual([])
  })
})

describe('chanceOfSoMany', () => {
  test('is the upper tail of a binomial distribution', () => {
    // R: pbinom(k - 1, 3, 0.05, lower.tail = FALSE), that is 1 − 0.95³, 3 × 0.05² × 0.95 + 0.05³, 0.05³.
    const tails = [1, 2, 3].map((outside) => chanceOfSoMany(3, outside, 0.95))
    const expected = [0.142625, 0.00725, 0.000125]
    for (const [k, tail] of tails.entries()) expect(tail).toBeCloseTo(expected[k] ?? 0, 12)
    expect(chanceOfSoMany(0, 0, 0.95)).toBe(1)
    expect(chanceOfSoMany(3, 0, 0.95)).toBe(1)
  })

  test('stays a probability for the communes of a whole country', () => {
    const few = chanceOfSoMany(35_000, 1700, 0.95)
    expect(few).toBeGreaterThan(0.5)
    expect(few).toBeLessThanOrEqual(1)
    expect(chanceOfSoMany(35_000, 5000, 0.95)).toBeLessThan(1e-12)
  })
})
