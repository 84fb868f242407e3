import { describe, expect, test } from 'vitest'
import { readArcs } from '../../../server/network/arcs.ts'
import { seededRandom } from '../../../server/network/random.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { davis, karate } from '../../support/classics.ts'
import { columnOf, expectNear, expectNearAll, findingOf, valuesOf } from '../../support/measured.ts'
import { naiveProjection, pairKey, type NaiveGraph } from '../../support/naive.ts'
import {
  handOf,
  isKnown,
  labelsOf,
  meanAndSd,
  pairsOf,
  part,
  same,
  shuffles,
  sum,
  type Labels,
} from '../../support/naive-mixing.ts'
import { directedNetwork } from '../../support/oracle-readings/adjacency.ts'
import { handSlice, tieNetwork } from '../../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../../support/small-networks.ts'

/** The part of a path that is of a kind: sectors g of a, h of b, k of c, for which `is` holds. */
function partOfPath(
  labels: Labels,
  [a, b, c]: readonly [string, string, string],
  is: (g: string, h: string, k: string) => boolean,
): number {
  let total = 0
  for (const g of labels.get(a) ?? []) {
    for (const h of labels.get(b) ?? []) {
      for (const k of labels.get(c) ?? []) {
        if (is(g, h, k)) total += part(labels, a, g) * part(labels, b, h) * part(labels, c, k)
      }
    }
  }
  return total
}

const KINDS = {
  coordinator: (g: string, h: string, k: string) => g === h && h === k,
  itinerant: (g: string, h: string, k: string) => g === k && g !== h,
  gatekeeper: (g: string, h: string, k: string) => g !== h && h === k,
  representative: (g: string, h: string, k: string) => g === h && h !== k,
  boundary: (g: string, h: string, k: string) => (g === h) !== (h === k) && g !== k,
  liaison: (g: string, h: string, k: string) => g !== h && h !== k && g !== k,
}
const DIRECTED = [
  'coordinator',
  'itinerant',
  'gatekeeper',
  'representative',
  'boundary',
  'liaison',
] as const
const UNDIRECTED = ['coordinator', 'itinerant', 'boundary', 'liaison'] as const
type Role = keyof typeof KINDS

type Path = readonly [string, string, string]

function openPaths(graph: NaiveGraph, labels: Labels): Path[] {
  const actors = graph.actors.filter((id) => isKnown(labels, id))
  const tied = (a: string, b: string) => graph.weight.has(pairKey(a, b))
  return actors.flatMap((b) =>
    pairsOf(actors.filter((a) => a !== b && tied(a, b)))
      .filter(([a, c]) => !tied(a, c))
      .map(([a, c]): Path => [a, b, c]),
  )
}

const countRole = (paths: readonly Path[], labels: Labels, role: Role, broker: string) =>
  sum(paths.filter(([, b]) => b === broker).map((path) => partOfPath(labels, path, KINDS[role])))

const rolesOf = (network: SlicedNetwork, role: Role, options: object) =>
  valuesOf(network, `brokerage-${role}`, { options: { [`brokerage-${role}`]: options } })

/** Each pair of first members as an arc: as many directed networks as there are small ones. */
function directed(small: SmallNetwork): SlicedNetwork {
  const arcs = small.collaborations.flatMap(([a, b, c]): [string, string][] =>
    a === undefined || b === undefined
      ? []
      : c === undefined
        ? [[a, b]]
        : [
            [a, b],
            [b, c],
            [c, a],
          ],
  )
  const labels = labelsOf(small)
  const nodes = small.actors.map((id) => ({ id, sector: (labels.get(id) ?? [])[0] ?? '' }))
  return directedNetwork({ nodes, arcs })
}

function arcPaths(network: SlicedNetwork, labels: Labels): Path[] {
  const { source, target } = readArcs(network)
  const arcs = [...source].map((a, k): [string, string] => [
    network.actorIds[a] ?? '',
    network.actorIds[target[k] ?? 0] ?? '',
  ])
  const known = arcs.filter((ends) => ends.every((id) => isKnown(labels, id)))
  const has = new Set(known.map(([a, b]) => `${a}>${b}`))
  return known.flatMap(([a, b]) =>
    known
      .filter(([from, c]) => from === b && c !== a && !has.has(`${a}>${c}`))
      .map(([, c]): Path => [a, b, c]),
  )
}

const single = (small: SmallNetwork): SmallNetwork => ({
  ...small,
  sectors: small.sectors.map((list) => list.slice(0, 1)),
})

