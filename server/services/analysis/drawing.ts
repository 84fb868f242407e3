import type { IsolationReason } from '../../domain/findings.ts'
import { project } from '../../network/projection.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { columnsOf, isolationById, orNull } from './kept.ts'
import { collaborationNameOf } from './labels.ts'
import { summarise, type Summary } from './summary.ts'

export type Mode = 'actors' | 'two-mode'

/** Places of actors by id, as the layout job left them. */
export type Positions = { ids: string[]; x: number[]; y: number[] }

export type DrawingAsked = { mode: Mode; measures: string[]; positions?: Positions }

/** What the network view draws, in columns: row i of each is the same node. */
export type Drawing = {
  mode: Mode
  summary: Summary
  positioned: boolean
  sectors: string[]
  nodes: {
    id: string[]
    name: string[]
    kind: ('actor' | 'collaboration')[]
    sector: number[]
    x: (number | null)[]
    y: (number | null)[]
    outside: boolean[]
    isolation: (IsolationReason | null)[]
    shelved: boolean[]
  }
  edges: { source: number[]; target: number[]; weight: number[] }
  measures: Record<string, (number | null)[]>
}

/**
 * Draws a slice. Nodes without a tie are shelved and have no place; the others have the place that the
 * layout gave them, or a provisional one beside their partners, or on a circle in the order of ids.
 * O(actors + ties).
 */
export function draw(network: SlicedNetwork, asked: DrawingAsked): Drawing {
  const twoMode = asked.mode === 'two-mode'
  const total = network.actorCount + (twoMode ? network.collaborationCount : 0)
  const edges = twoMode ? linksOf(network) : tiesOf(network)
  const places = placesOf(network, asked, total, edges)
  const isolation = isolationById(network)
  const { actors } = network.whole.packed
  const isActor = (node: number) => node < network.actorCount
  const nodes = Array.from({ length: total }, (_, node) => node)
  const row = (node: number) => network.actorRows[node] ?? 0
  const p = (node: number) => node - network.actorCount
  const shelved = nodes.map((node) =>
    isActor(node)
      ? twoMode
        ? collaborationCountOf(network, node) === 0
        : !hasTie(network, node)
      : false,
  )
  return {
    mode: asked.mode,
    summary: summarise(network),
    positioned: asked.positions !== undefined,
    sectors: actors.sectors.vocabulary,
    nodes: {
      id: nodes.map((node) =>
        isActor(node) ? (network.actorIds[node] ?? '') : (network.collaborationIds[p(node)] ?? ''),
      ),
      name: nodes.map((node) =>
        isActor(node) ? (actors.names[row(node)] ?? '') : collaborationNameOf(network, p(node)),
      ),
      kind: nodes.map((node) => (isActor(node) ? 'actor' : 'collaboration')),
      sector: nodes.map((node) => (isActor(node) ? firstSector(network, node) : -1)),
      x: nodes.map((node) => (shelved[node] ? null : (places.x[node] ?? 0))),
      y: nodes.map((node) => (shelved[node] ? null : (places.y[node] ?? 0))),
      outside: nodes.map((node) => isActor(node) && network.isCounted[node] !== 1),
      isolation: nodes.map((node) =>
        isActor(node) ? (isolation.get(network.actorIds[node] ?? '')?.reason ?? null) : null,
      ),
      shelved,
    },
    edges,
    measures: Object.fromEntries(
      columnsOf(network, asked.measures).map((column) => [
        column.measure,
        nodes.map((node) => (isActor(node) ? orNull(column.values[node]) : null)),
      ]),
    ),
  }
}

function hasTie(network: SlicedNetwork, actor: number): boolean {
  const { offsets } = project(network)
  return offsets[actor] !== offsets[actor + 1]
}

function firstSector(network: SlicedNetwork, actor: number): number {
  const { offsets, codes } = network.whole.packed.actors.sectors
  const row = network.actorRows[actor] ?? 0
  const start = offsets[row] ?? 0
  return start === offsets[row + 1] ? -1 : (codes[start] ?? -1)
}

function tiesOf(network: SlicedNetwork): Drawing['edges'] {
  const { offsets, neighbours, weights } = project(network)
  const edges: Drawing['edges'] = { source: [], target: [], weight: [] }
  for (let actor = 0; actor < network.actorCount; actor++) {
    const end = offsets[actor + 1] ?? 0
    for (let k = offsets[actor] ?? 0; k < end; k++) {
      const partner = neighbours[k] ?? 0
      if (partner < actor) continue
      edges.source.push(actor)
      edges.target.push(partner)
      edges.weight.push(weights[k] ?? 0)
    }
  }
  return edges
}

function linksOf(network: SlicedNetwork): Drawing['edges'] {
  const edges: Drawing['edges'] = { source: [], target: [], weight: [] }
  for (let actor = 0; actor < network.actorCount; actor++) {
    const end = network.actorOffsets[actor + 1] ?? 0
    for (let k = network.actorOffsets[actor] ?? 0; k < end; k++) {
      edges.source.push(actor)
      edges.target.push(network.actorCount + (network.actorCollaborations[k] ?? 0))
      edges.weight.push(1)
    }
  }
  return edges
}

type Places = { x: Float64Array; y: Float64Array }

function placesOf(
  network: SlicedNetwork,
  { positions }: DrawingAsked,
  total: number,
  edges: Drawing['edges'],
): Places {
  const x = new Float64Array(total).fill(Number.NaN)
  const y = new Float64Array(total).fill(Number.NaN)
  if (positions) {
    setKnown(positions, network.actorIds, x, y)
    placeBesidePartners(edges, x, y)
  }
  for (let node = 0; node < total; node++) {
    if (!Number.isNaN(x[node])) continue
    x[node] = Math.cos((2 * Math.PI * node) / total)
    y[node] = Math.sin((2 * Math.PI * node) / total)
  }
  return { x, y }
}

function setKnown(
  known: Positions,
  ids: readonly string[],
  x: Float64Array,
  y: Float64Array,
): void {
  const rows = new Map(known.ids.map((id, row) => [id, row]))
  for (const [node, id] of ids.entries()) {
    const row = rows.get(id)
    if (row === undefined) continue
    x[node] = known.x[row] ?? Number.NaN
    y[node] = known.y[row] ?? Number.NaN
  }
}

/** Newcomers since the layout, and collaborations, stand at the mean of the partners that have a place. */
function placeBesidePartners(
  { source, target }: Drawing['edges'],
  x: Float64Array,
  y: Float64Array,
) {
  const sums = new Map<number, { x: number; y: number; count: number }>()
  const add = (node: number, partner: number) => {
    if (!Number.isNaN(x[node]) || Number.isNaN(x[partner])) return
    const sum = sums.get(node) ?? { x: 0, y: 0, count: 0 }
    sums.set(node, sum)
    sum.x += x[partner] ?? 0
    sum.y += y[partner] ?? 0
    sum.count++
  }
  for (const [k, from] of source.entries()) {
    const to = target[k] ?? 0
    add(from, to)
    add(to, from)
  }
  for (const [node, sum] of sums) {
    x[node] = sum.x / sum.count
    y[node] = sum.y / sum.count
  }
}
