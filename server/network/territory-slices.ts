import type { Slice } from '../domain/slice.ts'
import { buildIncidence, type Incidence } from './incidence.ts'
import { cutBeforeTerritory, fewestCollaborations } from './slice-network.ts'
import type { Cut } from './slice-steps.ts'
import type { DropCode, SlicedNetwork } from './sliced-network.ts'
import { territoryOf } from './territory.ts'
import type { TwoMode } from './two-mode.ts'

/** A territory as a slice names it, with the communes that it stands for (none for an attribute). */
export type Place = { territory: string; communes?: ReadonlySet<string> }

/**
 * The slices of many territories, each exactly what `sliceNetwork` gives for it, one after the other:
 * the steps before the territory are taken once, and each slice then costs no more than what is in it.
 * O(network + Σ over territories of their participations); an attribute's value reads all actors.
 * @throws AppError invalid-slice (dates), territory-not-found for an attribute that no actor has
 */
export function* sliceTerritories(
  network: TwoMode,
  slice: Slice,
  places: Iterable<Place>,
): Generator<SlicedNetwork, void, undefined> {
  const { cut, asOf } = cutBeforeTerritory(network, slice)
  const workbench = prepare(cut)
  for (const place of places) {
    yield assemble(workbench, { ...slice, territory: place.territory }, place, asOf)
  }
}

type Workbench = {
  cut: Cut
  keptRows: number
  /** Rows of participations of each collaboration: [offset, next offset). */
  rowOffsets: Int32Array
  /** Who is in what, by the participations kept. */
  kept: Incidence
  actorsIn: ReadonlyMap<string, readonly number[]>
  collaborationsNaming: ReadonlyMap<string, readonly number[]>
  /** By row of the whole network: 1 for the actors counted at present, and their new rows; else 0, −1. */
  isCounted: Uint8Array
  newRow: Int32Array
}

function prepare(cut: Cut): Workbench {
  const { network } = cut
  const { participations, packed } = network
  const rowOffsets = new Int32Array(network.collaborationCount + 1)
  const pairs: { actor: number[]; collaboration: number[] } = { actor: [], collaboration: [] }
  for (const [row, collaboration] of participations.collaboration.entries()) {
    rowOffsets[collaboration + 1] = row + 1
    if (cut.kept[row] !== 1) continue
    pairs.actor.push(participations.actor[row] ?? 0)
    pairs.collaboration.push(collaboration)
  }
  // A collaboration without participations begins and ends where the one before it ended.
  for (let p = 1; p < rowOffsets.length; p++) {
    rowOffsets[p] = Math.max(rowOffsets[p] ?? 0, rowOffsets[p - 1] ?? 0)
  }
  const { commune } = packed.actors
  const { vocabulary, offsets, codes } = packed.collaborations.territories
  const actorsIn = new Map<string, number[]>()
  for (const [actor, code] of commune.codes.entries()) {
    const name = commune.vocabulary[code]
    if (name !== undefined && cut.inBase[actor] === 1) push(actorsIn, name, actor)
  }
  const collaborationsNaming = new Map<string, number[]>()
  for (let p = 0; p < network.collaborationCount; p++) {
    for (const code of codes.subarray(offsets[p], offsets[p + 1])) {
      push(collaborationsNaming, vocabulary[code] ?? '', p)
    }
  }
  return {
    cut,
    keptRows: pairs.actor.length,
    rowOffsets,
    kept: buildIncidence(network.actorCount, network.collaborationCount, {
      actor: Int32Array.from(pairs.actor),
      collaboration: Int32Array.from(pairs.collaboration),
    }),
    actorsIn,
    collaborationsNaming,
    isCounted: new Uint8Array(network.actorCount),
    newRow: new Int32Array(network.actorCount).fill(-1),
  }
}

