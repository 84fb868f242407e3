import { ROLES } from '../domain/records.ts'
import type { SlicedNetwork } from './sliced-network.ts'

/**
 * The declared directed ties of a slice, each pair once in its direction, in (source, target) order:
 * from every `source` to every `target` of a directed collaboration. The weight is the greatest of the
 * collaborations that declare it.
 */
export type Arcs = { source: Int32Array; target: Int32Array; weight: Float64Array }

const SOURCE = ROLES.indexOf('source')
const TARGET = ROLES.indexOf('target')

const known = new WeakMap<SlicedNetwork, Arcs>()

/** The arcs of a slice, read once for each. O(participations + arcs log arcs). */
export function readArcs(network: SlicedNetwork): Arcs {
  let arcs = known.get(network)
  if (arcs === undefined) {
    arcs = computeArcs(network)
    known.set(network, arcs)
  }
  return arcs
}

function computeArcs(network: SlicedNetwork): Arcs {
  const { collaborations } = network.whole.packed
  const weights = new Map<number, number>()
  const { actorCount } = network
  for (const [p, { sources, targets }] of endsByCollaboration(network)) {
    const weight = collaborations.weight[p] ?? 0
    for (const source of sources) {
      for (const target of targets) {
        if (source === target) continue
        const key = source * actorCount + target
        weights.set(key, Math.max(weights.get(key) ?? 0, weight))
      }
    }
  }
  const keys = Float64Array.from(weights.keys()).toSorted()
  return {
    source: Int32Array.from(keys, (key) => Math.floor(key / actorCount)),
    target: Int32Array.from(keys, (key) => key % actorCount),
    weight: keys.map((key) => weights.get(key) ?? 0),
  }
}

type Ends = { sources: number[]; targets: number[] }

/** Actors of the slice at each end of its directed collaborations, by collaboration row of the whole. */
function endsByCollaboration(network: SlicedNetwork): Map<number, Ends> {
  const { participations, packed } = network.whole
  const rowOf = new Int32Array(network.whole.actorCount).fill(-1)
  for (const [row, whole] of network.actorRows.entries()) rowOf[whole] = row
  const members = membersOfDirected(network)
  const ends = new Map<number, Ends>()
  for (let row = 0; row < participations.actor.length; row++) {
    const p = participations.collaboration[row] ?? 0
    const role = participations.role[row]
    if (packed.collaborations.directed[p] !== 1) continue
    const actor = rowOf[participations.actor[row] ?? 0] ?? -1
    if (actor === -1 || members.get(p)?.has(actor) !== true) continue
    const both = ends.get(p) ?? { sources: [], targets: [] }
    ends.set(p, both)
    if (role === SOURCE) both.sources.push(actor)
    else if (role === TARGET) both.targets.push(actor)
  }
  return ends
}

function membersOfDirected(network: SlicedNetwork): Map<number, Set<number>> {
  const { directed } = network.whole.packed.collaborations
  const members = new Map<number, Set<number>>()
  for (const [p, whole] of network.collaborationRows.entries()) {
    if (directed[whole] !== 1) continue
    const own = network.collaborationMembers.subarray(
      network.collaborationOffsets[p],
      network.collaborationOffsets[p + 1],
    )
    members.set(whole, new Set(own))
  }
  return members
}
