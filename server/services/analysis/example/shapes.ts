import { countTriangles, pairsOfPartners } from '../../../measures/position/triangles.ts'
import { countPaths, forEachActor } from '../../../measures/position/two-mode-clustering.ts'
import { bestFit, byPartners } from '../../../measures/structure/core-periphery.ts'
import { endsOfTies } from '../../../measures/structure/degree-assortativity.ts'
import { tiesOf, type Ties } from '../../../measures/structure/drawn-ties.ts'
import { findCutPoints } from '../../../network/cut-points.ts'
import { memberCount } from '../../../network/incidence.ts'
import { project } from '../../../network/projection.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { nameOf } from '../labels.ts'
import { actorLine, collaborationLine, everyActor, largestOf, LINES, total } from './line.ts'
import type { ExampleLine, Teller, Worker } from './line.ts'

// What numbers of the whole network are worked out from, where it is neither parts of the finding nor
// plain counts: triangles, pairs that meet again, bridges, the core.

const degreeOf = (network: SlicedNetwork, actor: number): number => {
  const { offsets } = project(network)
  return (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
}

const partnersOf = (network: SlicedNetwork, actor: number): Int32Array => {
  const { offsets, neighbours } = project(network)
  return neighbours.subarray(offsets[actor], offsets[actor + 1])
}

/** The actors of most partners, and how many theirs have on average. */
const wellConnected: Teller = (network) => ({
  lines: byPartners(Int32Array.from(everyActor(network, (actor) => degreeOf(network, actor))))
    .slice(0, LINES)
    .map((actor) => {
      const partners = partnersOf(network, actor)
      return {
        ...actorLine(network, actor),
        value: partners.length,
        about: {
          kind: 'partners',
          mean: mean(Float64Array.from(partners, (one) => degreeOf(network, one))),
        },
      }
    }),
})

const tiesIn = (network: SlicedNetwork): Ties =>
  tiesOf(
    { offsets: network.collaborationOffsets, members: network.collaborationMembers },
    network.actorCount,
  )

const mean = (values: Float64Array): number => total(values) / values.length

const alike: Worker = (network, { measure }) => {
  const { from, to } = endsOfTies(network)
  return {
    form: 'alike',
    terms: [
      { code: `${measure}.products`, value: mean(from.map((one, k) => one * (to[k] ?? 0))) },
      { code: `${measure}.mean`, value: mean(from) },
      { code: `${measure}.squares`, value: mean(from.map((one) => one * one)) },
    ],
  }
}

const core: Worker = (network, { measure }) => {
  const found = bestFit(tiesIn(network))
  if (found === undefined) return undefined
  const terms = (['all', 'ties', 'pattern', 'both'] as const).map((code) => ({
    code: `${measure}.${code}`,
    value: found[code],
  }))
  return { form: 'fit', terms }
}

/** Pairs of partners that are tied themselves, by actor: a triangle is seen from its three corners. */
const tiedPartners: Teller = (network) => {
  const graph = project(network)
  const lines = [...countTriangles(graph)].map((triangles, actor): ExampleLine => ({
    ...actorLine(network, actor),
    value: triangles,
    about: { kind: 'pairs', pairs: pairsOfPartners(graph, actor) },
  }))
  return largestOf(
    lines.filter(({ value }) => value !== 0),
    'transitivity.tied',
  )
}

/** The local coefficients; among equals those of most partners, which say most. */
const localShares: Teller = (network) => {
  const graph = project(network)
  const triangles = countTriangles(graph)
  const order = byPartners(Int32Array.from(everyActor(network, (one) => degreeOf(network, one))))
  const lines = order.flatMap((actor): ExampleLine[] => {
    const pairs = pairsOfPartners(graph, actor)
    const value = pairs > 0 ? (triangles[actor] ?? 0) / pairs : 0
    return value === 0
      ? []
      : [{ ...actorLine(network, actor), value, about: { kind: 'pairs', pairs } }]
  })
  return largestOf(lines, 'mean-clustering.sum')
}

const sumOfShares = (network: SlicedNetwork): number => {
  const graph = project(network)
  return total(
    countTriangles(graph).map((triangles, actor) => {
      const pairs = pairsOfPartners(graph, actor)
      return pairs > 0 ? triangles / pairs : 0
    }),
  )
}

/** Pairs of actors by how many pairs of collaborations they share. */
const meetingAgain = (network: SlicedNetwork): ExampleLine[] => {
  const lines: ExampleLine[] = []
  forEachActor(network, (actor, partners, shared) => {
    for (const partner of partners) {
      const common = shared[partner] ?? 0
      if (partner < actor || common < 2) continue
      lines.push({
        ...actorLine(network, actor),
        name: `${nameOf(network, actor)} – ${nameOf(network, partner)}`,
        value: (common * (common - 1)) / 2,
        about: { kind: 'holding', of: 'actor', count: common },
      })
    }
  })
  return lines
}

/** Ties that alone hold two groups, or an actor, to the rest. */
const bridgesOf = (network: SlicedNetwork): [number, number][] =>
  findCutPoints(project(network), () => true).bridges

const isBetween = (network: SlicedNetwork, [a, b]: [number, number]): boolean =>
  degreeOf(network, a) > 1 && degreeOf(network, b) > 1

const bridgeLines: Teller = (network) => {
  const lines = bridgesOf(network).flatMap(([a, b]): ExampleLine[] => {
    const own = network.actorCollaborations.subarray(
      network.actorOffsets[a],
      network.actorOffsets[a + 1],
    )
    // Three in one collaboration make a circle: what bridges is a collaboration of these two alone.
    const common = own.find((p) => {
      const start = network.collaborationOffsets[p] ?? 0
      const members = network.collaborationMembers.subarray(start, start + memberCount(network, p))
      return members.length === 2 && members.includes(b)
    })
    if (common === undefined) return []
    const between = isBetween(network, [a, b])
    return [
      {
        ...collaborationLine(network, common),
        name: `${nameOf(network, a)} – ${nameOf(network, b)}`,
        value: null,
        about: { kind: 'bridge', between },
      },
    ]
  })
  return { lines: lines.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, LINES) }
}

