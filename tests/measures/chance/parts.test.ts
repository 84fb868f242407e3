import { describe, expect, test } from 'vitest'
import { adjustForMany } from '../../../server/measures/chance/benjamini-hochberg.ts'
import { drawBicm, solveBicm } from '../../../server/measures/chance/bicm.ts'
import { compareWithDraws } from '../../../server/measures/chance/compare-with-draws.ts'
import { curveball } from '../../../server/measures/chance/curveball.ts'
import { twoSidedP } from '../../../server/measures/chance/normal.ts'
import type { TwoModeDraw } from '../../../server/measures/chance/two-mode-draw.ts'
import { seededRandom } from '../../../server/network/random.ts'

describe('twoSidedP', () => {
  // R: 2 * pnorm(-z).
  test.each([
    [0, 1],
    [0.5, 0.617075077451974],
    [-1.959963984540054, 0.05],
    [3, 0.00269979606326019],
    [5, 5.73303143758389e-7],
    [10, 1.52397060483211e-23],
  ])('z = %d', (z, p) => {
    expect(Math.abs(twoSidedP(z) / p - 1)).toBeLessThan(1e-10)
  })
})

describe('adjustForMany', () => {
  test('is the published procedure', () => {
    // Benjamini & Hochberg 1995, table of 15 p-values: at 0.05 the four smallest are rejected.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ]
    expect(adjustForMany(p).filter((one) => one <= 0.05)).toHaveLength(4)
    expect(adjustForMany(p)[3]).toBeCloseTo(0.035625, 12)
  })

  test('keeps the order given, grows with p and never passes 1', () => {
    // By hand: 0.04 × 3 / 3, 0.01 × 3 / 1, 0.035 × 3 / 2 lowered to 0.04.
    expect(adjustForMany([0.04, 0.01, 0.035]).map((p) => p.toFixed(6))).toEqual([
      '0.040000',
      '0.030000',
      '0.040000',
    ])
    expect(adjustForMany([0.9, 0.95])).toEqual([0.95, 0.95])
    expect(adjustForMany([])).toEqual([])
  })
})

describe('compareWithDraws', () => {
  test('counts the value among the draws, so that p is never 0', () => {
    const seen = compareWithDraws(9, Float64Array.of(1, 2, 3, 2))
    expect(seen).toMatchObject({ expectation: 2, p: 1 / 5, pHigh: 1 / 5, pLow: 1 })
  })

  test('is two-sided about the centre, equal draws included', () => {
    const draws = Float64Array.of(-2, -1, 0, 1, 2)
    expect(compareWithDraws(1, draws)).toMatchObject({ p: 5 / 6, pLow: 5 / 6, pHigh: 3 / 6 })
    expect(compareWithDraws(1, draws, 1)).toMatchObject({ expectation: 1, p: 1 })
  })

  test('has no z where all draws are equal, and says nothing without draws', () => {
    expect(compareWithDraws(1, Float64Array.of(1, 1))).toMatchObject({ sd: 0, z: null })
    expect(compareWithDraws(1, Float64Array.of(1))).toBeUndefined()
  })
})

const draw = (lists: readonly (readonly number[])[]): TwoModeDraw => {
  const offsets = new Int32Array(lists.length + 1)
  for (const [p, list] of lists.entries()) offsets[p + 1] = (offsets[p] ?? 0) + list.length
  return { offsets, members: Int32Array.from(lists.flat()) }
}

const listsOf = ({ offsets, members }: TwoModeDraw): number[][] =>
  Array.from({ length: offsets.length - 1 }, (_, p) =>
    [...members.subarray(offsets[p], offsets[p + 1])].toSorted((a, b) => a - b),
  )

const degreesOf = (lists: readonly (readonly number[])[], actors: number): number[] =>
  Array.from({ length: actors }, (_, i) => lists.filter((list) => list.includes(i)).length)

