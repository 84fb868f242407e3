import type { Memberships } from '../../../measures/openness/memberships.ts'
import { tieShares } from '../../../network/projection.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'

/** What a collaboration brings to the ties across and within sectors, and in how many pairs. */
export type Added = { external: number; internal: number; pairs: number; pairsAcross: number }

/**
 * By collaboration row. Weighted, a pair counts the share of Newman; otherwise it counts 1, shared out
 * equally between the collaborations that it has in common, so that the sums are those of the ties.
 * Pairs with an unknown sector are left out. O(Σ n_p²).
 */
export function addedByCollaboration(
  network: SlicedNetwork,
  memberships: Memberships,
  weighted: boolean,
): Added[] {
  const added = Array.from({ length: network.collaborationCount }, (): Added => ({
    external: 0,
    internal: 0,
    pairs: 0,
    pairsAcross: 0,
  }))
  visitPairs(network, memberships, weighted, (p, own, theirs, weight) => {
    const sum = added[p]
    if (sum === undefined) return
    const inside = memberships.shared[own]?.[theirs] ?? 0
    sum.internal += weight * inside
    sum.external += weight * (1 - inside)
    sum.pairs++
    sum.pairsAcross += 1 - inside
  })
  return added
}

/** The same of one pair of sectors: by collaboration row, the weight of their ties and how many pairs. */
export function addedToPair(
  network: SlicedNetwork,
  memberships: Memberships,
  weighted: boolean,
  [g, h]: readonly [number, number],
): { weight: number; pairs: number }[] {
  const { lists } = memberships
  const shareOf = (profile: number, sector: number) => {
    const list = lists[profile] ?? []
    return list.includes(sector) ? 1 / list.length : 0
  }
  const added = Array.from({ length: network.collaborationCount }, () => ({ weight: 0, pairs: 0 }))
  visitPairs(network, memberships, weighted, (p, a, b, weight) => {
    const sum = added[p]
    const across = shareOf(a, g) * shareOf(b, h) + (g === h ? 0 : shareOf(a, h) * shareOf(b, g))
    if (sum === undefined || across === 0) return
    sum.weight += weight * across
    sum.pairs += across
  })
  return added
}

/** Each pair of members of known sector of each collaboration, by their profiles and what it weighs. */
function visitPairs(
  network: SlicedNetwork,
  { profileOf }: Memberships,
  weighted: boolean,
  visit: (p: number, own: number, theirs: number, weight: number) => void,
): void {
  const shares = weighted ? tieShares(network) : undefined
  const together = new Int32Array(network.actorCount)
  const membersOf = (p: number) =>
    network.collaborationMembers.subarray(
      network.collaborationOffsets[p] ?? 0,
      network.collaborationOffsets[p + 1],
    )
  for (let actor = 0; actor < network.actorCount; actor++) {
    const own = profileOf[actor] ?? -1
    if (own === -1) continue
    const collaborations = network.actorCollaborations.subarray(
      network.actorOffsets[actor] ?? 0,
      network.actorOffsets[actor + 1],
    )
    for (const p of collaborations) {
      for (const other of membersOf(p)) together[other] = (together[other] ?? 0) + 1
    }
    for (const p of collaborations) {
      for (const other of membersOf(p)) {
        const theirs = profileOf[other] ?? -1
        if (other <= actor || theirs === -1) continue
        const weight = shares === undefined ? 1 / (together[other] ?? 1) : (shares[p] ?? 0)
        if (weight !== 0) visit(p, own, theirs, weight)
      }
    }
    for (const p of collaborations) for (const other of membersOf(p)) together[other] = 0
  }
}