describe('brokerage, against naive versions', () => {
  test('without direction, several sectors in equal shares', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const paths = openPaths(naiveProjection(small.actors, small.collaborations), labels)
      const network = handSlice(handOf(small))
      for (const role of UNDIRECTED) {
        const expected = small.actors.map((id) => [
          id,
          isKnown(labels, id) ? countRole(paths, labels, role, id) : null,
        ])
        expectNearAll(rolesOf(network, role, {}), Object.fromEntries(expected))
      }
    })
  })

  test('with direction', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(single(small))
      const network = directed(small)
      if (readArcs(network).source.length === 0) return
      const paths = arcPaths(network, labels)
      for (const role of DIRECTED) {
        const expected = small.actors.map((id) => [
          id,
          isKnown(labels, id) ? countRole(paths, labels, role, id) : null,
        ])
        expectNearAll(rolesOf(network, role, { directed: true }), Object.fromEntries(expected))
      }
    })
  })

  // Five actors have 120 orders, with every way for two paths to meet.
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('expectation and z are those of all orders (%i)', (seed) => {
    const random = seededRandom(seed)
    const among = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] ?? list[0]
    const pool = ['a', 'b', 'c', 'd', 'e']
    const ties = pairsOf(pool).filter(() => random() < 0.6)
    const lists = pool.map(() => among([['S'], ['T'], ['U'], ['S', 'T']]) ?? [])
    const labels: Labels = new Map(pool.map((id, row) => [id, lists[row] ?? []]))
    const actors = pool.map((id, row) => ({ id, sectors: lists[row] ?? [] }))
    // With direction every tie is one arc or two, in the order of chance.
    const arcs = ties.flatMap(
      ([a, b]) =>
        among([
          [[a, b]],
          [[b, a]],
          [
            [a, b],
            [b, a],
          ],
        ] as const) ?? [],
    )
    const graph = naiveProjection(pool, ties)
    const cases = [
      { directed: false, network: tieNetwork(ties, actors), paths: openPaths(graph, labels) },
      {
        directed: true,
        network: handSlice({
          actors,
          collaborations: arcs.map(([source, target]) => ({
            id: `${source}>${target}`,
            kind: 'tie',
            directed: true,
            members: [
              { id: source, role: 'source' },
              { id: target, role: 'target' },
            ],
          })),
        }),
      },
    ].map((one) => ({ ...one, paths: one.paths ?? arcPaths(one.network, labels) }))
    const options = { labelPool: 'all', show: 'expectation' }
    const drawn = [...shuffles(labels, pool)]
    for (const { directed: isDirected, network, paths } of cases) {
      const roles: readonly Role[] = isDirected ? DIRECTED : UNDIRECTED
      for (const role of roles) {
        const asked = { ...options, directed: isDirected }
        const means = rolesOf(network, role, asked)
        const scores = rolesOf(network, role, { ...asked, show: 'z' })
        for (const id of pool) {
          const { mean, sd } = meanAndSd(drawn.map((one) => countRole(paths, one, role, id)))
          expectNear(means[id], mean)
          const count = countRole(paths, labels, role, id)
          expectNear(scores[id], sd < 1e-7 ? null : (count - mean) / sd, 1)
        }
      }
    }
  })

  test('participation and actor-ei are their definitions', () => {
    onSmallNetworks((small) => {
      const labels = labelsOf(small)
      const graph = naiveProjection(small.actors, small.collaborations)
      const network = handSlice(handOf(small))
      const around = (id: string) =>
        small.actors
          .filter((b) => b !== id && isKnown(labels, b) && graph.weight.has(pairKey(id, b)))
          .map((b) => ({ b, weight: graph.weight.get(pairKey(id, b)) ?? 0 }))
      const expectAll = (id: string, naive: (actor: string) => number | null, options = {}) => {
        const values = valuesOf(network, id, { options: { [id]: options } })
        expectNearAll(values, Object.fromEntries(small.actors.map((a) => [a, naive(a)])))
      }
      expectAll('participation', (a) => {
        const strength = sum(around(a).map(({ weight }) => weight))
        const shares = ['culture', 'education', 'numérique'].map(
          (g) => sum(around(a).map(({ b, weight }) => weight * part(labels, b, g))) / strength,
        )
        return strength === 0 ? null : 1 - sum(shares.map((share) => share ** 2))
      })
      expectAll(
        'participation',
        (a) => {
          const pairs = pairsOf(around(a).map(({ b }) => b))
          if (pairs.length === 0) return null
          return sum(pairs.map(([b, c]) => 1 - same(labels, b, c))) / pairs.length
        },
        { corrected: true },
      )
      expectAll('actor-ei', (a) => {
        const all = sum(around(a).map(({ weight }) => weight))
        const inside = sum(around(a).map(({ b, weight }) => weight * same(labels, a, b)))
        return all === 0 || !isKnown(labels, a) ? null : (all - 2 * inside) / all
      })
    })
  })
})

