import { NO_DAY } from '../../domain/dates.ts'
import { COLLABORATION_KINDS, type CollaborationKind } from '../../domain/records.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { memberDays } from '../time/pair-spells.ts'

/** A dated collaboration of a slice: its first and last day, and the day when each member came. */
export type Dated = { row: number; members: Int32Array; from: number; to: number; came: number[] }

/** Rows of the slice's collaborations of one kind. */
export function collaborationsOfKind(network: SlicedNetwork, kind: CollaborationKind): number[] {
  const { kind: kinds } = network.whole.packed.collaborations
  const code = COLLABORATION_KINDS.indexOf(kind)
  return [...network.collaborationRows.keys()].filter(
    (p) => kinds[network.collaborationRows[p] ?? 0] === code,
  )
}

/**
 * The dated collaborations of one kind. A collaboration begins on its own first day, or, without one,
 * when its first member comes. Those without any date, or with a member without one, are counted in
 * `undated`. O(participations).
 */
export function datedOfKind(
  network: SlicedNetwork,
  kind: CollaborationKind,
): { dated: Dated[]; undated: number } {
  const days = memberDays(network)
  const { from, to } = network.whole.packed.collaborations
  const dated: Dated[] = []
  let undated = 0
  for (const p of collaborationsOfKind(network, kind)) {
    const start = network.collaborationOffsets[p] ?? 0
    const end = network.collaborationOffsets[p + 1] ?? 0
    const came = [...days.from.subarray(start, end)]
    if (came.includes(NO_DAY)) {
      undated++
      continue
    }
    const row = network.collaborationRows[p] ?? 0
    const first = came.reduce((a, b) => Math.min(a, b), Infinity)
    const last = days.to.subarray(start, end).reduce((a, b) => Math.max(a, b), NO_DAY)
    dated.push({
      row: p,
      members: network.collaborationMembers.subarray(start, end),
      from: from[row] === NO_DAY ? first : (from[row] ?? first),
      to: Math.max(last, to[row] ?? last),
      came,
    })
  }
  return { dated, undated }
}

/** How many members are there from the beginning: those who came on the first day at the latest. */
export function membersAtStart({ from, came }: Dated): number {
  return came.filter((day) => day <= from).length
}

/** Coverage of what needs dates. */
export function datedCoverage(used: number, undated: number) {
  return { used, dropped: undated, why: undated > 0 ? [{ code: 'no-date', count: undated }] : [] }
}
