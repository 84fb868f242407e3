import { describe, expect, test } from 'vitest'
import { computeCollaborationColumns } from '../../../server/measures/compute.ts'
import { listCutCollaborations } from '../../../server/measures/position/cuts.ts'
import { findCutPoints } from '../../../server/network/cut-points.ts'
import { davis, HAND_FIXTURE, karate } from '../../support/classics.ts'
import { columnOf, expectNear, expectNearAll, findingOf, valuesOf } from '../../support/measured.ts'
import { naiveComponents, naiveProjection } from '../../support/naive.ts'
import {
  naiveArticulation,
  naiveBarrat,
  naiveBridges,
  naiveCloseness,
  naiveConstraint,
  naiveDirectedBetweenness,
  naiveEffectiveSize,
  naiveKatz,
  naiveLatapy,
  naiveRedundancy,
  naiveRobinsAlexander,
  naiveWeightedBetweenness,
} from '../../support/naive-positions.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

// Golden values: networkx 3.6.1 and igraph 1.0.0.

const sliced = ({ actors, collaborations }: SmallNetwork) =>
  handSlice({
    actors: actors.map((id) => ({ id })),
    collaborations: collaborations.map((members, index) => ({ id: `p${index}`, members })),
  })

const graphOf = ({ actors, collaborations }: SmallNetwork) =>
  naiveProjection(actors, collaborations)

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const sine = (i: number) => Math.sin((Math.PI * (i + 1)) / 61)
const nothing = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, null]))
const path = (n: number) =>
  tieNetwork(range(n - 1).map((i) => [String(100 + i), String(101 + i)] as const))

describe("in Zachary's karate club", () => {
  const network = karate()
  test.each([
    ['closeness', { 0: 0.568965517241, 33: 0.55, 11: 0.366666666667 }],
    ['eigenvector', { 0: 0.355491444525, 33: 0.373363470291, 11: 0.0528556974935 }],
    ['pagerank', { 0: 0.0969972853883, 33: 0.100919182333, 11: 0.00956474549214 }],
    ['katz', { 0: 3.03430019502, 33: 3.11533335928, 11: 1.22557512379 }],
    ['constraint', { 0: 0.155423297647, 33: 0.156418685121, 11: 1, 2: 0.18517663966 }],
    ['effective-size', { 0: 13.75, 33: 15.2352941176471, 11: 1 }],
  ])('%s has the reference values', (id, expected) => {
    const values = valuesOf(network, id)
    for (const [member, value] of Object.entries(expected)) {
      expectNear(values[member], value)
    }
  })

  test('member 0 alone holds it together, and one tie is a bridge', () => {
    const cuts = Object.entries(valuesOf(network, 'articulation')).filter(
      ([, value]) => value !== 0,
    )
    expect(cuts.map(([member]) => member)).toEqual(['0'])
    expect(findingOf(network, 'articulation-actors').value).toBe(1)
    expect(findingOf(network, 'bridges').value).toBe(1)
  })

  test('Barrat is plain clustering where all weights are equal', () => {
    expectNearAll(valuesOf(network, 'clustering-barrat'), valuesOf(network, 'clustering'))
  })
})

describe('among the Southern women', () => {
  const network = davis()
  const latapy = (mode: string) =>
    valuesOf(network, 'latapy-clustering', { options: { 'latapy-clustering': { mode } } })

  test('two-mode measures have the reference values', () => {
    const redundancy = valuesOf(network, 'redundancy')
    expectNear(redundancy['Evelyn'], 0.964285714286)
    expectNear(redundancy['Nora'], 0.75)
    expectNear(latapy('union')['Evelyn'], 0.317943331179)
    expectNear(latapy('smaller')['Nora'], 0.579621848739)
    expectNear(latapy('larger')['Olivia'], 0.299404761905)
    expectNear(findingOf(network, 'two-mode-clustering').value, 0.467764060357)
  })

  test('weighted measures have the reference values', () => {
    const between = Object.entries(valuesOf(network, 'betweenness-weighted'))
    expectNearAll(Object.fromEntries(between.filter(([, value]) => value !== 0)), {
      Brenda: 0.00367647058824,
      Evelyn: 0.0404411764706,
      Laura: 0.00735294117647,
      Theresa: 0.352941176471,
      Nora: 0.441176470588,
      Sylvia: 0.0808823529412,
    })
    expectNear(valuesOf(network, 'clustering-barrat')['Evelyn'], 0.89415480353)
    expectNear(valuesOf(network, 'clustering-barrat')['Olivia'], 1)
  })
})

describe('in the hand fixture', () => {
  const network = handSlice(HAND_FIXTURE)

  test('nobody and nothing cuts', () => {
    expect(listCutCollaborations(network)).toEqual([])
    expect(findingOf(network, 'articulation-actors').value).toBe(0)
  })

  test('what is not defined is null and says why', () => {
    expect(valuesOf(network, 'redundancy')).toMatchObject({ A: 1, E: null, F: null })
    expect(columnOf(network, 'redundancy').reason).toBe('too-few-collaborations')
    expect(valuesOf(network, 'constraint')).toMatchObject({ E: null, F: null })
    expect(columnOf(network, 'eigenvector').reason).toBe('outside-largest-component')
    expect(valuesOf(network, 'pagerank')['E']).toBe(null)
    expect(valuesOf(network, 'closeness')['E']).toBe(0)
  })
})

