import type { Reason } from '../../domain/findings.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** The share of the actors with a tie that are hubs, those of equal degree not counted. */
export const HUB_SHARE = 0.05

/** The hubs of a slice and how far each actor is from one, in ties; −1 where none is reached. */
export type Hubs = {
  rows: number[]
  distance: Int32Array
  /** The nearest hub of each actor, of several the first by id; −1 where none is reached. */
  nearest: Int32Array
  /** Why an actor that no hub is reached from is none. */
  reasonOf: (actor: number) => Reason | undefined
}

/**
 * Hubs are the actors of highest degree: the ⌈share · n⌉ first of the n actors with a tie, and all of
 * the same degree as the last of them. Where all have the same degree there is none. One search from all
 * hubs at once: O(actors log actors + ties).
 */
export function findHubs(network: SlicedNetwork, share = HUB_SHARE): Hubs {
  const { offsets, neighbours } = project(network)
  const degree = (actor: number) => (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
  const rows = hubRows(network.actorCount, degree, share)
  const distance = new Int32Array(network.actorCount).fill(-1)
  const nearest = new Int32Array(network.actorCount).fill(-1)
  const queue = new Int32Array(network.actorCount)
  let tail = 0
  for (const row of rows) {
    distance[row] = 0
    nearest[row] = row
    queue[tail++] = row
  }
  // Hubs come in the order of ids, and so does every further round: the first to arrive is the first by id.
  for (let head = 0; head < tail; head++) {
    const row = queue[head] ?? 0
    for (let k = offsets[row] ?? 0; k < (offsets[row + 1] ?? 0); k++) {
      const next = neighbours[k] ?? 0
      if (distance[next] !== -1) continue
      distance[next] = (distance[row] ?? 0) + 1
      nearest[next] = nearest[row] ?? -1
      queue[tail++] = next
    }
  }
  const reasonOf = (actor: number): Reason | undefined => {
    if (distance[actor] !== -1) return undefined
    if (degree(actor) === 0) return 'no-tie'
    return rows.length === 0 ? 'not-applicable' : 'no-path'
  }
  return { rows, distance, nearest, reasonOf }
}

function hubRows(actors: number, degree: (actor: number) => number, share: number): number[] {
  const tied = Array.from({ length: actors }, (_, actor) => actor).filter((a) => degree(a) > 0)
  const degrees = tied.map(degree).toSorted((a, b) => b - a)
  const threshold = degrees[Math.ceil(share * degrees.length) - 1] ?? Infinity
  if (threshold === degrees.at(-1)) return degrees[0] === threshold ? [] : tied
  return tied.filter((actor) => degree(actor) >= threshold)
}
