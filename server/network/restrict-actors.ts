import { buildIncidence } from './incidence.ts'
import type { SlicedNetwork } from './sliced-network.ts'

/**
 * The same slice with only the actors of which `keeps` says so (by row of the whole network), and the
 * collaborations that they have left: one base of actors for windows that would have several.
 * O(participations).
 */
export function restrictActors(
  network: SlicedNetwork,
  keeps: (wholeRow: number) => boolean,
): SlicedNetwork {
  const rows = [...network.actorRows.keys()].filter((row) => keeps(network.actorRows[row] ?? 0))
  const newRow = new Int32Array(network.actorCount).fill(-1)
  for (const [place, row] of rows.entries()) newRow[row] = place
  const actor: number[] = []
  const collaboration: number[] = []
  const used: number[] = []
  for (let p = 0; p < network.collaborationCount; p++) {
    const before = actor.length
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
      const row = newRow[network.collaborationMembers[k] ?? 0] ?? -1
      if (row === -1) continue
      actor.push(row)
      collaboration.push(used.length)
    }
    if (actor.length > before) used.push(p)
  }
  const isCounted = Uint8Array.from(rows, (row) => network.isCounted[row] ?? 0)
  return {
    ...network,
    ...buildIncidence(rows.length, used.length, {
      actor: Int32Array.from(actor),
      collaboration: Int32Array.from(collaboration),
    }),
    actorIds: rows.map((row) => network.actorIds[row] ?? ''),
    collaborationIds: used.map((p) => network.collaborationIds[p] ?? ''),
    actorRows: Int32Array.from(rows, (row) => network.actorRows[row] ?? 0),
    collaborationRows: Int32Array.from(used, (p) => network.collaborationRows[p] ?? 0),
    isCounted,
    countedActors: isCounted.reduce((sum, one) => sum + one, 0),
  }
}
