import type { PackedParticipations } from '../../domain/packed-network.ts'
import {
  compareParticipationRows,
  newParticipationColumns,
  type ParticipationRow,
} from '../../domain/packed-participations.ts'

/**
 * @param gone rows that were there, by the rows that actors and collaborations had
 * @param come rows that are there now, by the rows that they have
 * @param newActor the new row of each actor, and `newCollaboration` of each collaboration
 * @returns undefined when one of `gone` is not there: then nothing is known of the kept columns
 */
export function mergeParticipations(
  kept: PackedParticipations,
  gone: readonly ParticipationRow[],
  come: readonly ParticipationRow[],
  newActor: Int32Array,
  newCollaboration: Int32Array,
): PackedParticipations | undefined {
  const removed = new Set<number>()
  for (const row of gone) {
    let index = placeOf(kept, row)
    // Several may be packed alike: one of them each.
    while (removed.has(index)) index += 1
    if (index >= kept.actor.length || compareParticipationRows(rowAt(kept, index), row) !== 0)
      return undefined
    removed.add(index)
  }
  const added = come.toSorted(compareParticipationRows)
  const length = kept.actor.length - removed.size + added.length
  const merged = newParticipationColumns(length)
  let next = 0
  let row = 0
  for (let index = 0; index < kept.actor.length; index++) {
    if (removed.has(index)) continue
    const collaboration = newCollaboration[kept.collaboration[index] ?? 0] ?? -1
    const actor = newActor[kept.actor[index] ?? 0] ?? -1
    for (let other = added[next]; other !== undefined; other = added[next]) {
      if (other.collaboration > collaboration) break
      if (compareParticipationRows(other, { ...rowAt(kept, index), collaboration, actor }) > 0)
        break
      putRow(merged, row++, other)
      next += 1
    }
    merged.collaboration[row] = collaboration
    merged.actor[row] = actor
    merged.role[row] = kept.role[index] ?? 0
    merged.from[row] = kept.from[index] ?? 0
    merged.to[row] = kept.to[index] ?? 0
    merged.hasEnd[row] = kept.hasEnd[index] ?? 0
    merged.intensity[row] = kept.intensity[index] ?? 0
    row += 1
  }
  for (const other of added.slice(next)) putRow(merged, row++, other)
  return merged
}

function putRow(into: PackedParticipations, at: number, row: ParticipationRow): void {
  into.actor[at] = row.actor
  into.collaboration[at] = row.collaboration
  into.role[at] = row.role
  into.from[at] = row.from
  into.to[at] = row.to
  into.hasEnd[at] = row.hasEnd
  into.intensity[at] = row.intensity
}

function rowAt(columns: PackedParticipations, index: number): ParticipationRow {
  return {
    collaboration: columns.collaboration[index] ?? 0,
    actor: columns.actor[index] ?? 0,
    role: columns.role[index] ?? 0,
    from: columns.from[index] ?? 0,
    to: columns.to[index] ?? 0,
    hasEnd: columns.hasEnd[index] ?? 0,
    intensity: columns.intensity[index] ?? 0,
  }
}

/** Where the first row that is not before another is. */
function placeOf(columns: PackedParticipations, row: ParticipationRow): number {
  let low = 0
  let high = columns.actor.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareParticipationRows(rowAt(columns, middle), row) < 0) low = middle + 1
    else high = middle
  }
  return low
}
