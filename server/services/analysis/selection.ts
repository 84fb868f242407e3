import type { IsolationReason } from '../../domain/findings.ts'
import { findComponents } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { columnsOf, isolationById, orNull } from './kept.ts'
import { collaborationNameOf, nameOf, placeOf, sectorsOf } from './labels.ts'
import { rowOfActor } from './page.ts'
import { mixSectors, type SectorPart } from './sector-mix.ts'

type Counted = { id: string; name: string; actors: number }

export type ComparedActor = {
  id: string
  name: string
  sectors: string[]
  place?: string
  measures: Record<string, number | null>
  isolation?: IsolationReason
}

/** Some actors beside each other: what each is, and what they do together. */
export type ComparedActors = {
  /** In the order asked for. */
  actors: ComparedActor[]
  /** Those asked for that the slice does not hold. */
  absent: string[]
  /** Pairs among them, and those that work together. */
  pairs: number
  tied: number
  /** Groups linked by ties among them alone; an actor by itself is one. */
  groups: number
  /** Collaborations of two of them or more: all, and the first LISTED, most of them first. */
  collaborations: { total: number; items: Counted[] }
  /** Partners that two of them or more have in common, who are not among them. */
  partners: { total: number; items: Counted[] }
  sectorMix: SectorPart[]
}

const LISTED = 50
const MEASURES = ['degree', 'strength', 'betweenness', 'core-number']

/** O(ties and participations of the actors). */
export function compareActors(network: SlicedNetwork, { ids }: { ids: string[] }): ComparedActors {
  const found = [...new Set(ids)].map((id) => ({ id, row: rowOfActor(network, id) }))
  const rows = found.flatMap(({ row }) => (row === undefined ? [] : [row]))
  const { offsets, neighbours } = project(network)
  const placeIn = new Map(rows.map((row, place) => [row, place]))
  const within: number[][] = rows.map(() => [])
  const partners = new Map<number, number>()
  const collaborations = new Map<number, number>()
  for (const [place, row] of rows.entries()) {
    for (const other of neighbours.subarray(offsets[row], offsets[row + 1])) {
      const chosen = placeIn.get(other)
      if (chosen === undefined) partners.set(other, (partners.get(other) ?? 0) + 1)
      else within[place]?.push(chosen)
    }
    const { actorOffsets, actorCollaborations } = network
    for (const p of actorCollaborations.subarray(actorOffsets[row], actorOffsets[row + 1])) {
      collaborations.set(p, (collaborations.get(p) ?? 0) + 1)
    }
  }
  const columns = columnsOf(network, MEASURES)
  const isolation = isolationById(network)
  const sectors = rows.map((row) => sectorsOf(network, row))
  return {
    actors: rows.map((row, place) => {
      const id = network.actorIds[row] ?? ''
      const where = placeOf(network, row)
      const reason = isolation.get(id)?.reason
      return {
        id,
        name: nameOf(network, row),
        sectors: sectors[place] ?? [],
        ...(where !== undefined && { place: where }),
        measures: Object.fromEntries(
          columns.map(({ measure, values }) => [measure, orNull(values[row])]),
        ),
        ...(reason && { isolation: reason }),
      }
    }),
    absent: found.flatMap(({ id, row }) => (row === undefined ? [id] : [])),
    pairs: (Math.max(0, rows.length - 1) * rows.length) / 2,
    tied: within.reduce((sum, others) => sum + others.length, 0) / 2,
    groups: findComponents(toRows(within)).count,
    collaborations: inCommon(collaborations, (p) => ({
      id: network.collaborationIds[p] ?? '',
      name: collaborationNameOf(network, p),
    })),
    partners: inCommon(partners, (row) => ({
      id: network.actorIds[row] ?? '',
      name: nameOf(network, row),
    })),
    sectorMix: mixSectors(sectors),
  }
}

function toRows(lists: readonly (readonly number[])[]) {
  const offsets = new Int32Array(lists.length + 1)
  for (const [row, list] of lists.entries()) offsets[row + 1] = (offsets[row] ?? 0) + list.length
  return { offsets, neighbours: Int32Array.from(lists.flat()) }
}

/** Those of two or more, most first, then by row: rows are in the order of ids. */
function inCommon(
  counts: ReadonlyMap<number, number>,
  named: (row: number) => { id: string; name: string },
): { total: number; items: Counted[] } {
  const shared = [...counts].filter(([, actors]) => actors > 1)
  return {
    total: shared.length,
    items: shared
      .toSorted(([a, x], [b, y]) => y - x || a - b)
      .slice(0, LISTED)
      .map(([row, actors]) => ({ ...named(row), actors })),
  }
}
