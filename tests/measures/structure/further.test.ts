import { describe, expect, test } from 'vitest'
import { bestFit } from '../../../server/measures/structure/core-periphery.ts'
import { tiesOf } from '../../../server/measures/structure/drawn-ties.ts'
import { compareLabels } from '../../../server/measures/structure/partitions.ts'
import { karate, HAND_FIXTURE } from '../../support/classics.ts'
import { expectNear, findingOf } from '../../support/measured.ts'
import {
  naiveComponents,
  naiveDistances,
  naiveProjection,
  type NaiveGraph,
} from '../../support/naive.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length
const star = (leaves: number) => tieNetwork(range(leaves).map((i) => ['0', String(i + 1)] as const))
const path = (n: number) =>
  tieNetwork(range(n - 1).map((i) => [String(100 + i), String(101 + i)] as const))

const sliced = ({ actors, collaborations }: SmallNetwork) =>
  handSlice({
    actors: actors.map((id) => ({ id })),
    collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
  })

describe('shape and distances', () => {
  test("of Zachary's karate club are the reference values", () => {
    const network = karate()
    expectNear(findingOf(network, 'mean-degree').value, 4.58823529412)
    expectNear(findingOf(network, 'centralisation').value, 0.399621212121)
    expectNear(findingOf(network, 'fragmentation').value, 0)
    expectNear(findingOf(network, 'global-efficiency').value, 0.492008318479)
    expectNear(findingOf(network, 'mean-distance').value, 2.40819964349)
    expect(findingOf(network, 'diameter').value).toBe(5)
  })

  test('of a star: all ties go to one', () => {
    expectNear(findingOf(star(6), 'centralisation').value, 1)
    expectNear(findingOf(star(6), 'global-efficiency').value, (6 + 15 / 2) / 21)
  })

  test('of a path of n: mean distance (n + 1) / 3', () => {
    expectNear(findingOf(path(8), 'mean-distance').value, 3)
    expect(findingOf(path(8), 'diameter').value).toBe(7)
  })

  test('of the hand fixture: isolated actors are in the shares', () => {
    const network = handSlice(HAND_FIXTURE)
    expectNear(findingOf(network, 'fragmentation').value, 1 - 12 / 30)
    expectNear(findingOf(network, 'isolated-share').value, 2 / 6)
    expectNear(findingOf(network, 'largest-component-share').value, 4 / 6)
    expectNear(findingOf(network, 'mean-distance').parts?.['reachable'], 12 / 30)
  })

  test('agree with naive versions on any small network', () => {
    onSmallNetworks((small) => {
      const network = sliced(small)
      const graph = naiveProjection(small.actors, small.collaborations)
      const n = small.actors.length
      const distances = [...naiveDistances(graph).values()]
      const hasPath = distances.length > 0
      expectNear(findingOf(network, 'mean-distance').value, hasPath ? mean(distances) : null)
      expectNear(findingOf(network, 'diameter').value, hasPath ? Math.max(...distances) : null)
      const pairs = (n * (n - 1)) / 2
      const inverse = distances.reduce((sum, distance) => sum + 1 / distance, 0)
      expectNear(findingOf(network, 'global-efficiency').value, n < 2 ? null : inverse / pairs)
      const apart = n < 2 ? null : 1 - distances.length / pairs
      expectNear(findingOf(network, 'fragmentation').value, apart)
    })
  })
})

/** The best correlation over every core there is. */
function naiveCorePeriphery(graph: NaiveGraph): number {
  const tied = graph.actors.filter((a) =>
    [...graph.weight.keys()].some((k) => k.split(' ').includes(a)),
  )
  const pairs = tied.flatMap((a, i) => tied.slice(i + 1).map((b) => [a, b] as const))
  const ties = pairs.map(([a, b]) => (graph.weight.has(`${a} ${b}`) ? 1 : 0))
  let best = -Infinity
  for (let mask = 1; mask < 2 ** tied.length - 1; mask++) {
    const inCore = (a: string) => ((mask >> tied.indexOf(a)) & 1) === 1
    const pattern = pairs.map(([a, b]) => (inCore(a) || inCore(b) ? 1 : 0))
    const correlation = pearson(ties, pattern)
    if (correlation > best) best = correlation
  }
  return best
}

function pearson(x: number[], y: number[]): number {
  const [mx, my] = [mean(x), mean(y)]
  const cov = mean(x.map((one, i) => (one - mx) * ((y[i] ?? 0) - my)))
  return (
    cov / Math.sqrt(mean(x.map((one) => (one - mx) ** 2)) * mean(y.map((one) => (one - my) ** 2)))
  )
}

describe('core and periphery', () => {
  test('a star fits perfectly, and chance says that it means nothing', () => {
    const finding = findingOf(star(6), 'core-periphery', {
      options: { 'core-periphery': { draws: 20 } },
    })
    expectNear(finding.value, 1)
    expect(finding.parts).toEqual({ core: 1 })
    expect(finding.method).toMatchObject({ nullModel: 'curveball', exact: false })
  })

  test('is a correlation, never above that of the best core of all', () => {
    let reached = 0
    let all = 0
    onSmallNetworks((small) => {
      const network = sliced(small)
      const observed = {
        offsets: network.collaborationOffsets,
        members: network.collaborationMembers,
      }
      const found = bestFit(tiesOf(observed, network.actorCount))
      if (found === undefined) return
      const best = naiveCorePeriphery(naiveProjection(small.actors, small.collaborations))
      expect(found.fit).toBeLessThan(best + 1e-12)
      all++
      if (found.fit > best - 1e-12) reached++
    }, 400)
    expect(all).toBeGreaterThan(20)
    expect(reached / all).toBeGreaterThan(0.9)
  })

  test('with the same seed is the same', () => {
    const options = { 'core-periphery': { draws: 10 } }
    expect(findingOf(karate(), 'core-periphery', { options, seed: 3 })).toEqual(
      findingOf(karate(), 'core-periphery', { options, seed: 3 }),
    )
  })
})

