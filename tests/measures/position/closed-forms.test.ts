import { describe, expect, test } from 'vitest'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { findingOf, valuesOf } from '../../support/measured.ts'
import { tieNetwork } from '../../support/networks.ts'

const name = (index: number) => `n${String(index).padStart(3, '0')}`
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

const path = (n: number) => tieNetwork(range(n - 1).map((i) => [name(i), name(i + 1)]))
const star = (leaves: number) => tieNetwork(range(leaves).map((i) => [name(0), name(i + 1)]))
const complete = (n: number) =>
  tieNetwork(range(n).flatMap((i) => range(i).map((j) => [name(j), name(i)] as const)))

/** Two cliques of k, the last of the first and the first of the second tied. */
function twoCliques(k: number): SlicedNetwork {
  const clique = (from: number) =>
    range(k).flatMap((i) => range(i).map((j) => [name(from + j), name(from + i)] as const))
  return tieNetwork([...clique(0), ...clique(k), [name(k - 1), name(k)]])
}

const list = (network: SlicedNetwork, id: string) => Object.values(valuesOf(network, id))

const rounded = (values: (number | null)[]) =>
  values.map((value) => (value === null ? null : Number(value.toFixed(12))))

/** Each value equal to the one expected, to twelve digits. */
function expectValues(actual: (number | null)[], expected: (number | null)[]): void {
  expect(rounded(actual)).toEqual(rounded(expected))
}

describe('on a path', () => {
  const n = 7

  test('betweenness is i (n − 1 − i) over all pairs of others', () => {
    const pairs = ((n - 1) * (n - 2)) / 2
    expectValues(
      list(path(n), 'betweenness'),
      range(n).map((i) => (i * (n - 1 - i)) / pairs),
    )
  })

  test('harmonic adds 1 / distance to both sides', () => {
    const sum = (steps: number) => range(steps).reduce((total, k) => total + 1 / (k + 1), 0)
    expectValues(
      list(path(n), 'harmonic'),
      range(n).map((i) => (sum(i) + sum(n - 1 - i)) / (n - 1)),
    )
  })

  test('everybody is in core 1, nobody in a triangle, and the ends have no pair of partners', () => {
    expectValues(
      list(path(n), 'core-number'),
      range(n).map(() => 1),
    )
    expectValues(list(path(4), 'clustering'), [null, 0, 0, null])
    expect(findingOf(path(n), 'transitivity').value).toBe(0)
  })

  test('the two-mode diameter of a chain of n actors in pairs is 2 (n − 1)', () => {
    expect(findingOf(path(n), 'two-mode-diameter').value).toBe(2 * (n - 1))
  })
})

describe('on a star', () => {
  test('the middle lies between all pairs and is at one step of everybody', () => {
    expectValues(list(star(5), 'betweenness'), [1, 0, 0, 0, 0, 0])
    expectValues(list(star(5), 'harmonic'), [1, ...range(5).map(() => (1 + 4 / 2) / 5)])
    expectValues(list(star(5), 'degree'), [5, 1, 1, 1, 1, 1])
    expectValues(list(star(5), 'core-number'), [1, 1, 1, 1, 1, 1])
  })
})

describe('on a complete graph', () => {
  test('nobody is between, everybody is near, and every pair of partners is tied', () => {
    expectValues(
      list(complete(5), 'betweenness'),
      range(5).map(() => 0),
    )
    expectValues(
      list(complete(5), 'harmonic'),
      range(5).map(() => 1),
    )
    expectValues(
      list(complete(5), 'clustering'),
      range(5).map(() => 1),
    )
    expectValues(
      list(complete(5), 'core-number'),
      range(5).map(() => 4),
    )
    expect(findingOf(complete(5), 'density').value).toBe(1)
    expect(findingOf(complete(5), 'transitivity').value).toBe(1)
  })
})

describe('on two cliques and a bridge', () => {
  const k = 5

  test('the two ends of the bridge carry all paths across', () => {
    const pairs = ((2 * k - 1) * (2 * k - 2)) / 2
    const end = ((k - 1) * k) / pairs
    expectValues(
      list(twoCliques(k), 'betweenness'),
      range(2 * k).map((i) => (i === k - 1 || i === k ? end : 0)),
    )
  })

  test('each clique is a community, the first of them number 0', () => {
    expect(list(twoCliques(k), 'community')).toEqual(range(2 * k).map((i) => (i < k ? 0 : 1)))
    const m = k * (k - 1) + 1
    const inside = (k * (k - 1)) / 2
    // Each community: its ties over all, less the square of half its ends over all.
    const expected = 2 * (inside / m - ((2 * inside + 1) / (2 * m)) ** 2)
    expect(findingOf(twoCliques(k), 'modularity').value).toBeCloseTo(expected, 12)
    expect(findingOf(twoCliques(k), 'modularity').parts).toEqual({ communities: 2, largest: k })
  })

  test('everybody is in core k − 1', () => {
    expectValues(
      list(twoCliques(k), 'core-number'),
      range(2 * k).map(() => k - 1),
    )
  })
})