function assemble(bench: Workbench, slice: Slice, place: Place, asOf: number): SlicedNetwork {
  const { network, supportActors, dropped } = bench.cut
  const { packed, participations } = network
  const counted = countedIn(bench, place)
  for (const actor of counted) bench.isCounted[actor] = 1
  const inside = rowsOf(bench, heldBy(bench, place, counted), slice.members === 'inside')
  const { rows, staying } = keepBusy(bench, inside, counted, fewestCollaborations(slice))
  const actorRows = Int32Array.from(staying).toSorted()
  for (const [row, actor] of actorRows.entries()) bench.newRow[actor] = row
  const collaborationRows: number[] = []
  const pairs = { actor: new Int32Array(rows.length), collaboration: new Int32Array(rows.length) }
  for (const [k, row] of rows.entries()) {
    const collaboration = participations.collaboration[row] ?? 0
    if (collaborationRows.at(-1) !== collaboration) collaborationRows.push(collaboration)
    pairs.actor[k] = bench.newRow[participations.actor[row] ?? 0] ?? 0
    pairs.collaboration[k] = collaborationRows.length - 1
  }
  const isCounted = Uint8Array.from(actorRows, (actor) => bench.isCounted[actor] ?? 0)
  for (const actor of actorRows) bench.newRow[actor] = -1
  for (const actor of counted) bench.isCounted[actor] = 0
  return {
    whole: network,
    slice,
    territoryCommunes: place.communes,
    ...buildIncidence(actorRows.length, collaborationRows.length, pairs),
    actorIds: Array.from(actorRows, (row) => packed.actors.ids[row] ?? ''),
    collaborationIds: collaborationRows.map((row) => packed.collaborations.ids[row] ?? ''),
    actorRows,
    collaborationRows: Int32Array.from(collaborationRows),
    isCounted,
    countedActors: isCounted.reduce((sum, one) => sum + one, 0),
    supportActorRows: Int32Array.from(supportActors),
    coverage: {
      kept: rows.length,
      dropped: {
        ...dropped,
        ...some('outside-territory', bench.keptRows - inside.length),
        ...some('actor-filter', inside.length - rows.length),
      },
    },
    asOf,
  }
}

/** Actors of the base placed in it, by row of the whole network. */
function countedIn({ cut, actorsIn }: Workbench, { territory, communes }: Place): number[] {
  if (communes) return [...communes].flatMap((commune) => actorsIn.get(commune) ?? [])
  const { holdsActor } = territoryOf(cut.network.packed, territory)
  return [...cut.inBase.keys()].filter((actor) => cut.inBase[actor] === 1 && holdsActor(actor))
}

/** The collaborations that name it or have a member placed in it, ascending. */
function heldBy(bench: Workbench, place: Place, counted: readonly number[]): Int32Array {
  const { actorOffsets, actorCollaborations } = bench.kept
  const held = new Set<number>()
  for (const actor of counted) {
    const end = actorOffsets[actor + 1] ?? 0
    for (let k = actorOffsets[actor] ?? 0; k < end; k++) held.add(actorCollaborations[k] ?? 0)
  }
  for (const name of [place.territory, ...(place.communes ?? [])]) {
    for (const collaboration of bench.collaborationsNaming.get(name) ?? []) held.add(collaboration)
  }
  return Int32Array.from(held).toSorted()
}

/** The participations left of them; of its own actors only, where the slice says so. */
function rowsOf(bench: Workbench, held: Int32Array, insideOnly: boolean): number[] {
  const { actor } = bench.cut.network.participations
  const rows: number[] = []
  for (const collaboration of held) {
    const end = bench.rowOffsets[collaboration + 1] ?? 0
    for (let row = bench.rowOffsets[collaboration] ?? 0; row < end; row++) {
      if (bench.cut.kept[row] !== 1) continue
      if (!insideOnly || bench.isCounted[actor[row] ?? 0] === 1) rows.push(row)
    }
  }
  return rows
}

/** Step 5: the actors with enough distinct collaborations, and the rows of these. */
function keepBusy(
  bench: Workbench,
  rows: readonly number[],
  counted: readonly number[],
  fewest: number,
): { rows: readonly number[]; staying: Set<number> } {
  const { actor, collaboration } = bench.cut.network.participations
  const counts = new Map(counted.map((one) => [one, 0]))
  const last = new Map<number, number>()
  for (const row of rows) {
    const who = actor[row] ?? 0
    const what = collaboration[row] ?? 0
    if (last.get(who) === what) continue
    last.set(who, what)
    counts.set(who, (counts.get(who) ?? 0) + 1)
  }
  const staying = new Set<number>()
  for (const [who, count] of counts) if (count >= fewest) staying.add(who)
  return { rows: rows.filter((row) => staying.has(actor[row] ?? 0)), staying }
}

function some(code: DropCode, count: number): Partial<Record<DropCode, number>> {
  return count > 0 ? { [code]: count } : {}
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
