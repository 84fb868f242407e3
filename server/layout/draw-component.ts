import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { Rows } from '../network/components.ts'
import { toGraphology } from '../network/graphology.ts'
import type { Point } from './place-beside.ts'

/** The graph that is drawn: actors first, then collaborations where it is the two-mode graph. */
export type DrawnGraph = Rows & { weights: Float64Array }

/** Exact repulsion costs n² for each step: past this the Barnes and Hut approximation is used. */
const EXACT_UP_TO = 500

/**
 * Places for the rows of one component, by row. A component in which everybody is tied to everybody
 * is a circle; any other is drawn by ForceAtlas2 from a seeded start.
 */
export function drawComponent(
  graph: DrawnGraph,
  rows: readonly number[],
  iterations: number,
  random: () => number,
): Map<number, Point> {
  const isComplete = rows.every((row) => degreeOf(graph, row) === rows.length - 1)
  if (isComplete) return circle(rows)
  const spread = Math.sqrt(rows.length)
  const start = new Map(
    rows.map((row) => [row, { x: (random() - 0.5) * spread, y: (random() - 0.5) * spread }]),
  )
  const drawing = toGraphology(graph, rows, (row) => start.get(row) ?? { x: 0, y: 0 })
  const places = forceAtlas2(drawing, {
    iterations,
    getEdgeWeight: 'weight',
    settings: {
      ...forceAtlas2.inferSettings(rows.length),
      barnesHutOptimize: rows.length > EXACT_UP_TO,
      barnesHutTheta: 0.8,
    },
  })
  return new Map(rows.map((row) => [row, places[String(row)] ?? { x: 0, y: 0 }]))
}

function circle(rows: readonly number[]): Map<number, Point> {
  const turn = (2 * Math.PI) / rows.length
  return new Map(
    rows.map((row, index) => [row, { x: Math.cos(index * turn), y: Math.sin(index * turn) }]),
  )
}

function degreeOf(graph: Rows, row: number): number {
  return (graph.offsets[row + 1] ?? 0) - (graph.offsets[row] ?? 0)
}
