import { AppError } from '../../errors.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { collaborationNameOf, nameOf } from './labels.ts'

export type PathAsked = { source: string; target: string }

type Named = { id: string; name: string }

/** One of the shortest ways from an actor to another, by common collaborations. */
export type Path = {
  /** Ties from one end to the other; null when there is no way in the slice. */
  length: number | null
  /** How many ways are as short, counted by the actors on them. */
  count: number
  /** From the source to the target, both among them; where ways part, the first by id. */
  actors: Named[]
  /** By tie: every collaboration that the two have in common, by id. */
  steps: { collaborations: Named[] }[]
}

const NO_WAY: Path = { length: null, count: 0, actors: [], steps: [] }

/**
 * The shortest way between two actors of the slice, breadth first over who shares a collaboration.
 * O(Σ n_p²) over the collaborations met, at worst all.
 * @throws AppError actor-not-found for an id that is not in the network
 */
export function findPath(network: SlicedNetwork, { source, target }: PathAsked): Path {
  const [from, to] = [rowOf(network, source), rowOf(network, target)]
  if (from === -1 || to === -1) return NO_WAY
  const { distance, ways } = reach(network, from, to)
  const length = distance[to] ?? -1
  if (length < 0) return NO_WAY
  const rows = [to]
  while (rows[0] !== from) {
    const here = rows[0] ?? from
    // Rows are in the order of ids: the least of them is the first by id.
    let before = network.actorCount
    forEachPartner(network, here, (partner) => {
      if (distance[partner] === (distance[here] ?? 0) - 1) before = Math.min(before, partner)
    })
    rows.unshift(before)
  }
  return {
    length,
    count: ways[to] ?? 0,
    actors: rows.map((row) => ({ id: network.actorIds[row] ?? '', name: nameOf(network, row) })),
    steps: rows.slice(1).map((row, i) => ({
      collaborations: common(network, rows[i] ?? 0, row),
    })),
  }
}

/** Distances from one actor until the other is reached, −1 beyond; and how many ways are as short. */
function reach(network: SlicedNetwork, from: number, to: number) {
  const distance = new Int32Array(network.actorCount).fill(-1)
  const ways = new Float64Array(network.actorCount)
  distance[from] = 0
  ways[from] = 1
  let front = [from]
  while (front.length > 0 && distance[to] === -1) {
    const next: number[] = []
    for (const here of front) {
      const step = (distance[here] ?? 0) + 1
      forEachPartner(network, here, (partner) => {
        if (distance[partner] === -1) {
          distance[partner] = step
          next.push(partner)
        }
        if (distance[partner] === step) ways[partner] = (ways[partner] ?? 0) + (ways[here] ?? 0)
      })
    }
    front = next
  }
  return { distance, ways }
}

/** Visits each partner of an actor once, however many collaborations they share. */
function forEachPartner(
  network: SlicedNetwork,
  actor: number,
  visit: (partner: number) => void,
): void {
  const { actorOffsets, actorCollaborations } = network
  const { collaborationOffsets, collaborationMembers } = network
  const seen = new Set([actor])
  const end = actorOffsets[actor + 1] ?? 0
  for (let k = actorOffsets[actor] ?? 0; k < end; k++) {
    const p = actorCollaborations[k] ?? 0
    const last = collaborationOffsets[p + 1] ?? 0
    for (let m = collaborationOffsets[p] ?? 0; m < last; m++) {
      const partner = collaborationMembers[m] ?? 0
      if (seen.has(partner)) continue
      seen.add(partner)
      visit(partner)
    }
  }
}

function common(network: SlicedNetwork, a: number, b: number): Named[] {
  const of = (actor: number) =>
    network.actorCollaborations.subarray(
      network.actorOffsets[actor],
      network.actorOffsets[actor + 1],
    )
  const theirs = new Set(of(b))
  return Array.from(of(a))
    .filter((p) => theirs.has(p))
    .map((p) => ({
      id: network.collaborationIds[p] ?? '',
      name: collaborationNameOf(network, p),
    }))
}

/** The actor's row, −1 for one that the slice leaves out. */
function rowOf(network: SlicedNetwork, id: string): number {
  const row = network.actorIds.indexOf(id)
  if (row === -1 && !network.whole.packed.actors.ids.includes(id))
    throw new AppError('actor-not-found', { actorId: id })
  return row
}