const withDraws = (draws: number) => ({ options: { 'core-periphery': { draws } } })

describe('core and periphery beside chance', () => {
  test('is said without chance where no draws are asked for, or more than may be made', () => {
    const alone = findingOf(karate(), 'core-periphery', withDraws(0))
    const costly = findingOf(karate(), 'core-periphery', { ...withDraws(5000), limit: 1_000_000 })
    const usual = findingOf(karate(), 'core-periphery', withDraws(20))
    expect([alone.value, costly.value]).toEqual([usual.value, usual.value])
    expect(usual.method).toMatchObject({ nullModel: 'curveball', seed: 1 })
    for (const { expectation, method } of [alone, costly]) {
      expect([expectation, method.nullModel, method.seed]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    }
    expect([alone.reason, costly.reason]).toEqual([undefined, 'too-costly'])
  })
})

describe('agreement of partitions', () => {
  test('is that of a published example', () => {
    // Yeung & Ruzzo 2001: contingency table 1 1 0 / 1 2 1 / 0 0 4, adjusted Rand 0.313.
    const first = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
    const second = [0, 1, 0, 1, 1, 2, 2, 2, 2, 2]
    expect(compareLabels(first, second).adjustedRand).toBeCloseTo(0.313, 3)
  })

  test('is 1 for the same under other names, about 0 for crossed halves', () => {
    expect(compareLabels([0, 0, 1, 1], [7, 7, 3, 3])).toEqual({
      adjustedRand: 1,
      mutualInformation: 1,
    })
    const crossed = compareLabels([0, 0, 1, 1], [0, 1, 0, 1])
    expectNear(crossed.adjustedRand, -0.5)
    expectNear(crossed.mutualInformation, 0)
    expect(compareLabels([1, 1], [1, 1])).toEqual({ adjustedRand: 1, mutualInformation: null })
  })

  const cliques = ['a', 'b'].map((name) => range(5).map((i) => `${name}${i}`))
  const network = handSlice({
    actors: cliques.flatMap((ids, i) =>
      ids.map((id) => ({
        id,
        sectors: [`S${i}`],
        place: { commune: i === 0 ? '33063' : '33281', precision: 'commune' as const },
      })),
    ),
    collaborations: cliques.flatMap((ids, i) => [{ id: `p${i}`, members: ids }]),
  })

  test('two cliques that are sectors and communes agree with both, in every run', () => {
    expect(findingOf(network, 'community-stability')).toMatchObject({
      value: 1,
      parts: { least: 1 },
    })
    for (const id of ['communities-sectors', 'communities-territories']) {
      expect(findingOf(network, id)).toMatchObject({ value: 1, parts: { mutualInformation: 1 } })
    }
  })

  test('actors without a sector, or of several, are left out and counted', () => {
    const some = handSlice({
      actors: [
        { id: 'a', sectors: ['S'] },
        { id: 'b', sectors: ['S', 'T'] },
        { id: 'c', sectors: [] },
        { id: 'd', sectors: ['T'] },
      ],
      collaborations: [{ id: 'p', members: ['a', 'b', 'c', 'd'] }],
    })
    expect(findingOf(some, 'communities-sectors').coverage).toMatchObject({ used: 2, dropped: 2 })
  })
})

describe('cohesion', () => {
  test('of the hand fixture is of A, B, C and D', () => {
    const finding = findingOf(handSlice(HAND_FIXTURE), 'two-mode-cohesion')
    expectNear(finding.value, 4 / 6)
    expect(finding.parts).toEqual({ actors: 4, sets: 1 })
  })

  test('is 0 where every way is the only one', () => {
    expect(findingOf(path(5), 'two-mode-cohesion')).toMatchObject({ value: 0, parts: { sets: 0 } })
  })

  test('no single removal breaks what it found: two ways between any two, by taking each away', () => {
    onSmallNetworks((small) => {
      const found = findingOf(sliced(small), 'two-mode-cohesion').parts?.['actors'] ?? 0
      expect(found).toBe(naiveCohesion(small))
    }, 60)
  })
})

/** Most actors in a set of rows, two by two not separated by removing any other single row. */
function naiveCohesion({ actors, collaborations }: SmallNetwork): number {
  const links = collaborations.flatMap((members, p) => members.map((a) => `${a} p${p}`))
  const rows = [...actors, ...collaborations.map((_, p) => `p${p}`)]
  const graph = (without?: string): NaiveGraph => ({
    actors: rows.filter((row) => row !== without),
    weight: new Map(
      links
        .filter((l) => without === undefined || !l.split(' ').includes(without))
        .map((l) => [l, 1]),
    ),
  })
  const holds = (set: readonly string[]) =>
    [undefined, ...rows].every((removed) => {
      const rest = set.filter((row) => row !== removed)
      return naiveComponents(graph(removed)).some((component) =>
        rest.every((row) => component.includes(row)),
      )
    })
  let most = 0
  for (let mask = 0; mask < 2 ** actors.length; mask++) {
    const set = actors.filter((_, i) => ((mask >> i) & 1) === 1)
    if (set.length > Math.max(1, most) && holds(set)) most = set.length
  }
  return most
}
