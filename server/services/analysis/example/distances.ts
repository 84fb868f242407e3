import { breadthFirst, breadthFirstSpace } from '../../../network/breadth-first.ts'
import { findComponents, type Rows } from '../../../network/components.ts'
import { project } from '../../../network/projection.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { twoModeGraph } from '../../../network/two-mode-graph.ts'
import { distancesOf } from '../../../measures/structure/distances.ts'
import { actorLine, collaborationLine } from './line.ts'
import type { ExampleLine, ExampleLines, Teller, Worker } from './line.ts'

// What distances are worked out from: how many pairs are so many steps apart, and a longest path.

/** Longest distances are rare: past so many lines they are told together. */
const MAX_LINES = 8

/** Unordered pairs at 1, 2, 3 … steps. */
function pairsBySteps(network: SlicedNetwork): { steps: number; pairs: number }[] {
  return distancesOf(network)
    .atDistance.map((ordered, steps) => ({ steps, pairs: ordered / 2 }))
    .slice(1)
}

const sumOf = (network: SlicedNetwork, each: (steps: number, pairs: number) => number): number =>
  pairsBySteps(network).reduce((sum, { steps, pairs }) => sum + each(steps, pairs), 0)

const allPairs = ({ actorCount }: SlicedNetwork): number => (actorCount * (actorCount - 1)) / 2

/** A line for each distance, with what its pairs add to the term. */
const bySteps =
  (adds: string, each: (steps: number, pairs: number) => number): Teller =>
  (network): ExampleLines => {
    const lines = pairsBySteps(network).map(({ steps, pairs }): ExampleLine => ({
      id: String(steps),
      name: '',
      opens: 'nothing',
      value: each(steps, pairs),
      about: { kind: 'distance', steps, pairs },
    }))
    const others = lines.slice(MAX_LINES)
    return {
      lines: lines.slice(0, MAX_LINES),
      ...(others.length > 0 && {
        rest: {
          count: others.length,
          value: others.reduce((sum, { value }) => sum + (value ?? 0), 0),
        },
      }),
      adds,
      title: 'distribution',
    }
  }

/** The rows of a shortest path from `start` to the row farthest from it; the lowest among equals. */
function longestFrom(graph: Rows, start: number): number[] {
  const space = breadthFirstSpace(graph.offsets.length - 1)
  const reached = breadthFirst(graph, start, space)
  const last = space.order[reached - 1] ?? start
  const path = [last]
  for (let row = last, left = space.distance[last] ?? 0; left > 0; left--) {
    const before = graph.neighbours
      .subarray(graph.offsets[row], graph.offsets[row + 1])
      .find((one) => space.mark[one] === start && space.distance[one] === left - 1)
    if (before === undefined) break
    path.unshift(before)
    row = before
  }
  return path
}

/** Each actor on a longest path, with its number of steps from the first. */
const longestPath: Teller = (network) => ({
  lines: longestFrom(project(network), distancesOf(network).end).map((actor, steps) => ({
    ...actorLine(network, actor),
    value: steps,
    about: { kind: 'value' },
  })),
  title: 'path',
})

/** The search for an end of a longest two-mode path stops after so many visits: it is only an example. */
const MAX_VISITS = 50_000_000

/** The same by way of collaborations, within the largest component. */
const longestTwoModePath: Teller = (network, { value }) => {
  const graph = twoModeGraph(network)
  const { componentOf, sizes } = findComponents(graph)
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
  const space = breadthFirstSpace(componentOf.length)
  const starts = Math.ceil(MAX_VISITS / Math.max(1, graph.neighbours.length))
  const start = componentOf.slice(0, starts).findIndex((component, row) => {
    if (sizes[component] !== largest) return false
    const reached = breadthFirst(graph, row, space)
    return space.distance[space.order[reached - 1] ?? 0] === value
  })
  if (start === -1) return { lines: [] }
  return {
    lines: longestFrom(graph, start).map((row, steps) => ({
      ...(row < network.actorCount
        ? actorLine(network, row)
        : collaborationLine(network, row - network.actorCount)),
      value: steps,
      about: { kind: 'value' },
    })),
    title: 'path',
  }
}

export const distanceWorkings: [string, Worker][] = [
  [
    'mean-distance',
    (network) => ({
      form: 'ratio',
      terms: [
        {
          code: 'mean-distance.steps',
          value: sumOf(network, (steps, pairs) => steps * pairs),
        },
        { code: 'joinedPairs', value: sumOf(network, (_, pairs) => pairs) },
      ],
    }),
  ],
  [
    'global-efficiency',
    (network) => ({
      form: 'ratio',
      terms: [
        {
          code: 'global-efficiency.nearness',
          value: sumOf(network, (steps, pairs) => pairs / steps),
        },
        { code: 'allPairs', value: allPairs(network) },
      ],
    }),
  ],
]

export const distanceLines: [string, Teller][] = [
  ['mean-distance', bySteps('joinedPairs', (_, pairs) => pairs)],
  ['global-efficiency', bySteps('global-efficiency.nearness', (steps, pairs) => pairs / steps)],
  ['diameter', longestPath],
  ['two-mode-diameter', longestTwoModePath],
]
