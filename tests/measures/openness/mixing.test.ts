import { describe, expect, test } from 'vitest'
import { computeFindings } from '../../../server/measures/compute.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { davis, karate } from '../../support/classics.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import { naiveProjection, type NaiveGraph } from '../../support/naive.ts'
import {
  cell,
  connectedPool,
  handOf,
  knownTies,
  labelsOf,
  meanAndSd,
  pairsOf,
  part,
  same,
  sectorsAmong,
  shuffles,
  sum,
  type Labels,
  type Tie,
} from '../../support/naive-mixing.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

/** What every naive version needs; undefined where no tie of known sectors is there. */
function read(small: SmallNetwork, weighted: boolean) {
  const labels = labelsOf(small)
  const graph = naiveProjection(small.actors, small.collaborations)
  const ties = knownTies(graph, labels, weighted)
  return ties.length === 0 ? undefined : { labels, graph, ties }
}

const near0 = (value: number) => Math.abs(value) < 1e-9

function shares(ties: readonly Tie[], labels: Labels) {
  const sectors = sectorsAmong(
    labels,
    ties.flatMap(([a, b]) => [a, b]),
  )
  const total = 2 * sum(ties.map(([, , weight]) => weight))
  return sectors.map((g) => ({
    inside: cell(ties, labels, g, g) / total,
    ends: sum(sectors.map((h) => cell(ties, labels, g, h))) / total,
  }))
}

function naiveAssortativity(ties: readonly Tie[], labels: Labels): number | null {
  const parts = shares(ties, labels)
  const expected = sum(parts.map(({ ends }) => ends ** 2))
  if (near0(1 - expected)) return null
  return (sum(parts.map(({ inside }) => inside)) - expected) / (1 - expected)
}

function naiveGupta(ties: readonly Tie[], labels: Labels): number | null {
  const parts = shares(ties, labels)
  if (parts.length < 2) return null
  return (sum(parts.map(({ inside, ends }) => inside / ends)) - 1) / (parts.length - 1)
}

const naiveModularity = (ties: readonly Tie[], labels: Labels): number =>
  sum(shares(ties, labels).map(({ inside, ends }) => inside - ends ** 2))

function naiveFreeman(ties: readonly Tie[], labels: Labels, graph: NaiveGraph): number | null {
  const pairs = pairsOf(connectedPool(graph, labels))
  const expected = (ties.length * sum(pairs.map(([a, b]) => 1 - same(labels, a, b)))) / pairs.length
  if (near0(expected)) return null
  const crossing = sum(ties.map(([a, b]) => 1 - same(labels, a, b)))
  return Math.max(0, (expected - crossing) / expected)
}

function naiveOdds(ties: readonly Tie[], labels: Labels, graph: NaiveGraph): number | null {
  const isTied = new Set(ties.map(([a, b]) => `${a} ${b}`))
  const cells = [0, 0, 0, 0]
  for (const [a, b] of pairsOf(connectedPool(graph, labels))) {
    const inside = same(labels, a, b)
    const first = isTied.has(`${a} ${b}`) ? 0 : 2
    cells[first] = (cells[first] ?? 0) + inside
    cells[first + 1] = (cells[first + 1] ?? 0) + 1 - inside
  }
  const [tiedIn = 0, tiedOut = 0, apartIn = 0, apartOut = 0] = cells
  if (near0(tiedIn + apartIn) || near0(tiedOut + apartOut)) return null
  const more = cells.some(near0) ? 0.5 : 0
  return ((tiedIn + more) * (apartOut + more)) / ((tiedOut + more) * (apartIn + more))
}

function naiveRescaled(ties: readonly Tie[], labels: Labels, graph: NaiveGraph): number | null {
  const pool = pairsOf(connectedPool(graph, labels)).map(([a, b]) => same(labels, a, b))
  const index = (internal: number) => 1 - (2 * internal) / ties.length
  // Every way to place the ties is too many: the extremes take the most and the least internal pairs.
  const ordered = pool.toSorted((x, y) => x - y)
  const most = index(sum(ordered.slice(0, ties.length)))
  const least = index(sum(ordered.slice(ordered.length - ties.length)))
  if (near0(most - least)) return null
  const value = index(sum(ties.map(([a, b]) => same(labels, a, b))))
  return (2 * (value - least)) / (most - least) - 1
}

