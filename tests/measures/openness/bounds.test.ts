import { describe, expect, test } from 'vitest'
import { computeFindings } from '../../../server/measures/compute.ts'
import type { Finding } from '../../../server/domain/findings.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { naiveProjection, type NaiveGraph } from '../../support/naive.ts'
import {
  cell,
  connectedPool,
  handOf,
  isKnown,
  knownTies,
  labelsOf,
  pairsOf,
  part,
  same,
  sectorsAmong,
  sum,
  type Labels,
} from '../../support/naive-mixing.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

// Bounds by trying everything: each tie of unknown sector is inside or across, in every combination, and
// the bounds are the lowest and the highest index found. What chance gives stays that of the known.

/** More open ties than this make too many combinations for a test. */
const MOST_OPEN = 8

/** Every way to put some weights inside or across: how much of them is inside. */
function insides(weights: readonly number[]): number[] {
  return weights.reduce<number[]>((sums, weight) => sums.flatMap((one) => [one, one + weight]), [0])
}

function read(small: SmallNetwork, weighted: boolean) {
  const labels = labelsOf(small)
  const graph = naiveProjection(small.actors, small.collaborations)
  const ties = knownTies(graph, labels, weighted)
  const open = openTies(graph, labels).map(([, , weight]) => (weighted ? weight : 1))
  if (ties.length === 0 || open.length > MOST_OPEN) return undefined
  const total = sum(ties.map(([, , weight]) => weight))
  const sectors = sectorsAmong(
    labels,
    ties.flatMap(([a, b]) => [a, b]),
  )
  const ends = sectors.map((g) => sum(sectors.map((h) => cell(ties, labels, g, h))) / (2 * total))
  return {
    labels,
    graph,
    open,
    all: total + sum(open),
    inside: sum(ties.map(([a, b, weight]) => weight * same(labels, a, b))),
    expected: sum(ends.map((share) => share ** 2)),
  }
}
type Given = NonNullable<ReturnType<typeof read>>

function openTies(graph: NaiveGraph, labels: Labels): [string, string, number][] {
  return [...graph.weight].flatMap(([key, weight]): [string, string, number][] => {
    const [a = '', b = ''] = key.split(' ')
    return isKnown(labels, a) && isKnown(labels, b) ? [] : [[a, b, weight]]
  })
}

function expectBounds(bounds: Finding['bounds'], values: readonly number[]): void {
  const ends = [bounds?.allInternal ?? Number.NaN, bounds?.allExternal ?? Number.NaN]
  expectNear(Math.min(...ends), Math.min(...values))
  expectNear(Math.max(...ends), Math.max(...values))
}

const excess = ({ expected }: Given, share: number) => (share - expected) / (1 - expected)
const freeman = ({ graph, labels }: Given, share: number) => {
  const across = pairsOf(connectedPool(graph, labels)).map(([a, b]) => 1 - same(labels, a, b))
  return Math.max(0, 1 - (1 - share) / (sum(across) / across.length))
}

describe('bounds of ties of unknown sector', () => {
  test.each([
    ['ei', false, (_: Given, share: number) => 1 - 2 * share],
    ['ei-newman', true, (_: Given, share: number) => 1 - 2 * share],
    ['assortativity', false, excess],
    ['assortativity-weighted', true, excess],
    ['sector-modularity', true, ({ expected }: Given, share: number) => share - expected],
    ['freeman', false, freeman],
  ] as const)('of %s are the extremes of all ways to place them', (id, weighted, indexOf) => {
    onSmallNetworks((small) => {
      const given = read(small, weighted)
      const { value, bounds } = findingOf(handSlice(handOf(small)), id)
      if (given === undefined || value === null) return
      const values = insides(given.open).map((more) =>
        indexOf(given, (given.inside + more) / given.all),
      )
      expectBounds(bounds, values)
    })
  })

  test('of coleman are those of the ties that leave the sector for an unknown actor', () => {
    onSmallNetworks((small) => {
      const given = read(small, false)
      if (given === undefined) return
      const { labels, graph } = given
      const pool = connectedPool(graph, labels)
      const ties = knownTies(graph, labels, false)
      const sectors = sectorsAmong(labels, small.actors)
      for (const { subject, value, bounds } of computeFindings(handSlice(handOf(small)), [
        'coleman',
      ])) {
        const [g = ''] = subject.ids
        if (value === null) continue
        const inside = cell(ties, labels, g, g)
        const all = sum(sectors.map((h) => cell(ties, labels, g, h)))
        const members = sum(pool.map((id) => part(labels, id, g)))
        const met = sum(
          pool.map((id) => (part(labels, id, g) / members) * (members - part(labels, id, g))),
        )
        const chance = met / (pool.length - 1)
        const open = openTies(graph, labels)
          .map(([a, b]) => part(labels, a, g) + part(labels, b, g))
          .filter((ends) => ends > 0)
        // Inside, the tie has two ends of the sector; across, the one that is known.
        const values = insides(open).map((more) => {
          const share = (inside + 2 * more) / (all + sum(open) + more)
          return share >= chance ? (share - chance) / (1 - chance) : (share - chance) / chance
        })
        expectBounds(bounds, values)
      }
    })
  })

  test('of ei-rescaled are those of ei where nothing bounds the index, and none otherwise', () => {
    const unknown = { id: 'x', sectors: [] }
    const pairs = 'abcdef'.split('').map((id, index) => ({ id, sectors: [index < 3 ? 's' : 't'] }))
    const loose = tieNetwork(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['a', 'x'],
      ],
      [...pairs, unknown],
    )
    expect(findingOf(loose, 'ei-rescaled').bounds).toEqual(findingOf(loose, 'ei').bounds)
    const tight = tieNetwork(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'x'],
      ],
      [
        { id: 'a', sectors: ['s'] },
        { id: 'b', sectors: ['s'] },
        { id: 'c', sectors: ['t'] },
        unknown,
      ],
    )
    expect(findingOf(tight, 'ei-rescaled').bounds).toBeUndefined()
  })

  test.each(['gupta', 'odds-ratio'])('%s has none: where the unknown are would matter', (id) => {
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'x'],
        ['d', 'c'],
      ],
      [
        { id: 'a', sectors: ['s'] },
        { id: 'b', sectors: ['s'] },
        { id: 'c', sectors: ['t'] },
        { id: 'd', sectors: ['t'] },
        { id: 'x', sectors: [] },
      ],
    )
    expect(findingOf(network, id).value).not.toBeNull()
    expect(findingOf(network, id).bounds).toBeUndefined()
  })
})
