import type { Finding } from '../../domain/findings.ts'
import { computeFindings } from './computing.ts'
import { findCutPoints, type CutPoints } from '../../network/cut-points.ts'
import { sizeCuts } from '../../network/cut-sizes.ts'
import { memberCount } from '../../network/incidence.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { twoModeGraph } from '../../network/two-mode-graph.ts'
import { cutOffFinder } from './cut-off-names.ts'
import { collaborationNameOf, nameOf, sectorsOf } from './labels.ts'

type Named = { id: string; name: string }

/** How many actors would be cut off, and the first of them; no names where finding them takes too long. */
type CutOff = { cutOff: number; names: Named[] }

/** What would come apart without one actor or one collaboration: `cutOff` actors, in `groups` groups. */
export type CutActor = Named & CutOff & { sectors: string[]; groups: number }
export type CutCollaboration = Named & CutOff & { members: number; groups: number }
/** A tie that alone holds two groups together, and the actors on its smaller side. */
export type Bridge = CutOff & { a: Named; b: Named }

export type Cuts = {
  articulation: Finding
  cutCollaborations: Finding
  bridges: Finding
  /** Each list is cut at LISTED; the findings have the counts. Most cut off first, then by id. */
  actors: CutActor[]
  collaborations: CutCollaboration[]
  ties: Bridge[]
}

const LISTED = 100
/** So many of those cut off are named. */
const NAMED = 50

/** The actors, collaborations and ties without which others would no longer hold together. */
export function describeCuts(network: SlicedNetwork): Cuts {
  const [articulation, cutCollaborations, bridges] = computeFindings(network, [
    'articulation-actors',
    'cut-collaborations',
    'bridges',
  ])
  if (!articulation || !cutCollaborations || !bridges) throw new RangeError('no finding of cuts')
  const { actorCount } = network
  const { cuts, cutOff } = twoModeCuts(network)
  const finder = cutOffFinder(twoModeGraph(network), (row) => row < actorCount)
  const named = (actor: number) => ({
    id: network.actorIds[actor] ?? '',
    name: nameOf(network, actor),
  })
  return {
    articulation,
    cutCollaborations,
    bridges,
    actors: worst(actorCount, (actor) =>
      (cuts.extraMarked[actor] ?? 0) > 0 ? (cutOff[actor] ?? 0) : 0,
    ).map(([actor, lost]) => ({
      ...named(actor),
      sectors: sectorsOf(network, actor),
      groups: (cuts.extraMarked[actor] ?? 0) + 1,
      cutOff: lost,
      names: finder.withoutRow(actor).slice(0, NAMED).map(named),
    })),
    collaborations: worst(network.collaborationCount, (p) => cutOff[actorCount + p] ?? 0).map(
      ([p, lost]) => ({
        id: network.collaborationIds[p] ?? '',
        name: collaborationNameOf(network, p),
        members: memberCount(network, p),
        groups: (cuts.extra[actorCount + p] ?? 0) + 1,
        cutOff: lost,
        names: finder
          .withoutRow(actorCount + p)
          .slice(0, NAMED)
          .map(named),
      }),
    ),
    ties: bridgesOf(network, named),
  }
}

type TwoModeCuts = { cuts: CutPoints; cutOff: Int32Array }

const known = new WeakMap<SlicedNetwork, TwoModeCuts>()

/** Rows: actors, then collaborations; `cutOff` counts actors. */
function twoModeCuts(network: SlicedNetwork): TwoModeCuts {
  const found = known.get(network)
  if (found) return found
  const graph = twoModeGraph(network)
  const isActor = (row: number) => row < network.actorCount
  const cuts = findCutPoints(graph, isActor)
  const made = { cuts, cutOff: sizeCuts(graph, cuts, isActor).cutOff }
  known.set(network, made)
  return made
}

/** What the end of one collaboration of the slice (by its row there) would do. */
export function cutOfCollaboration(
  network: SlicedNetwork,
  collaboration: number,
): { groups: number; cutOff: number } {
  const { cuts, cutOff } = twoModeCuts(network)
  const row = network.actorCount + collaboration
  return { groups: (cuts.extra[row] ?? 0) + 1, cutOff: cutOff[row] ?? 0 }
}

const everyone = () => true

function bridgesOf(network: SlicedNetwork, named: (actor: number) => Named): Bridge[] {
  const graph = project(network)
  const cuts = findCutPoints(graph, everyone)
  const { bridgeSides } = sizeCuts(graph, cuts, everyone)
  const finder = cutOffFinder(graph, everyone)
  return worst(cuts.bridges.length, (k) => bridgeSides[k] ?? 0).map(([k, cutOff]) => {
    const [a = 0, b = 0] = (cuts.bridges[k] ?? [0, 0]).toSorted((x, y) => x - y)
    const names = finder.withoutEntry(a, b).slice(0, NAMED).map(named)
    return { a: named(a), b: named(b), cutOff, names }
  })
}

/** The rows that cut someone off, most first; rows are in the order of ids. */
function worst(rows: number, lostOf: (row: number) => number): [row: number, lost: number][] {
  return Array.from({ length: rows }, (_, row): [number, number] => [row, lostOf(row)])
    .filter(([, lost]) => lost > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, LISTED)
}