describe('cuts', () => {
  const chain = handSlice({
    collaborations: [
      { id: 'p', members: ['a', 'b', 'c'] },
      { id: 'q', members: ['c', 'd'] },
      { id: 'solo', members: ['a'] },
    ],
  })

  test('name the collaborations without which actors come apart', () => {
    expect(listCutCollaborations(chain)).toEqual([
      { id: 'p', extra: 2 },
      { id: 'q', extra: 1 },
    ])
  })

  test('are a column of collaborations too', () => {
    const [column] = computeCollaborationColumns(chain, ['collaboration-cut'])
    expect(chain.collaborationIds.map((id, row) => [id, column?.values[row]])).toEqual([
      ['p', 2],
      ['q', 1],
      ['solo', 0],
    ])
  })

  test('a solo collaboration left behind is no group of actors', () => {
    expect(valuesOf(chain, 'articulation')).toEqual({ a: 0, b: 0, c: 1, d: 0 })
    expect(findingOf(chain, 'articulation-actors')).toMatchObject({
      value: 1,
      parts: { twoMode: 2 },
    })
  })

  test('a chain of 100,000 needs no stack', () => {
    const rows = 100_000
    const offsets = Int32Array.from({ length: rows + 1 }, (_, row) =>
      Math.min(Math.max(0, 2 * row - 1), 2 * rows - 2),
    )
    const neighbours = Int32Array.from({ length: 2 * rows - 2 }, (_, place) =>
      place % 2 === 0 ? place / 2 + 1 : (place - 1) / 2,
    )
    const { extra, bridges } = findCutPoints({ offsets, neighbours }, () => true)
    expect(extra.reduce((sum, one) => sum + one, 0)).toBe(rows - 2)
    expect(bridges).toHaveLength(rows - 1)
  })
})

describe('the spectrum', () => {
  test('of a path of 60, on which others fail, is a sine', () => {
    const length = Math.sqrt(range(60).reduce((sum, i) => sum + sine(i) ** 2, 0))
    expectNearAll(
      valuesOf(path(60), 'eigenvector'),
      Object.fromEntries(range(60).map((i) => [String(100 + i), sine(i) / length])),
    )
  })

  test('two largest components: neither has values', () => {
    const column = columnOf(
      tieNetwork([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      'eigenvector',
    )
    expect(column.values.every(Number.isNaN)).toBe(true)
    expect(column.reason).toBe('outside-largest-component')
  })

  test('Katz refuses an attenuation that does not converge', () => {
    const options = { katz: { alpha: 0.5 } }
    expect(columnOf(path(9), 'katz', { options }).reason).toBeUndefined()
    expect(columnOf(karate(), 'katz', { options }).reason).toBe('diverges')
  })

  test('PageRank gives each component the share of its actors', () => {
    const values = valuesOf(
      tieNetwork(
        [
          ['a', 'b'],
          ['c', 'd'],
          ['d', 'e'],
        ],
        [{ id: 'z' }],
      ),
      'pagerank',
    )
    expectNear((values['a'] ?? 0) + (values['b'] ?? 0), 2 / 5)
    expect(values['z']).toBe(null)
  })
})

test('paths as long as each other on paper are, whatever their sums in doubles', () => {
  // a – b – c is 0.1 + 0.2, a – d – c is 0.15 + 0.15: not the same double.
  expect(1 / 10 + 1 / 5).not.toBe(2 / (20 / 3))
  const ties = [
    ['a', 'b', 10],
    ['b', 'c', 5],
    ['a', 'd', 20 / 3],
    ['c', 'd', 20 / 3],
  ] as const
  const network = handSlice({
    collaborations: ties.map(([a, b, weight]) => ({
      id: `${a}|${b}`,
      kind: 'tie',
      weight,
      members: [a, b],
    })),
  })
  // b and d share the pair a, c; the pair b, d goes by a.
  expectNearAll(valuesOf(network, 'betweenness-weighted'), { a: 1 / 3, b: 1 / 6, c: 0, d: 1 / 6 })
})

test('a tie without weight is no way for weighted betweenness', () => {
  const ties = [
    ['a', 'b', 1],
    ['b', 'c', 1],
    ['c', 'd', 0],
    ['a', 'd', 1],
  ] as const
  const network = handSlice({
    collaborations: ties.map(([a, b, weight]) => ({
      id: `${a}|${b}`,
      kind: 'tie',
      weight,
      members: [a, b],
    })),
  })
  // A chain c – b – a – d: two inner actors, each between two of three pairs.
  expectNearAll(valuesOf(network, 'betweenness-weighted'), { a: 2 / 3, b: 2 / 3, c: 0, d: 0 })
})

describe('directed betweenness', () => {
  test('follows declared ties from source to target', () => {
    const arcs = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'd'],
      ['b', 'd'],
      ['d', 'e'],
    ] as const
    const network = handSlice({
      collaborations: arcs.map(([a, b]) => ({
        id: `${a}|${b}`,
        kind: 'tie',
        directed: true,
        members: [
          { id: a, role: 'source' },
          { id: b, role: 'target' },
        ],
      })),
    })
    const options = { betweenness: { directed: true } }
    const written = new Set(arcs.map(([a, b]) => `${a} ${b}`))
    expectNearAll(
      valuesOf(network, 'betweenness', { options }),
      naiveDirectedBetweenness(['a', 'b', 'c', 'd', 'e'], written),
    )
    expect(columnOf(network, 'betweenness', { options }).method.parameters['directed']).toBe(true)
  })

  test('is the plain one where nothing has a direction', () => {
    onSmallNetworks((small) => {
      const options = { betweenness: { directed: true } }
      const network = sliced(small)
      expectNearAll(valuesOf(network, 'betweenness', { options }), valuesOf(network, 'betweenness'))
    }, 30)
  })
})

