import { dayRange, NO_DAY } from '../domain/dates.ts'
import type { PackedNetwork } from '../domain/packed-network.ts'
import { buildIncidence, type Incidence } from './incidence.ts'

/**
 * A whole network ready to be sliced and measured: the packed columns, the links of actors and
 * collaborations, and every participation with the days that count for it. Rows are those of the
 * packed network, hence in code-point order of ids: no result depends on the order of arrival.
 */
export type TwoMode = Incidence & {
  packed: PackedNetwork
  participations: DatedParticipations
  /** The latest day that the data knows of; NO_DAY when nothing is dated. */
  latestDay: number
  /** The first day on which each collaboration applied to a call, by row; NO_DAY where none is known. */
  filedOn: Int32Array
  /** 1 for actors that are taken as never recorded; see `leaveOut`. */
  leftOut?: Uint8Array
}

/** Participations in (collaboration, actor) order; `from` and `to` are NO_DAY where no date is known. */
export type DatedParticipations = {
  actor: Int32Array
  collaboration: Int32Array
  /** Index in ROLES. */
  role: Uint8Array
  from: Int32Array
  to: Int32Array
}

/**
 * Applies the rules of dates (DESIGN 3): a participation's own dates win over its collaboration's; one
 * date only is that day, month or year, or, where the network says `missingEnd: 'open'`, a missing end
 * is the latest date in the data. `filings` are the collaborations that applied to a call and when, of
 * which a packed network holds nothing. O(participations).
 */
export function toTwoMode(
  packed: PackedNetwork,
  filings: Iterable<readonly [collaborationId: string, filedOn: string]> = [],
): TwoMode {
  const { participations, collaborations } = packed
  const latestDay = latestDayOf(packed)
  const openEnd = packed.network.missingEnd === 'open'
  const count = participations.actor.length
  const from = new Int32Array(count)
  const to = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const hasOwn = participations.from[row] !== NO_DAY
    const source = hasOwn ? participations : collaborations
    const place = hasOwn ? row : (participations.collaboration[row] ?? 0)
    const end = source.to[place] ?? NO_DAY
    from[row] = source.from[place] ?? NO_DAY
    const isOpen = openEnd && end !== NO_DAY && source.hasEnd[place] === 0
    to[row] = isOpen ? Math.max(end, latestDay) : end
  }
  return {
    packed,
    ...buildIncidence(packed.actors.ids.length, collaborations.ids.length, participations),
    participations: {
      actor: participations.actor,
      collaboration: participations.collaboration,
      role: participations.role,
      from,
      to,
    },
    latestDay,
    filedOn: firstFilings(packed, filings),
  }
}

function firstFilings(
  packed: PackedNetwork,
  filings: Iterable<readonly [collaborationId: string, filedOn: string]>,
): Int32Array {
  const filed = new Map<string, number>()
  for (const [id, on] of filings) {
    const day = dayRange(on)?.first
    if (day !== undefined) filed.set(id, Math.min(day, filed.get(id) ?? day))
  }
  const { ids } = packed.collaborations
  const days = new Int32Array(ids.length).fill(NO_DAY)
  if (filed.size > 0) for (const [row, id] of ids.entries()) days[row] = filed.get(id) ?? NO_DAY
  return days
}

// Opening and closing days of actors are left out: registers carry future and sentinel days there
// (9999-12-31), which would make everybody dormant.
function latestDayOf(packed: PackedNetwork): number {
  let latest = NO_DAY
  for (const days of [
    packed.collaborations.to,
    packed.participations.to,
    packed.actors.knownSince,
    packed.actors.surveyedOn,
  ]) {
    for (const day of days) if (day > latest) latest = day
  }
  return latest
}
