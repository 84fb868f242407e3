import { NO_DAY } from '../domain/dates.ts'
import { COLLABORATION_KINDS } from '../domain/records.ts'
import { AppError } from '../errors.ts'
import { accumulate, memberCount } from './incidence.ts'
import type { SlicedNetwork } from './sliced-network.ts'

/**
 * The simple undirected graph of actors: two are tied when they share a collaboration. Neighbours of
 * actor i are `neighbours[offsets[i] .. offsets[i + 1])`, ascending, every tie in both rows. The weight
 * of a tie is Σ weight_p / (n_p − 1) over its collaborations (Newman 2001): a strength, not a length.
 */
export type Projection = {
  actorCount: number
  ties: number
  offsets: Int32Array
  neighbours: Int32Array
  weights: Float64Array
}

/** Visits of members by members beyond which a projection is refused: about 1 GB and 5 s. */
export const MAX_PROJECTED_PAIRS = 60_000_000

const known = new WeakMap<SlicedNetwork, Projection>()

/**
 * The projection of a slice, made once for each. O(Σ n_p²) time, O(actors + ties) memory.
 * @throws AppError network-too-large past MAX_PROJECTED_PAIRS
 */
export function project(network: SlicedNetwork): Projection {
  let projection = known.get(network)
  if (projection === undefined) {
    projection = computeProjection(network)
    known.set(network, projection)
  }
  return projection
}

function computeProjection(network: SlicedNetwork): Projection {
  const { actorCount, actorOffsets, actorCollaborations } = network
  const { collaborationOffsets, collaborationMembers } = network
  refuseTooLarge(network)
  const share = tieShares(network)
  const offsets = new Int32Array(actorCount + 1)
  const seenBy = new Int32Array(actorCount).fill(-1)
  const forEachPartner = (actor: number, visit: (partner: number, share: number) => void) => {
    const end = actorOffsets[actor + 1] ?? 0
    for (let k = actorOffsets[actor] ?? 0; k < end; k++) {
      const collaboration = actorCollaborations[k] ?? 0
      const weight = share[collaboration] ?? 0
      const last = collaborationOffsets[collaboration + 1] ?? 0
      for (let m = collaborationOffsets[collaboration] ?? 0; m < last; m++) {
        const partner = collaborationMembers[m] ?? 0
        if (partner !== actor) visit(partner, weight)
      }
    }
  }
  for (let actor = 0; actor < actorCount; actor++) {
    let count = 0
    forEachPartner(actor, (partner) => {
      if (seenBy[partner] === actor) return
      seenBy[partner] = actor
      count++
    })
    offsets[actor + 1] = count
  }
  accumulate(offsets)
  const neighbours = new Int32Array(offsets[actorCount] ?? 0)
  const weights = new Float64Array(neighbours.length)
  const sums = new Float64Array(actorCount)
  seenBy.fill(-1)
  for (let actor = 0; actor < actorCount; actor++) {
    const start = offsets[actor] ?? 0
    let next = start
    forEachPartner(actor, (partner, weight) => {
      if (seenBy[partner] !== actor) {
        seenBy[partner] = actor
        sums[partner] = 0
        neighbours[next++] = partner
      }
      sums[partner] = (sums[partner] ?? 0) + weight
    })
    neighbours.set(neighbours.subarray(start, next).toSorted(), start)
    for (let k = start; k < next; k++) weights[k] = sums[neighbours[k] ?? 0] ?? 0
  }
  return { actorCount, ties: neighbours.length / 2, offsets, neighbours, weights }
}

function refuseTooLarge(network: SlicedNetwork): void {
  let pairs = 0
  for (let p = 0; p < network.collaborationCount; p++) {
    const members = memberCount(network, p)
    pairs += members * (members - 1)
  }
  if (pairs > MAX_PROJECTED_PAIRS) {
    throw new AppError('network-too-large', { pairs, limit: MAX_PROJECTED_PAIRS })
  }
}

/**
 * What each collaboration of the slice gives to each of its pairs: weight_p / (n_p − 1), nothing with
 * one member, and nothing for a declared tie that a stronger one of the same pair and time replaces.
 */
export function tieShares(network: SlicedNetwork): Float64Array {
  const { weight } = network.whole.packed.collaborations
  const share = new Float64Array(network.collaborationCount)
  for (let p = 0; p < share.length; p++) {
    const members = memberCount(network, p)
    if (members > 1) share[p] = (weight[network.collaborationRows[p] ?? 0] ?? 0) / (members - 1)
  }
  for (const collaboration of replacedTies(network, share)) share[collaboration] = 0
  return share
}

type DeclaredTie = { collaboration: number; from: number; to: number }

/**
 * Ties declared for one pair whose times touch are one tie, with the greatest weight; those at other
 * times add to it. A tie without date is at the same time as all others of its pair.
 */
function replacedTies(network: SlicedNetwork, share: Float64Array): number[] {
  const replaced: number[] = []
  for (const ties of declaredTies(network).values()) {
    if (ties.length < 2) continue
    ties.sort((a, b) => a.from - b.from || a.collaboration - b.collaboration)
    let group: number[] = []
    let until = -Infinity
    for (const tie of ties) {
      if (tie.from > until) group = []
      until = Math.max(until, tie.to)
      group.push(tie.collaboration)
      if (group.length < 2) continue
      // The heavier of the survivor and the newcomer stays; on equal weights the survivor.
      const [survivor = 0, newcomer = 0] = group
      const wins = (share[newcomer] ?? 0) > (share[survivor] ?? 0)
      replaced.push(wins ? survivor : newcomer)
      group = [wins ? newcomer : survivor]
    }
  }
  return replaced
}

function declaredTies(network: SlicedNetwork): Map<string, DeclaredTie[]> {
  const { kind, from, to, hasEnd } = network.whole.packed.collaborations
  const isOpen = network.whole.packed.network.missingEnd === 'open'
  const tieKind = COLLABORATION_KINDS.indexOf('tie')
  const byPair = new Map<string, DeclaredTie[]>()
  for (let p = 0; p < network.collaborationCount; p++) {
    const row = network.collaborationRows[p] ?? 0
    if (kind[row] !== tieKind || memberCount(network, p) !== 2) continue
    const start = network.collaborationOffsets[p] ?? 0
    const a = network.collaborationMembers[start] ?? 0
    const b = network.collaborationMembers[start + 1] ?? 0
    const first = from[row] ?? NO_DAY
    const last = isOpen && hasEnd[row] === 0 ? Infinity : (to[row] ?? NO_DAY)
    const isDated = first !== NO_DAY && last !== NO_DAY
    const key = `${a} ${b}`
    const ties = byPair.get(key) ?? []
    byPair.set(key, ties)
    ties.push({
      collaboration: p,
      from: isDated ? first : -Infinity,
      to: isDated ? last : Infinity,
    })
  }
  return byPair
}