describe('curveball', () => {
  const observed = [[0, 1, 2], [2, 3], [], [0, 4, 5, 1], [5], [1, 2, 3]]

  test('keeps the numbers of both sides, and nobody is twice in one collaboration', () => {
    const next = curveball(draw(observed), seededRandom(3))
    for (let count = 0; count < 50; count++) {
      const lists = listsOf(next())
      expect(lists.map((list) => list.length)).toEqual(observed.map((list) => list.length))
      expect(degreesOf(lists, 6)).toEqual(degreesOf(observed, 6))
      expect(lists.every((list) => new Set(list).size === list.length)).toBe(true)
    }
  })

  test('gives every arrangement as often', () => {
    // Three actors with one, one and two places in collaborations of 2, 1 and 1: five arrangements.
    const next = curveball(draw([[0, 2], [1], [2]]), seededRandom(1))
    const counts = new Map<string, number>()
    const draws = 10_000
    for (let count = 0; count < draws; count++) {
      const key = JSON.stringify(listsOf(next()))
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual([
      '[[0,1],[2],[2]]',
      '[[0,2],[1],[2]]',
      '[[0,2],[2],[1]]',
      '[[1,2],[0],[2]]',
      '[[1,2],[2],[0]]',
    ])
    // Four degrees of freedom: below 18.5 in 999 of 1,000 seeds.
    const expected = draws / 5
    const square = [...counts.values()].reduce((s, n) => s + (n - expected) ** 2 / expected, 0)
    expect(square).toBeLessThan(18.5)
  })

  test('leaves what cannot change, and one collaboration alone', () => {
    expect(listsOf(curveball(draw([[0, 1]]), seededRandom(1))())).toEqual([[0, 1]])
    expect(listsOf(curveball(draw([]), seededRandom(1))())).toEqual([])
  })
})

describe('the bipartite configuration model', () => {
  const observed = [[0, 1, 2], [2, 3], [0, 1, 4, 5, 2], [5, 2], [1, 2, 3], [2], [0, 2]]

  test('expects the observed numbers on both sides', () => {
    const model = solveBicm(draw(observed.map((list) => list.filter((i) => i !== 2))), 6)
    if (model === undefined) throw new Error('no solution')
    for (const a of model.actors) {
      const links = model.collaborations.reduce(
        (sum, c) => sum + c.rows.length * model.probability(a, c),
        0,
      )
      expect(links).toBeCloseTo(a.links, 8)
    }
    for (const c of model.collaborations) {
      const links = model.actors.reduce(
        (sum, a) => sum + a.rows.length * model.probability(a, c),
        0,
      )
      expect(links).toBeCloseTo(c.links, 8)
    }
  })

  test('draws them on average, and always what is certain', () => {
    const model = solveBicm(draw(observed), 7)
    if (model === undefined) throw new Error('no solution')
    const random = seededRandom(5)
    const sums = [
      [0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0],
    ]
    const draws = 4000
    for (let count = 0; count < draws; count++) {
      const lists = listsOf(drawBicm(model, random))
      for (const [i, links] of degreesOf(lists, 7).entries()) add(sums[0], i, links / draws)
      for (const [p, list] of lists.entries()) add(sums[1], p, list.length / draws)
    }
    // Actor 2 is everywhere, actor 6 nowhere: exactly. The others within 4 standard errors.
    expect(sums[0]?.[2]).toBeCloseTo(7, 9)
    expect(sums[0]?.[6]).toBe(0)
    const gaps = [
      ...degreesOf(observed, 7).map((links, i) => links - (sums[0]?.[i] ?? 0)),
      ...observed.map((list, p) => list.length - (sums[1]?.[p] ?? 0)),
    ]
    expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(4 * Math.sqrt(7 / 4 / draws))
  })

  test('four actors of one place each have a quarter in a collaboration of one', () => {
    const model = solveBicm(draw([[0], [1], [2], [3]]), 4)
    const [a, c] = [model?.actors[0], model?.collaborations[0]]
    expect(a && c && model?.probability(a, c)).toBeCloseTo(0.25, 9)
  })
})

function add(list: number[] | undefined, index: number, amount: number): void {
  if (list) list[index] = (list[index] ?? 0) + amount
}
