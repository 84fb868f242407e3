import { dayInterval, NO_DAY } from './dates.ts'
import { compareIds } from './identifiers.ts'
import {
  firstDay,
  lastDay,
  packFundings,
  packStages,
  packingAttributes,
  packingCodes,
  packingLists,
  packingSkills,
} from './pack-columns.ts'
import type {
  PackedActors,
  PackedCollaborations,
  PackedNetwork,
  PackedParticipations,
} from './packed-network.ts'
import { compareParticipationRows } from './packed-participations.ts'
import {
  COLLABORATION_KINDS,
  FAMILIES,
  INTENSITIES,
  ROLES,
  SCOPES,
  type Actor,
  type Collaboration,
  type Network,
  type Participation,
} from './records.ts'
import { finished, type Steps } from './steps.ts'

/**
 * Packs records held in memory. The records may come in any order; those referred to must be there.
 * This is the definition of the packed form: a store may build it another, faster way, with the same
 * result.
 */
export function packRecords(
  network: Network,
  version: number,
  records: {
    actors: readonly Actor[]
    collaborations: readonly Collaboration[]
    participations: readonly Participation[]
  },
): PackedNetwork {
  const actors = records.actors.toSorted((a, b) => compareIds(a.id, b.id))
  const collaborations = records.collaborations.toSorted((a, b) => compareIds(a.id, b.id))
  return {
    network,
    version,
    actors: packActors(actors),
    collaborations: packCollaborations(collaborations),
    participations: packParticipations(
      rowIndex(actors),
      rowIndex(collaborations),
      records.participations,
    ),
  }
}

/** Packs actors that are already in code-point order of their ids. */
export const packActors = (actors: readonly Actor[]): PackedActors =>
  finished(packingActors(actors))

/** The same, a column at a time. */
export function* packingActors(actors: readonly Actor[]): Steps<PackedActors> {
  const formerIds = new Map<number, string[]>()
  actors.forEach((actor, row) => {
    if (actor.formerIds.length > 0) formerIds.set(row, actor.formerIds)
  })
  const ids = actors.map((a) => a.id)
  yield
  const names = actors.map((a) => a.name)
  yield
  const sectors = yield* packingLists(actors.map((a) => a.sectors))
  yield
  const skills = yield* packingSkills(actors.map((a) => a.skills))
  yield
  const category = yield* packingCodes(actors.map((a) => a.category))
  yield
  const commune = yield* packingCodes(actors.map((a) => a.place?.commune))
  yield
  const placeLabel = yield* packingCodes(actors.map((a) => a.place?.label))
  yield
  const latitude = Float64Array.from(actors, (a) => a.place?.latitude ?? Number.NaN)
  yield
  const longitude = Float64Array.from(actors, (a) => a.place?.longitude ?? Number.NaN)
  yield
  const knownSince = Int32Array.from(actors, (a) => firstDay(a.knownSince))
  yield
  const surveyedOn = Int32Array.from(actors, (a) => lastDay(a.surveyedOn))
  yield
  const openedOn = Int32Array.from(actors, (a) => firstDay(a.openedOn))
  yield
  const closedOn = Int32Array.from(actors, (a) => lastDay(a.closedOn))
  yield
  yield
  const isPerson = Uint8Array.from(actors, (a) => (a.isPerson ? 1 : 0))
  yield
  const family = Int8Array.from(actors, (a) =>
    a.family === undefined ? -1 : FAMILIES.indexOf(a.family),
  )
  yield
  const socialEconomy = Int8Array.from(actors, (a) =>
    a.socialEconomy === undefined ? -1 : Number(a.socialEconomy),
  )
  yield
  const attributes = yield* packingAttributes(actors.map((a) => a.attributes))
  return {
    ids,
    names,
    sectors,
    ...skills,
    category,
    commune,
    placeLabel,
    latitude,
    longitude,
    knownSince,
    surveyedOn,
    openedOn,
    closedOn,
    isPerson,
    family,
    socialEconomy,
    formerIds,
    attributes,
  }
}

/** Packs collaborations that are already in code-point order of their ids. */
export const packCollaborations = (
  collaborations: readonly Collaboration[],
): PackedCollaborations => finished(packingCollaborations(collaborations))

/** The same, a column at a time. */
export function* packingCollaborations(
  collaborations: readonly Collaboration[],
): Steps<PackedCollaborations> {
  const intervals = collaborations.map((c) => dayInterval(c.startsOn, c.endsOn))
  yield
  const domains = yield* packingLists(collaborations.map((c) => c.domains))
  yield
  const territories = yield* packingLists(collaborations.map((c) => c.territories))
  yield
  const originTerritory = yield* packingCodes(collaborations.map((c) => c.originTerritory))
  yield
  const stages = packStages(collaborations.map((c) => c.stages))
  yield
  const skillsNeeded = yield* packingLists(collaborations.map((c) => c.skillsNeeded))
  yield
  const fundings = packFundings(collaborations.map((c) => c.fundings))
  yield
  const ids = collaborations.map((c) => c.id)
  const names = collaborations.map((c) => c.name)
  yield
  const kind = Uint8Array.from(collaborations, (c) => COLLABORATION_KINDS.indexOf(c.kind))
  const directed = Uint8Array.from(collaborations, (c) => (c.directed ? 1 : 0))
  yield
  const scope = Int8Array.from(collaborations, (c) =>
    c.scope === undefined ? -1 : SCOPES.indexOf(c.scope),
  )
  const weight = Float64Array.from(collaborations, (c) => c.weight)
  yield
  const spottedOn = Int32Array.from(collaborations, (c) => firstDay(c.spottedOn))
  yield
  return {
    ids,
    names,
    kind,
    directed,
    scope,
    domains,
    territories,
    originTerritory,
    weight,
    from: Int32Array.from(intervals, (i) => i?.from ?? NO_DAY),
    to: Int32Array.from(intervals, (i) => i?.to ?? NO_DAY),
    hasEnd: Uint8Array.from(intervals, (i) => (i?.hasEnd ? 1 : 0)),
    stages,
    skillsNeeded,
    spottedOn,
    fundings,
  }
}

function packParticipations(
  actorRows: ReadonlyMap<string, number>,
  collaborationRows: ReadonlyMap<string, number>,
  participations: readonly Participation[],
): PackedParticipations {
  const rows = participations.map((p) => {
    const interval = dayInterval(p.startsOn, p.endsOn)
    return {
      actor: rowOf(actorRows, p.actorId),
      collaboration: rowOf(collaborationRows, p.collaborationId),
      role: ROLES.indexOf(p.role),
      from: interval?.from ?? NO_DAY,
      to: interval?.to ?? NO_DAY,
      hasEnd: interval?.hasEnd ? 1 : 0,
      intensity: p.intensity === undefined ? -1 : INTENSITIES.indexOf(p.intensity),
    }
  })
  rows.sort(compareParticipationRows)
  return {
    actor: Int32Array.from(rows, (r) => r.actor),
    collaboration: Int32Array.from(rows, (r) => r.collaboration),
    role: Uint8Array.from(rows, (r) => r.role),
    from: Int32Array.from(rows, (r) => r.from),
    to: Int32Array.from(rows, (r) => r.to),
    hasEnd: Uint8Array.from(rows, (r) => r.hasEnd),
    intensity: Int8Array.from(rows, (r) => r.intensity),
  }
}

function rowIndex(records: readonly { id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map((record, row) => [record.id, row]))
}

function rowOf(rows: ReadonlyMap<string, number>, id: string): number {
  const row = rows.get(id)
  if (row === undefined) throw new RangeError(`participation of unknown record ${id}`)
  return row
}
