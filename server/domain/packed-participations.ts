import type { PackedParticipations } from './packed-network.ts'

/** One participation as it is packed: a value of each column. */
export type ParticipationRow = { [Column in keyof PackedParticipations]: number }

/** Columns for so many participations, to be filled row by row. */
export const newParticipationColumns = (count: number): PackedParticipations => ({
  actor: new Int32Array(count),
  collaboration: new Int32Array(count),
  role: new Uint8Array(count),
  from: new Int32Array(count),
  to: new Int32Array(count),
  hasEnd: new Uint8Array(count),
  intensity: new Int8Array(count),
})

/** The order of a packed network: by collaboration, then actor, then what is said of the participation. */
export function compareParticipationRows(a: ParticipationRow, b: ParticipationRow): number {
  return (
    a.collaboration - b.collaboration ||
    a.actor - b.actor ||
    a.role - b.role ||
    a.from - b.from ||
    a.to - b.to ||
    a.hasEnd - b.hasEnd ||
    a.intensity - b.intensity
  )
}
