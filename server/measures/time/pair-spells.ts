import { NO_DAY } from '../../domain/dates.ts'
import { ROLES } from '../../domain/records.ts'
import { windowOf } from '../../network/days.ts'
import { project } from '../../network/projection.ts'
import { sliceNetwork } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** Days, both included, in which two actors were together in a collaboration (its row in `network`). */
export type Spell = { from: number; to: number; collaboration: number }

/** The slice without its window: what came before and after belongs to the history of a pair. */
export function wholeHistory(network: SlicedNetwork): SlicedNetwork {
  if (windowOf(network.slice) === undefined) return network
  const { from: _from, to: _to, ...slice } = network.slice
  return sliceNetwork(network.whole, slice, network.territoryCommunes)
}

/** Two actors, by their rows in the network, and when they were together, by beginning. */
export type PairSpells = { a: number; b: number; spells: Spell[] }

/**
 * The dated spells of each pair of actors that was ever together in the slice, in the order of their
 * beginning. Two members of a collaboration are together from the day when the later one comes to the
 * day when the first one leaves. Pairs without a dated spell are left out. Pairs come one actor after
 * the other, so that only those of one actor are held: a region has millions. O(Σ n_p²).
 * @throws AppError network-too-large
 */
export function* pairSpells(network: SlicedNetwork): Generator<PairSpells> {
  // Refuses what is too large to be listed by pairs.
  project(network)
  const days = memberDays(network)
  const { actorOffsets, actorCollaborations, collaborationOffsets, collaborationMembers } = network
  const withPartner = new Map<number, Spell[]>()
  for (let a = 0; a < network.actorCount; a++) {
    withPartner.clear()
    for (const p of actorCollaborations.subarray(actorOffsets[a], actorOffsets[a + 1])) {
      const start = collaborationOffsets[p] ?? 0
      const end = collaborationOffsets[p + 1] ?? 0
      // Members are in ascending order: those after the actor are the pairs not yet met.
      const k = start + collaborationMembers.subarray(start, end).indexOf(a)
      for (let m = k + 1; m < end; m++) {
        const from = Math.max(days.from[k] ?? NO_DAY, days.from[m] ?? NO_DAY)
        const to = Math.min(days.to[k] ?? NO_DAY, days.to[m] ?? NO_DAY)
        if (days.from[k] === NO_DAY || days.from[m] === NO_DAY || from > to) continue
        const b = collaborationMembers[m] ?? 0
        const spells = withPartner.get(b)
        if (spells === undefined) withPartner.set(b, [{ from, to, collaboration: p }])
        else spells.push({ from, to, collaboration: p })
      }
    }
    for (const [b, spells] of withPartner) {
      spells.sort((x, y) => x.from - y.from || x.to - y.to)
      yield { a, b, spells }
    }
  }
}

type MemberDays = { from: Int32Array; to: Int32Array }

const known = new WeakMap<SlicedNetwork, MemberDays>()

/**
 * First and last day of each member of each collaboration, in the order of `collaborationMembers`; read
 * once for each slice, since several measures of one answer ask.
 */
export function memberDays(network: SlicedNetwork): MemberDays {
  const days = known.get(network) ?? readMemberDays(network)
  known.set(network, days)
  return days
}

function readMemberDays(network: SlicedNetwork): MemberDays {
  const { participations } = network.whole
  const from = new Int32Array(network.collaborationMembers.length).fill(NO_DAY)
  const to = new Int32Array(network.collaborationMembers.length).fill(NO_DAY)
  const newActor = inverse(network.actorRows, network.whole.actorCount)
  const newCollaboration = inverse(network.collaborationRows, network.whole.collaborationCount)
  const leavesOut = network.slice.support !== 'include'
  for (const [row, whole] of participations.collaboration.entries()) {
    const p = newCollaboration[whole] ?? -1
    const actor = newActor[participations.actor[row] ?? 0] ?? -1
    const first = participations.from[row] ?? NO_DAY
    if (p === -1 || actor === -1 || first === NO_DAY) continue
    if (leavesOut && SUPPORT_ROLES.has(participations.role[row] ?? 0)) continue
    const start = network.collaborationOffsets[p] ?? 0
    const members = network.collaborationMembers.subarray(
      start,
      network.collaborationOffsets[p + 1],
    )
    const place = start + members.indexOf(actor)
    if (place < start) continue
    from[place] = from[place] === NO_DAY ? first : Math.min(from[place] ?? first, first)
    to[place] = Math.max(to[place] ?? NO_DAY, participations.to[row] ?? first)
  }
  return { from, to }
}

/** Codes of the roles that the roles policy takes out. */
export const SUPPORT_ROLES = new Set([ROLES.indexOf('support'), ROLES.indexOf('funder')])

function inverse(rows: Int32Array, length: number): Int32Array {
  const out = new Int32Array(length).fill(-1)
  for (const [place, row] of rows.entries()) out[row] = place
  return out
}
