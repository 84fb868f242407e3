import { NO_DAY } from '../../domain/dates.ts'
import type { IsolatedActor } from '../../domain/findings.ts'
import { COLLABORATION_KINDS, ROLES } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { memberCount } from '../../network/incidence.ts'
import { project, tieShares } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { columnsOf, isolationById, orNull } from './kept.ts'
import { collaborationNameOf, dayOf, nameOf, placeOfRow, sectorsOf } from './labels.ts'
import { listNearby, type Nearby } from './nearby.ts'
import { nearestHubOf, type NearestHub } from './nearest-hub.ts'
import { rowOfActor, rowOfId } from './page.ts'
import { mixSectors, type SectorPart } from './sector-mix.ts'

export type Named = { id: string; name: string }
export type Partner = Named & { sectors: string[]; weight: number; collaborations: Named[] }
export type MeasureOfActor = { id: string; value: number | null; rank?: number; of?: number }

/** One collaboration of an actor, in the slice or not. */
export type Part = Named & {
  kind: string
  roles: string[]
  startsOn?: string
  endsOn?: string
  participants: number
  inSlice: boolean
}

/** What a slice says about one actor: no partner and no value where the slice does not hold it. */
export type ActorInSlice = {
  /** The present id, where a former one was asked for. */
  id: string
  place?: string
  isSupport: boolean
  /** The latest first, those without date last. */
  collaborations: Part[]
  /** The strongest tie first. */
  partners: Partner[]
  /** The sectors of its partners. */
  sectorMix: SectorPart[]
  /** Connected actors whom it could meet. */
  nearby: Nearby[]
  measures: MeasureOfActor[]
  isolation?: Pick<IsolatedActor, 'reason' | 'reasons' | 'confidence' | 'lastActivity'>
  nearestHub?: NearestHub
}

/** @throws AppError actor-not-found when the whole network does not have it */
export function describeActor(network: SlicedNetwork, asked: { id: string }): ActorInSlice {
  const { packed } = network.whole
  const row = rowOfId(packed.actors.ids, asked.id) ?? rowOfFormerId(network, asked.id)
  if (row === undefined) throw new AppError('actor-not-found', { actorId: asked.id })
  const id = packed.actors.ids[row] ?? ''
  const actor = rowOfActor(network, id)
  const place = placeOfRow(packed, row)
  const isolation = isolationById(network).get(id)
  const partners = actor === undefined ? [] : partnersOf(network, actor)
  return {
    id,
    ...(place !== undefined && { place }),
    isSupport:
      packed.network.supportActorIds.includes(id) || network.supportActorRows.includes(row),
    collaborations: partsOf(network, row),
    partners,
    sectorMix: mixSectors(partners.map((partner) => partner.sectors)),
    nearby: listNearby(network, row, actor),
    measures:
      actor === undefined
        ? []
        : columnsOf(network).map((column) => ({
            id: column.measure,
            value: orNull(column.values[actor]),
            ...rankOf(network, column.values, actor),
          })),
    ...(isolation && { isolation: isolationOf(isolation) }),
    ...(actor !== undefined && { nearestHub: nearestHubOf(network, actor) }),
  }
}

function isolationOf({ reason, reasons, confidence, lastActivity }: IsolatedActor) {
  return { reason, reasons, confidence, ...(lastActivity !== undefined && { lastActivity }) }
}

function rowOfFormerId(network: SlicedNetwork, id: string): number | undefined {
  for (const [row, former] of network.whole.packed.actors.formerIds) {
    if (former.includes(id)) return row
  }
  return undefined
}

/** Every collaboration of an actor in the whole network, by its row there. O(participations). */
function partsOf(network: SlicedNetwork, actor: number): Part[] {
  const { participations, packed } = network.whole
  const inSlice = new Set(network.collaborationRows)
  const roles = new Map<number, Set<number>>()
  for (let row = 0; row < participations.actor.length; row++) {
    if (participations.actor[row] !== actor) continue
    const p = participations.collaboration[row] ?? 0
    const known = roles.get(p) ?? new Set<number>()
    roles.set(p, known.add(participations.role[row] ?? 0))
  }
  const startOf = (p: number) => packed.collaborations.from[p] ?? NO_DAY
  return [...roles]
    .toSorted(([a], [b]) => startOf(b) - startOf(a) || a - b)
    .map(([p, codes]) => {
      const startsOn = dayOf(packed.collaborations.from[p])
      const endsOn = dayOf(packed.collaborations.to[p])
      return {
        id: packed.collaborations.ids[p] ?? '',
        name: packed.collaborations.names[p] ?? '',
        kind: COLLABORATION_KINDS[packed.collaborations.kind[p] ?? 0] ?? 'project',
        roles: [...codes].map((code) => ROLES[code] ?? 'partner'),
        ...(startsOn !== undefined && { startsOn }),
        ...(endsOn !== undefined && { endsOn }),
        participants: memberCount(network.whole, p),
        inSlice: inSlice.has(p),
      }
    })
}

function collaborationsOf(network: SlicedNetwork, actor: number): number[] {
  return Array.from(
    network.actorCollaborations.subarray(
      network.actorOffsets[actor],
      network.actorOffsets[actor + 1],
    ),
  )
}

function partnersOf(network: SlicedNetwork, actor: number): Partner[] {
  const { offsets, neighbours, weights } = project(network)
  const shares = tieShares(network)
  const together = new Map<number, Named[]>()
  for (const p of collaborationsOf(network, actor)) {
    if (shares[p] === 0) continue
    const named = { id: network.collaborationIds[p] ?? '', name: collaborationNameOf(network, p) }
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
      const partner = network.collaborationMembers[k] ?? 0
      const list = together.get(partner)
      if (list) list.push(named)
      else together.set(partner, [named])
    }
  }
  const partners: Partner[] = []
  const end = offsets[actor + 1] ?? 0
  for (let k = offsets[actor] ?? 0; k < end; k++) {
    const partner = neighbours[k] ?? 0
    partners.push({
      id: network.actorIds[partner] ?? '',
      name: nameOf(network, partner),
      sectors: sectorsOf(network, partner),
      weight: weights[k] ?? 0,
      collaborations: together.get(partner) ?? [],
    })
  }
  // Neighbours come in the order of ids, and sorting keeps it among equal weights.
  return partners.toSorted((a, b) => b.weight - a.weight)
}

/** 1 is the highest among the counted actors that have a value; partners from elsewhere have no rank. */
function rankOf(
  network: SlicedNetwork,
  values: Float64Array,
  actor: number,
): { rank?: number; of?: number } {
  const own = values[actor] ?? Number.NaN
  if (Number.isNaN(own) || network.isCounted[actor] !== 1) return {}
  let above = 0
  let of = 0
  for (const [other, value] of values.entries()) {
    if (network.isCounted[other] !== 1 || Number.isNaN(value)) continue
    of++
    if (value > own) above++
  }
  return { rank: above + 1, of }
}