/** Those between two groups before the ends of the network. */
const rankOf = ({ about }: ExampleLine): number =>
  about.kind === 'bridge' && about.between ? 0 : 1

export const shapeWorkings: [string, Worker][] = [
  [
    'bridges',
    (network, { measure }) => {
      const bridges = bridgesOf(network)
      const between = bridges.filter((bridge) => isBetween(network, bridge)).length
      return {
        form: 'sum',
        terms: [
          { code: `${measure}.between`, value: between },
          { code: `${measure}.ends`, value: bridges.length - between },
        ],
      }
    },
  ],
  ['core-periphery', core],
  ['degree-assortativity', alike],
  [
    'mean-clustering',
    (network) => ({
      form: 'ratio',
      terms: [
        { code: 'mean-clustering.sum', value: sumOfShares(network) },
        { code: 'N', value: network.actorCount },
      ],
    }),
  ],
  [
    'transitivity',
    (network) => {
      const graph = project(network)
      const pairs = everyActor(network, (actor) => pairsOfPartners(graph, actor))
      return {
        form: 'ratio',
        terms: [
          { code: 'transitivity.tied', value: total(countTriangles(graph)) },
          { code: 'transitivity.pairs', value: total(pairs) },
        ],
      }
    },
  ],
  [
    'two-mode-clustering',
    (network, { measure }) => ({
      form: 'fourfold',
      terms: [
        {
          code: `${measure}.cycles`,
          value: total(meetingAgain(network).map(({ value }) => value ?? 0)),
        },
        { code: `${measure}.paths`, value: countPaths(network) },
      ],
    }),
  ],
]

export const shapeLines: [string, Teller][] = [
  ['bridges', bridgeLines],
  ['core-periphery', wellConnected],
  ['degree-assortativity', wellConnected],
  ['mean-clustering', localShares],
  ['transitivity', tiedPartners],
  [
    'two-mode-clustering',
    (network, { measure }) => ({
      ...largestOf(meetingAgain(network), `${measure}.cycles`),
      title: 'pairs',
    }),
  ],
]