describe('against naive versions, on any small network', () => {
  test('closeness and weighted betweenness', () => {
    onSmallNetworks((small) => {
      const graph = graphOf(small)
      const n = small.actors.length
      expectNearAll(
        valuesOf(sliced(small), 'closeness'),
        n < 2 ? nothing(small.actors) : naiveCloseness(graph),
      )
      expectNearAll(
        valuesOf(sliced(small), 'betweenness-weighted'),
        n < 3 ? nothing(small.actors) : naiveWeightedBetweenness(graph),
      )
    })
  })

  test('constraint, effective size and Barrat', () => {
    onSmallNetworks((small) => {
      const graph = graphOf(small)
      expectNearAll(valuesOf(sliced(small), 'constraint'), naiveConstraint(graph))
      expectNearAll(valuesOf(sliced(small), 'effective-size'), naiveEffectiveSize(graph))
      expectNearAll(valuesOf(sliced(small), 'clustering-barrat'), naiveBarrat(graph))
    })
  })

  test('redundancy and two-mode clustering', () => {
    onSmallNetworks((small) => {
      const { actors, collaborations } = small
      const network = sliced(small)
      expectNearAll(valuesOf(network, 'redundancy'), naiveRedundancy(actors, collaborations))
      const modes = {
        union: (_a: number, _b: number, union: number) => union,
        smaller: (a: number, b: number) => Math.min(a, b),
        larger: (a: number, b: number) => Math.max(a, b),
      }
      for (const [mode, over] of Object.entries(modes)) {
        const options = { 'latapy-clustering': { mode } }
        expectNearAll(
          valuesOf(network, 'latapy-clustering', { options }),
          naiveLatapy(actors, collaborations, over),
        )
      }
      expectNear(
        findingOf(network, 'two-mode-clustering').value,
        naiveRobinsAlexander(actors, collaborations),
      )
    })
  })

  test('cuts, by taking each away in turn', () => {
    onSmallNetworks((small) => {
      const network = sliced(small)
      expect(valuesOf(network, 'articulation')).toEqual(naiveArticulation(graphOf(small)))
      expect(findingOf(network, 'bridges').value).toBe(naiveBridges(graphOf(small)))
      // A collaboration cuts when its members are in more groups without it.
      const cuts = small.collaborations.map((members, index) => {
        const rest = small.collaborations.filter((_, other) => other !== index)
        const groups = naiveComponents(naiveProjection(small.actors, rest))
        return groups.filter((group) => members.some((id) => group.includes(id))).length - 1
      })
      expect(listCutCollaborations(network).map(({ id, extra }) => [id, extra])).toEqual(
        cuts
          .flatMap((extra, index) => (extra > 0 ? [[`p${index}`, extra] as const] : []))
          .toSorted(([, a], [, b]) => b - a),
      )
    })
  })

  test('Katz with a given attenuation', () => {
    onSmallNetworks((small) => {
      const graph = graphOf(small)
      if (graph.weight.size === 0) return
      const options = { katz: { alpha: 0.1 } }
      expectNearAll(valuesOf(sliced(small), 'katz', { options }), naiveKatz(graph, 0.1))
    }, 20)
  })

  test('an eigenvector is one: A x is λ x for every actor of the largest component', () => {
    onSmallNetworks((small) => {
      const values = valuesOf(sliced(small), 'eigenvector')
      const graph = graphOf(small)
      const x = (id: string) => values[id] ?? 0
      const ratios = small.actors
        .filter((id) => values[id] !== null)
        .map((id) => {
          const around = small.actors.filter((b) =>
            graph.weight.has(id < b ? `${id} ${b}` : `${b} ${id}`),
          )
          return around.reduce((sum, b) => sum + x(b), 0) / x(id)
        })
      for (const ratio of ratios) expectNear(ratio, ratios[0])
    })
  })
})
