import type { Slice } from '../domain/slice.ts'
import { windowOf } from './days.ts'
import { buildIncidence } from './incidence.ts'
import type { SlicedNetwork } from './sliced-network.ts'
import {
  keepActors,
  keepCollaborations,
  keepTerritory,
  keepWindow,
  startSlice,
  takeOutSupport,
  type Cut,
} from './slice-steps.ts'
import { territoryOf } from './territory.ts'
import type { TwoMode } from './two-mode.ts'

/**
 * The part of a network that a slice describes, by the rules of DESIGN 6 in their order: roles, window,
 * kinds with domains and scope, territory, actors. `territoryCommunes` are the INSEE codes that the
 * slice's territory stands for; `attribute:<name>:<value>` and a commune need none.
 * O(actors + collaborations + participations).
 * @throws AppError invalid-slice (dates), territory-not-found
 */
export function sliceNetwork(
  network: TwoMode,
  slice: Slice,
  territoryCommunes?: ReadonlySet<string>,
): SlicedNetwork {
  const { cut, asOf } = cutBeforeTerritory(network, slice)
  if (slice.territory !== undefined) {
    const territory = territoryOf(network.packed, slice.territory, territoryCommunes)
    keepTerritory(cut, territory, slice.members === 'inside')
  }
  keepActors(cut, fewestCollaborations(slice))
  return compact(cut, slice, territoryCommunes, asOf)
}

/** Steps 1 to 3, and the day to which "now" refers. @throws AppError invalid-slice (dates) */
export function cutBeforeTerritory(network: TwoMode, slice: Slice): { cut: Cut; asOf: number } {
  const window = windowOf(slice)
  const cut = startSlice(network)
  if (slice.support !== 'include') takeOutSupport(cut)
  if (window !== undefined) keepWindow(cut, window)
  keepCollaborations(cut, slice)
  const isBounded = window !== undefined && window.to !== Infinity
  return { cut, asOf: isBounded ? window.to : network.latestDay }
}

/** How many distinct collaborations an actor needs for step 5. */
export function fewestCollaborations({ actors, minCollaborations }: Slice): number {
  return Math.max(minCollaborations ?? 0, actors === 'active' ? 1 : 0)
}

/** The same network through a slice that differs in some fields. */
export function sliceAgain(network: SlicedNetwork, changes: Partial<Slice>): SlicedNetwork {
  return sliceNetwork(network.whole, { ...network.slice, ...changes }, network.territoryCommunes)
}

function compact(
  cut: Cut,
  slice: Slice,
  territoryCommunes: ReadonlySet<string> | undefined,
  asOf: number,
): SlicedNetwork {
  const { network, kept, inBase, isCounted } = cut
  const { participations, packed } = network
  const isUsed = new Uint8Array(packed.collaborations.ids.length)
  let rows = 0
  for (let row = 0; row < kept.length; row++) {
    if (kept[row] !== 1) continue
    isUsed[participations.collaboration[row] ?? 0] = 1
    rows++
  }
  const actorRows = rowsWhere(inBase)
  const collaborationRows = rowsWhere(isUsed)
  const newActor = inverse(actorRows, inBase.length)
  const newCollaboration = inverse(collaborationRows, isUsed.length)
  const pairs = { actor: new Int32Array(rows), collaboration: new Int32Array(rows) }
  let next = 0
  for (let row = 0; row < kept.length; row++) {
    if (kept[row] !== 1) continue
    pairs.actor[next] = newActor[participations.actor[row] ?? 0] ?? 0
    pairs.collaboration[next] = newCollaboration[participations.collaboration[row] ?? 0] ?? 0
    next++
  }
  const counted = Uint8Array.from(actorRows, (row) => isCounted[row] ?? 0)
  return {
    whole: network,
    slice,
    territoryCommunes,
    ...buildIncidence(actorRows.length, collaborationRows.length, pairs),
    actorIds: Array.from(actorRows, (row) => packed.actors.ids[row] ?? ''),
    collaborationIds: Array.from(collaborationRows, (row) => packed.collaborations.ids[row] ?? ''),
    actorRows,
    collaborationRows,
    isCounted: counted,
    countedActors: counted.reduce((sum, one) => sum + one, 0),
    supportActorRows: Int32Array.from(cut.supportActors),
    coverage: { kept: rows, dropped: cut.dropped },
    asOf,
  }
}

function rowsWhere(mask: Uint8Array): Int32Array {
  const rows: number[] = []
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows.push(row)
  return Int32Array.from(rows)
}

function inverse(rows: Int32Array, length: number): Int32Array {
  const out = new Int32Array(length).fill(-1)
  for (let k = 0; k < rows.length; k++) out[rows[k] ?? 0] = k
  return out
}