describe('indices of mixing, against naive versions', () => {
  test.each([
    ['assortativity', false, naiveAssortativity],
    ['assortativity-weighted', true, naiveAssortativity],
    ['gupta', false, naiveGupta],
    ['sector-modularity', true, naiveModularity],
    ['freeman', false, naiveFreeman],
    ['odds-ratio', false, naiveOdds],
    ['ei-rescaled', false, naiveRescaled],
  ] as const)('%s', (id, weighted, naive) => {
    onSmallNetworks((small) => {
      const given = read(small, weighted)
      const { value, reason } = findingOf(handSlice(handOf(small)), id)
      const expected = given ? naive(given.ties, given.labels, given.graph) : null
      expectNear(value, expected)
      expect(value === null && reason === undefined).toBe(false)
    })
  })

  test('coleman', () => {
    onSmallNetworks((small) => {
      const given = read(small, false)
      const findings = computeFindings(handSlice(handOf(small)), ['coleman'])
      for (const { subject, value } of findings) {
        const [g = ''] = subject.ids
        expectNear(value, given === undefined ? null : naiveColeman(given, small, g))
      }
    })
  })
})

function naiveColeman(
  { ties, labels, graph }: NonNullable<ReturnType<typeof read>>,
  small: SmallNetwork,
  g: string,
): number | null {
  const pool = connectedPool(graph, labels)
  const sectors = sectorsAmong(labels, small.actors)
  const all = sum(sectors.map((h) => cell(ties, labels, g, h)))
  if (all === 0) return null
  const members = sum(pool.map((id) => part(labels, id, g)))
  // A member meets the others of its sector: its own part is not among them.
  const met = sum(
    pool.map((id) => (part(labels, id, g) / members) * (members - part(labels, id, g))),
  )
  const expected = (all * met) / (pool.length - 1)
  if (near0(all - expected)) return null
  const gap = cell(ties, labels, g, g) - expected
  return gap >= 0 ? gap / (all - expected) : gap / expected
}

const karateValue = (id: string) => findingOf(karate(), id).value

/** Of the ends of a club's ties, 16 / 33 would be inside by chance. */
const homophily = (inside: number, all: number) =>
  (inside - (all * 16) / 33) / (all - (all * 16) / 33)

describe("Zachary's karate club", () => {
  test('has the golden indices', () => {
    expectNear(karateValue('assortativity'), 0.717530864198)
    // Two sectors: the same number.
    expectNear(karateValue('gupta'), 0.717530864198)
    expect(karateValue('freeman')).toBeCloseTo(0.726244, 6)
    expect(findingOf(karate(), 'freeman').parts?.['expectedCrossing']).toBeCloseTo(40.181818, 6)
    expect(karateValue('sector-modularity')).toBeCloseTo(0.358235, 6)
    // 67 of 272 pairs inside are tied, 11 of 289 between.
    expectNear(karateValue('odds-ratio'), (67 * 278) / (11 * 205))
    // 78 ties fit between as well as inside: E-I itself.
    expectNear(karateValue('ei-rescaled'), -0.717948717949)
  })

  test('has homophily in both clubs, from the counts', () => {
    const [first, second] = computeFindings(karate(), ['coleman'])
    // Ends of the ties of each: 2 × 35 + 11 and 2 × 32 + 11.
    expectNear(first?.value, homophily(70, 81))
    expectNear(second?.value, homophily(64, 75))
    expect([first?.subject.ids, second?.subject.ids]).toEqual([['Mr. Hi'], ['Officer']])
  })
})

describe('coleman, with direction', () => {
  const network = handSlice({
    actors: [
      { id: 'a', sectors: ['S'] },
      { id: 'b', sectors: ['S'] },
      { id: 'c', sectors: ['T'] },
      { id: 'd', sectors: ['T'] },
    ],
    collaborations: (
      [
        ['a', 'b'],
        ['a', 'c'],
        ['c', 'a'],
        ['d', 'a'],
      ] as const
    ).map(([source, target]) => ({
      id: source + target,
      kind: 'tie',
      directed: true,
      members: [
        { id: source, role: 'source' },
        { id: target, role: 'target' },
      ],
    })),
  })

  test('counts what a sector sends', () => {
    const found = computeFindings(network, ['coleman'], {
      options: { coleman: { directed: true } },
    })
    // S sends 2, of which 2 / 3 inside by chance and 1 is; T sends 2, none inside.
    expectNear(found[0]?.value, (1 - 2 / 3) / (2 - 2 / 3))
    expectNear(found[1]?.value, -1)
  })

  test('says so where no tie has a direction', () => {
    for (const id of ['coleman', 'assortativity']) {
      const [finding] = computeFindings(karate(), [id], { options: { [id]: { directed: true } } })
      expect(finding).toMatchObject({ value: null, reason: 'not-applicable' })
    }
  })
})

const matrix = (network: SlicedNetwork, options = {}) =>
  computeFindings(network, ['sector-matrix'], { options: { 'sector-matrix': options } })

