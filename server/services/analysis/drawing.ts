import type { IsolationReason } from '../../domain/findings.ts'
import { project } from '../../network/projection.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { columnsOf, isolationById, orNull, type How } from './kept.ts'
import { laidOut, type Layout, type LayoutGroup } from './layouts.ts'
import { collaborationNameOf, firstSectorOf } from './labels.ts'
import { placesOf, type Places, type Positions } from './node-places.ts'
import { summarise, type Summary } from './summary.ts'

export type Mode = 'actors' | 'two-mode'

/** `newman`: Σ weight/(n − 1) over common collaborations; `shared`: how many they have in common. */
export type Weighting = 'newman' | 'shared'

export type DrawingAsked = {
  mode: Mode
  measures: string[]
  how?: How
  positions?: Positions
  layout?: Layout
  weighting?: Weighting
}

/** What the network view draws, in columns: row i of each is the same node. */
export type Drawing = {
  mode: Mode
  layout: Layout
  summary: Summary
  positioned: boolean
  /** What the discs of a layout by sector or territory stand for; none in others. */
  groups: LayoutGroup[]
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
 * layout gave them, or a provisional one (node-places.ts). O(actors + ties).
 */
export function draw(network: SlicedNetwork, asked: DrawingAsked): Drawing {
  const twoMode = asked.mode === 'two-mode'
  const total = network.actorCount + (twoMode ? network.collaborationCount : 0)
  const edges = twoMode ? linksOf(network) : tiesOf(network, asked.weighting ?? 'newman')
  const layout = asked.layout ?? 'forces'
  const laid = layout === 'forces' ? undefined : laidOut(network.whole, layout)
  const places = placesOf(network, laid ? idPlaces(network, laid) : asked.positions, total, edges)
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
    layout,
    summary: summarise(network),
    positioned: laid !== undefined || asked.positions !== undefined,
    groups: (laid?.groups ?? []).map((group) => countedIn(group, places, shelved, isActor)),
    sectors: actors.sectors.vocabulary,
    nodes: {
      id: nodes.map((node) =>
        isActor(node) ? (network.actorIds[node] ?? '') : (network.collaborationIds[p(node)] ?? ''),
      ),
      name: nodes.map((node) =>
        isActor(node) ? (actors.names[row(node)] ?? '') : collaborationNameOf(network, p(node)),
      ),
      kind: nodes.map((node) => (isActor(node) ? 'actor' : 'collaboration')),
      sector: nodes.map((node) => (isActor(node) ? firstSectorOf(network, node) : -1)),
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
      columnsOf(network, asked.measures, asked.how).map((column) => [
        column.measure,
        nodes.map((node) => (isActor(node) ? orNull(column.values[node]) : null)),
      ]),
    ),
  }
}

/** A disc of the layout with how many actors of the slice stand in it: it was made for all of them. */
function countedIn(
  group: LayoutGroup,
  { x, y }: Places,
  shelved: readonly boolean[],
  isActor: (node: number) => boolean,
): LayoutGroup {
  const reach = group.radius * 1.001 + 1e-9
  const isIn = (node: number) =>
    Math.hypot((x[node] ?? 0) - group.x, (y[node] ?? 0) - group.y) <= reach
  const count = shelved.reduce(
    (sum, isShelved, node) => sum + (!isShelved && isActor(node) && isIn(node) ? 1 : 0),
    0,
  )
  return { ...group, count }
}

function hasTie(network: SlicedNetwork, actor: number): boolean {
  const { offsets } = project(network)
  return offsets[actor] !== offsets[actor + 1]
}

function tiesOf(network: SlicedNetwork, weighting: Weighting): Drawing['edges'] {
  const { offsets, neighbours, weights } = project(network)
  const shared = weighting === 'shared' ? sharedCounts(network) : undefined
  const edges: Drawing['edges'] = { source: [], target: [], weight: [] }
  for (let actor = 0; actor < network.actorCount; actor++) {
    const counts = shared?.(actor)
    const end = offsets[actor + 1] ?? 0
    for (let k = offsets[actor] ?? 0; k < end; k++) {
      const partner = neighbours[k] ?? 0
      if (partner < actor) continue
      edges.source.push(actor)
      edges.target.push(partner)
      edges.weight.push(counts ? (counts[partner] ?? 0) : (weights[k] ?? 0))
    }
  }
  return edges
}

/** How many collaborations an actor shares with each other one; the same column for every call. */
function sharedCounts(network: SlicedNetwork): (actor: number) => Int32Array {
  const counts = new Int32Array(network.actorCount)
  const { actorOffsets, actorCollaborations } = network
  const { collaborationOffsets, collaborationMembers } = network
  return (actor) => {
    counts.fill(0)
    const end = actorOffsets[actor + 1] ?? 0
    for (let k = actorOffsets[actor] ?? 0; k < end; k++) {
      const p = actorCollaborations[k] ?? 0
      const last = collaborationOffsets[p + 1] ?? 0
      for (let m = collaborationOffsets[p] ?? 0; m < last; m++) {
        const partner = collaborationMembers[m] ?? 0
        counts[partner] = (counts[partner] ?? 0) + 1
      }
    }
    return counts
  }
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

/** Places by row of the whole network → of the slice's actors, by id. */
function idPlaces(
  network: SlicedNetwork,
  { x, y }: { x: Float64Array; y: Float64Array },
): Positions {
  const rows = Array.from(network.actorRows)
  return {
    ids: network.actorIds,
    x: rows.map((row) => x[row] ?? Number.NaN),
    y: rows.map((row) => y[row] ?? Number.NaN),
  }
}
