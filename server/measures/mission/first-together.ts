import { NO_DAY } from '../../domain/dates.ts'
import { COLLABORATION_KINDS, SCOPES } from '../../domain/records.ts'
import { sliceNetwork } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { memberDays } from '../time/pair-spells.ts'

/** Of which sort the collaborations were in which a pair was first together, on the same day. */
export type FirstTogether = {
  day: number
  isMutualised: boolean
  /** A mutualised one is an action. */
  isAction: boolean
  /** One of them says neither dedicated nor mutualised. */
  isUnknown: boolean
}

const MUTUALISED = SCOPES.indexOf('mutualised')
const ACTION = COLLABORATION_KINDS.indexOf('action')

/**
 * How each pair of actors was first together, in whatever window and kind of collaboration: of the slice,
 * its policy of roles and its territory count. Two members are together from the day when the later one
 * comes, if the earlier one is still there. By the pair's key (`pairKey`); pairs without a dated
 * collaboration in common are absent. O(Σ n_p²).
 */
export function firstTogether(network: SlicedNetwork): Map<number, FirstTogether> {
  const { support, territory, members } = network.slice
  const history = sliceNetwork(
    network.whole,
    {
      ...(support && { support }),
      ...(territory !== undefined && { territory }),
      ...(members && { members }),
    },
    network.territoryCommunes,
  )
  const { scope, kind } = history.whole.packed.collaborations
  const days = memberDays(history)
  const found = new Map<number, FirstTogether>()
  for (let p = 0; p < history.collaborationCount; p++) {
    const row = history.collaborationRows[p] ?? 0
    const isMutualised = scope[row] === MUTUALISED
    const sort = {
      isMutualised,
      isAction: isMutualised && kind[row] === ACTION,
      isUnknown: scope[row] === -1,
    }
    const end = history.collaborationOffsets[p + 1] ?? 0
    for (let k = history.collaborationOffsets[p] ?? 0; k < end; k++) {
      for (let m = k + 1; m < end; m++) {
        if (days.from[k] === NO_DAY || days.from[m] === NO_DAY) continue
        const day = Math.max(days.from[k] ?? NO_DAY, days.from[m] ?? NO_DAY)
        if (day > Math.min(days.to[k] ?? NO_DAY, days.to[m] ?? NO_DAY)) continue
        const a = history.collaborationMembers[k] ?? 0
        const key = pairKey(history, a, history.collaborationMembers[m] ?? 0)
        const known = found.get(key)
        if (known === undefined || day < known.day) found.set(key, { day, ...sort })
        else if (day === known.day) join(known, sort)
      }
    }
  }
  return found
}

function join(known: FirstTogether, sort: Omit<FirstTogether, 'day'>): void {
  known.isMutualised ||= sort.isMutualised
  known.isAction ||= sort.isAction
  known.isUnknown ||= sort.isUnknown
}

/** The same for a pair in every slice of a network; `a` before `b` in the slice. */
export function pairKey(network: SlicedNetwork, a: number, b: number): number {
  return (network.actorRows[a] ?? 0) * network.whole.actorCount + (network.actorRows[b] ?? 0)
}