describe('sector-matrix', () => {
  test('observes, expects and spreads as all orders of the labels do', () => {
    onSmallNetworks((small) => {
      const given = read(small, true)
      if (given === undefined) return
      const pool = connectedPool(given.graph, given.labels)
      if (pool.length > 5) return
      const drawn = [...shuffles(given.labels, pool)]
      for (const { subject, value, expectation, sd } of matrix(handSlice(handOf(small)))) {
        const [g = '', h = ''] = subject.ids
        const weight = (labels: Labels) => cell(given.ties, labels, g, h) / (g === h ? 2 : 1)
        const chance = meanAndSd(drawn.map(weight))
        expectNear(value, weight(given.labels))
        expectNear(expectation, chance.mean)
        expectNear(sd, pool.length < 4 ? null : chance.sd, 100)
      }
    }, 60)
  })

  test('has the densities of the karate club, and finds its wall', () => {
    const [hi, wall, officer] = matrix(karate())
    expectNear(hi?.parts?.['density'], 35 / 136)
    expectNear(wall?.parts?.['density'], 11 / 289)
    expectNear(officer?.parts?.['density'], 32 / 136)
    // External weight alone: the z of E-I, over the other way round.
    expectNear(wall?.z, -7.87481036741)
    expect(wall?.parts?.['adjusted']).toBeLessThan(1e-12)
    expect(wall?.p).toBeLessThan(1e-13)
  })

  test('sums to all ties, and to what chance gives', () => {
    const cells = matrix(davis())
    expectNear(sum(cells.map(({ value }) => value ?? 0)), 44.5)
    expectNear(sum(cells.map(({ expectation }) => expectation ?? 0)), 44.5)
  })

  test('a sector of one actor has no density of its own', () => {
    const cells = matrix(
      tieNetwork(
        [['a', 'b']],
        [
          { id: 'a', sectors: ['S'] },
          { id: 'b', sectors: ['T'] },
        ],
      ),
    )
    expect(cells.map(({ parts }) => parts?.['density'])).toEqual([null, 1, null])
  })
})

describe('ei-newman-families', () => {
  const families = ['solutions', 'usages', 'both', 'solutions'] as const
  const ties = [
    ['a', 'b'],
    ['a', 'd'],
    ['c', 'b'],
    ['a', 'x'],
  ] as const
  const network = tieNetwork(
    ties,
    families.map((family, index) => ({ id: 'abcd'[index] ?? '', family })),
  )

  test('is the index of families taken as sectors', () => {
    const asSectors = tieNetwork(
      ties,
      families.map((family, index) => ({
        id: 'abcd'[index] ?? '',
        sectors: family === 'both' ? ['solutions', 'usages'] : [family],
      })),
    )
    const { coverage, ...found } = findingOf(network, 'ei-newman-families')
    const expected = findingOf(asSectors, 'ei-newman')
    for (const key of ['value', 'expectation', 'sd', 'z'] as const) {
      expectNear(found[key], expected[key])
    }
    expect(found.bounds).toEqual(expected.bounds)
    expect(coverage.why).toEqual([{ code: 'unknown-family', count: 1 }])
  })

  test('is not recorded where nobody has a family', () => {
    expect(findingOf(karate(), 'ei-newman-families')).toMatchObject({
      value: null,
      reason: 'not-recorded',
    })
  })
})

describe('what must hold whatever the values are', () => {
  const INDICES = ['assortativity', 'gupta', 'freeman', 'odds-ratio', 'ei-rescaled']

  test('other names for the sectors, and every collaboration twice, change no index', () => {
    onSmallNetworks((small) => {
      const before = handSlice(handOf(small))
      const renamed = small.sectors.map((list) => list.map((s) => `${s.slice(3)} ${s.slice(0, 3)}`))
      const twice = [...small.collaborations, ...small.collaborations]
      const after = handSlice(handOf({ ...small, sectors: renamed, collaborations: twice }))
      for (const id of [...INDICES, 'assortativity-weighted', 'sector-modularity']) {
        expectNear(findingOf(after, id).value, findingOf(before, id).value)
      }
      const [first, second] = [before, after].map((network) => findingOf(network, 'ei-rescaled').z)
      expectNear(second, first)
    })
  })

  test('an isolated actor more changes none, with the pool of connected actors', () => {
    onSmallNetworks((small) => {
      const hand = handOf(small)
      const more = [...(hand.actors ?? []), { id: 'zz', sectors: ['culture'] }]
      const after = handSlice({ ...hand, actors: more })
      for (const id of INDICES) {
        expectNear(findingOf(after, id).value, findingOf(handSlice(hand), id).value)
      }
    })
  })
})
