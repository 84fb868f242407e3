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
  { profileOf, shared }: Memberships,
  weighted: boolean,
): Added[] {
  const added = Array.from({ length: network.collaborationCount }, (): Added => ({
    external: 0,
    internal: 0,
    pairs: 0,
    pairsAcross: 0,
  }))
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
      const sum = added[p]
      if (sum === undefined) continue
      for (const other of membersOf(p)) {
        const theirs = profileOf[other] ?? -1
        if (other <= actor || theirs === -1) continue
        const weight = shares === undefined ? 1 / (together[other] ?? 1) : (shares[p] ?? 0)
        const inside = shared[own]?.[theirs] ?? 0
        if (weight === 0) continue
        sum.internal += weight * inside
        sum.external += weight * (1 - inside)
        sum.pairs++
        sum.pairsAcross += 1 - inside
      }
    }
    for (const p of collaborations) for (const other of membersOf(p)) together[other] = 0
  }
  return added
}