describe('brokers', () => {
  const IDS = [...UNDIRECTED.map((role) => `brokerage-${role}`), 'participation', 'actor-ei', 'ssi']

  test('have the same values under other names, and with an isolated actor more', () => {
    onSmallNetworks((small) => {
      const rename = (id: string) => `x${small.actors.length - small.actors.indexOf(id)}`
      const hand = handOf({
        ...small,
        actors: small.actors.map(rename),
        collaborations: small.collaborations.map((members) => members.map(rename)),
      })
      const more = [...(hand.actors ?? []), { id: 'zz', sectors: ['culture'] }]
      const [before, after] = [handSlice(handOf(small)), handSlice({ ...hand, actors: more })]
      for (const id of IDS) {
        const { zz, ...values } = valuesOf(after, id)
        const renamed = Object.entries(valuesOf(before, id)).map(([actor, v]) => [rename(actor), v])
        expectNearAll(values, Object.fromEntries(renamed))
        expect(zz).toBe(id.startsWith('brokerage') ? 0 : null)
      }
    }, 50)
  })
})

describe('actor-ei', () => {
  test('its mean by strength is the index of the network', () => {
    const network = davis()
    const own = valuesOf(network, 'actor-ei')
    const strength = valuesOf(network, 'strength')
    const ids = Object.keys(own)
    const weighed = sum(ids.map((id) => (own[id] ?? 0) * (strength[id] ?? 0)))
    const all = sum(ids.map((id) => strength[id] ?? 0))
    expectNear(weighed / all, findingOf(network, 'ei-newman').value)
  })
})

const sector = (ids: string, name: string) => ids.split('').map((id) => ({ id, sectors: [name] }))

describe('ssi', () => {
  test('is 1 for all where everybody is of one sector', () => {
    const path = tieNetwork(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ],
      sector('abcd', 'S'),
    )
    expectNearAll(valuesOf(path, 'ssi'), { a: 1, b: 1, c: 1, d: 1 })
  })

  test('is 0 for one among others, null without tie or sector', () => {
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['a', 'x'],
      ],
      [...sector('a', 'S'), ...sector('b', 'T'), ...sector('c', 'S')],
    )
    expect(valuesOf(network, 'ssi')).toEqual({ a: 0, b: 0, c: null, x: null })
    expect(columnOf(network, 'ssi').reason).toBe('no-known-sector')
  })

  test('a pair with one outsider each has half its ties inside', () => {
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['a', 'x'],
        ['b', 'y'],
      ],
      [...sector('ab', 'S'), ...sector('xy', 'T')],
    )
    expectNearAll(valuesOf(network, 'ssi'), { a: 0.5, b: 0.5, x: 0, y: 0 })
  })

  test('a centre with outsiders: λ and v in closed form', () => {
    // a – b, a – c of S; a has 2 outsiders, so that B_ab = B_ac = 1/4 and B_ba = B_ca = 1.
    const network = tieNetwork(
      [
        ['a', 'b'],
        ['a', 'c'],
        ['a', 'x'],
        ['a', 'y'],
      ],
      [...sector('abc', 'S'), ...sector('xy', 'T')],
    )
    // λ² = 2 · 1/4 · 1; v = (λ, 1, 1), mean (λ + 2) / 3.
    const lambda = Math.SQRT1_2
    const scale = (3 * lambda) / (lambda + 2)
    const values = valuesOf(network, 'ssi')
    expectNear(values['a'], lambda * scale)
    expectNear(values['b'], scale)
    expectNear(values['c'], scale)
  })

  test('on the karate club is an eigenvector of its club, of mean λ', () => {
    const network = karate()
    const values = valuesOf(network, 'ssi')
    const graph = { actors: network.actorIds, weight: new Map<string, number>() }
    for (const id of network.collaborationIds) {
      const [a = '', b = ''] = id.split('|')
      graph.weight.set(pairKey(a, b), 1)
    }
    const labels = new Map(
      network.actorIds.map((id, row): [string, string[]] => [
        id,
        [String(network.whole.packed.actors.sectors.codes[network.actorRows[row] ?? 0])],
      ]),
    )
    for (const label of ['0', '1']) {
      const club = network.actorIds.filter((id) => labels.get(id)?.[0] === label)
      const lambda = sum(club.map((id) => values[id] ?? 0)) / club.length
      for (const id of club) {
        const all = graph.actors.filter((b) => graph.weight.has(pairKey(id, b)) && b !== id)
        const inside = all.filter((b) => labels.get(b)?.[0] === label)
        const image = sum(inside.map((b) => values[b] ?? 0)) / all.length
        expectNear(image, lambda * (values[id] ?? 0))
      }
    }
  })
})
