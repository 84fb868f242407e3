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
import { sliceAgain } from '../../../server/network/slice-network.ts'
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

  test('of gupta are the extremes of all ways to place them, by sector as its known ends are', () => {
    onSmallNetworks((small) => {
      const given = read(small, false)
      const { value, bounds } = findingOf(handSlice(handOf(small)), 'gupta')
      if (given === undefined || value === null) return
      const { labels, graph, all } = given
      const ties = knownTies(graph, labels, false)
      const sectors = sectorsAmong(
        labels,
        ties.flatMap(([a, b]) => [a, b]),
      )
      const values = insides(given.open).map((more) => {
        const parts = sectors.map((g) => {
          const ends = sum(sectors.map((h) => cell(ties, labels, g, h))) / (2 * ties.length)
          return (cell(ties, labels, g, g) / 2 / all + (more / all) * ends) / ends
        })
        return (sum(parts) - 1) / (sectors.length - 1)
      })
      expectBounds(bounds, values)
    })
  })

  test('of the odds ratio are those of the four cells with every tie inside, and every tie across', () => {
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
        { id: 'e', sectors: ['t'] },
        { id: 'x', sectors: [] },
      ],
    )
    // Of all five known: pairs inside a–b, c–d, c–e, d–e, two of them tied; six across, one tied.
    const options = { 'odds-ratio': { labelPool: 'all' } }
    const { value, bounds } = findingOf(network, 'odds-ratio', { options })
    expectNear(value, (2 * 5) / (1 * 2))
    expectNear(bounds?.allInternal, (3 * 5) / (1 * 2))
    expectNear(bounds?.allExternal, (2 * 5) / (2 * 2))
  })

  test('of a pair of sectors are the most that sectors of the unknown could make of it', () => {
    let reached = 0
    onSmallNetworks((small) => {
      const given = read(small, true)
      if (given === undefined) return
      const { labels, graph } = given
      const unknown = small.actors.filter((id) => !isKnown(labels, id))
      for (const { subject, value, bounds } of computeFindings(handSlice(handOf(small)), [
        'sector-matrix',
      ])) {
        const [g = '', h = ''] = subject.ids
        if (value === null || unknown.length > 4) continue
        const [low, high] = [bounds?.allInternal ?? 0, bounds?.allExternal ?? 0].toSorted(
          (a, b) => a - b,
        )
        expectNear(low, value)
        const seen = allLabels(unknown, [g, h]).map((these) => {
          const drawn = new Map([...labels, ...these])
          const ties = knownTies(graph, drawn, true)
          return cell(ties, drawn, g, h) / (g === h ? 2 : 1)
        })
        const most = Math.max(...seen)
        expect(most).toBeLessThan((high ?? 0) + 1e-9)
        if (most > value && most > (high ?? 0) - 1e-9) reached++
      }
    })
    expect(reached).toBeGreaterThan(5)
  })

  test('of a change, and of the part of support, are those of both sides', () => {
    const network = handSlice({
      actors: [
        { id: 'a', sectors: ['s'] },
        { id: 'b', sectors: ['s'] },
        { id: 'c', sectors: ['t'] },
        { id: 'd', sectors: ['t'] },
        { id: 'm', sectors: ['t'] },
        { id: 'x', sectors: [] },
      ],
      collaborations: [
        { id: 'p', startsOn: '2010', members: ['a', 'b', 'x'] },
        { id: 'q', startsOn: '2010', members: ['c', 'd', { id: 'm', role: 'support' }] },
        { id: 'r', startsOn: '2011', members: ['a', 'c'] },
        { id: 's', startsOn: '2011', members: ['b', 'd', 'x'] },
      ],
    })
    const change = findingOf(network, 'openness-change')
    // 2010: a–b and c–d inside, of 1/2 and 1, a–x and b–x of 1/2 each unknown.
    const before = [-1, (1 - 1.5) / 2.5]
    // 2011: a–c and b–d across, of 1 and 1/2, b–x and d–x unknown.
    const after = [(1.5 - 1) / 2.5, 1]
    expectNear(change.value, 2)
    expectNear(change.bounds?.allInternal, (after[0] ?? 0) - (before[0] ?? 0))
    expectNear(change.bounds?.allExternal, (after[1] ?? 0) - (before[1] ?? 0))
    expect(change.coverage).toEqual({
      used: 3,
      dropped: 2,
      why: [{ code: 'unknown-sector', count: 2 }],
    })
    const support = findingOf(network, 'support-openness')
    const [less, more] = (['exclude', 'include'] as const).map((of) =>
      findingOf(sliceAgain(network, { support: of }), 'ei-newman'),
    )
    for (const bound of ['allInternal', 'allExternal'] as const) {
      const ends = [less, more].map((one) => one?.bounds?.[bound] ?? Number.NaN)
      expectNear(support.bounds?.[bound], (ends[1] ?? 0) - (ends[0] ?? 0))
    }
  })

  test('of a trend are the slopes with every such tie inside, and across, year by year', () => {
    const years = ['2010', '2011', '2012', '2013']
    const network = handSlice({
      actors: [
        { id: 'a', sectors: ['s'] },
        { id: 'c', sectors: ['t'] },
        { id: 'x', sectors: [] },
      ],
      collaborations: [
        ...years.map((year) => ({ id: `p${year}`, startsOn: year, members: ['a', 'c'] })),
        ...['2012', '2013'].map((year) => ({
          id: `q${year}`,
          startsOn: year,
          members: ['a', 'x'],
        })),
      ],
    })
    // All ties known are across, as chance gives: 0 each year. Inside: 0, 0, −1, −1, whose slopes are
    // 0, −1/2, −1/3, −1, −1/2 and 0.
    const trend = findingOf(network, 'openness-trend')
    expectNear(trend.value, 0)
    expectNear(trend.bounds?.allInternal, -(1 / 2 + 1 / 3) / 2)
    expectNear(trend.bounds?.allExternal, 0)
    expect(trend.coverage).toMatchObject({ used: 4, dropped: 2 })
  })
})

/** Every way to give some actors one of some sectors. */
function allLabels(ids: readonly string[], sectors: readonly string[]): Map<string, string[]>[] {
  return ids.reduce<Map<string, string[]>[]>(
    (all, id) => all.flatMap((given) => sectors.map((g) => new Map(given).set(id, [g]))),
    [new Map()],
  )
}
