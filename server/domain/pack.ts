import { dayInterval, dayRange, NO_DAY } from './dates.ts'
import { compareIds } from './identifiers.ts'
import type {
  CodeLists,
  Codes,
  PackedActors,
  PackedCollaborations,
  PackedFundings,
  PackedNetwork,
  PackedParticipations,
  PackedStages,
} from './packed-network.ts'
import {
  COLLABORATION_KINDS,
  FAMILIES,
  INTENSITIES,
  ROLES,
  SCOPES,
  STAGES,
  type Actor,
  type Attributes,
  type Collaboration,
  type Network,
  type Participation,
} from './records.ts'

/** An attribute with more distinct texts than this is a text, not a category: it is not packed. */
export const MAX_ATTRIBUTE_VALUES = 1000

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
export function packActors(actors: readonly Actor[]): PackedActors {
  const formerIds = new Map<number, string[]>()
  actors.forEach((actor, row) => {
    if (actor.formerIds.length > 0) formerIds.set(row, actor.formerIds)
  })
  return {
    ids: actors.map((a) => a.id),
    names: actors.map((a) => a.name),
    sectors: packLists(actors.map((a) => a.sectors)),
    ...packSkills(actors.map((a) => a.skills)),
    category: packCodes(actors.map((a) => a.category)),
    commune: packCodes(actors.map((a) => a.place?.commune)),
    placeLabel: packCodes(actors.map((a) => a.place?.label)),
    latitude: Float64Array.from(actors, (a) => a.place?.latitude ?? Number.NaN),
    longitude: Float64Array.from(actors, (a) => a.place?.longitude ?? Number.NaN),
    knownSince: Int32Array.from(actors, (a) => firstDay(a.knownSince)),
    surveyedOn: Int32Array.from(actors, (a) => lastDay(a.surveyedOn)),
    openedOn: Int32Array.from(actors, (a) => firstDay(a.openedOn)),
    closedOn: Int32Array.from(actors, (a) => lastDay(a.closedOn)),
    isPerson: Uint8Array.from(actors, (a) => (a.isPerson ? 1 : 0)),
    family: Int8Array.from(actors, (a) =>
      a.family === undefined ? -1 : FAMILIES.indexOf(a.family),
    ),
    socialEconomy: Int8Array.from(actors, (a) =>
      a.socialEconomy === undefined ? -1 : Number(a.socialEconomy),
    ),
    formerIds,
    attributes: packAttributes(actors.map((a) => a.attributes)),
  }
}

/** Packs collaborations that are already in code-point order of their ids. */
export function packCollaborations(collaborations: readonly Collaboration[]): PackedCollaborations {
  const intervals = collaborations.map((c) => dayInterval(c.startsOn, c.endsOn))
  return {
    ids: collaborations.map((c) => c.id),
    names: collaborations.map((c) => c.name),
    kind: Uint8Array.from(collaborations, (c) => COLLABORATION_KINDS.indexOf(c.kind)),
    directed: Uint8Array.from(collaborations, (c) => (c.directed ? 1 : 0)),
    scope: Int8Array.from(collaborations, (c) =>
      c.scope === undefined ? -1 : SCOPES.indexOf(c.scope),
    ),
    domains: packLists(collaborations.map((c) => c.domains)),
    territories: packLists(collaborations.map((c) => c.territories)),
    originTerritory: packCodes(collaborations.map((c) => c.originTerritory)),
    weight: Float64Array.from(collaborations, (c) => c.weight),
    from: Int32Array.from(intervals, (i) => i?.from ?? NO_DAY),
    to: Int32Array.from(intervals, (i) => i?.to ?? NO_DAY),
    hasEnd: Uint8Array.from(intervals, (i) => (i?.hasEnd ? 1 : 0)),
    stages: packStages(collaborations.map((c) => c.stages)),
    skillsNeeded: packLists(collaborations.map((c) => c.skillsNeeded)),
    spottedOn: Int32Array.from(collaborations, (c) => firstDay(c.spottedOn)),
    fundings: packFundings(collaborations.map((c) => c.fundings)),
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
  rows.sort(
    (a, b) =>
      a.collaboration - b.collaboration ||
      a.actor - b.actor ||
      a.role - b.role ||
      a.from - b.from ||
      a.to - b.to ||
      a.hasEnd - b.hasEnd ||
      a.intensity - b.intensity,
  )
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

/** The skills of each actor, with their days. */
export function packSkills(
  lists: readonly Actor['skills'][],
): Pick<PackedActors, 'skills' | 'skillsFrom' | 'skillsTo'> {
  const all = lists.flat()
  return {
    skills: packLists(lists.map((skills) => skills.map((skill) => skill.code))),
    skillsFrom: Int32Array.from(all, (skill) => firstDay(skill.from)),
    skillsTo: Int32Array.from(all, (skill) => lastDay(skill.to)),
  }
}

/** The stages of each collaboration, in the record's order. */
export function packStages(lists: readonly Collaboration['stages'][]): PackedStages {
  const all = lists.flat()
  return {
    offsets: offsetsOf(lists),
    stage: Uint8Array.from(all, ({ stage }) => STAGES.indexOf(stage)),
    since: Int32Array.from(all, ({ since }) => firstDay(since)),
  }
}

/** The fundings of each collaboration, in the record's order. */
export function packFundings(lists: readonly Collaboration['fundings'][]): PackedFundings {
  const all = lists.flat()
  return {
    offsets: offsetsOf(lists),
    funder: packCodes(all.map(({ funderId, funderName }) => funderId ?? funderName)),
    amount: Float64Array.from(all, ({ amount }) => amount),
    currency: packCodes(all.map(({ currency }) => currency)),
    on: Int32Array.from(all, ({ on }) => firstDay(on)),
    kind: packCodes(all.map(({ kind }) => kind)),
  }
}

/** One code a row, -1 where the text is absent; the vocabulary in code-point order. */
export function packCodes(values: readonly (string | undefined)[]): Codes {
  const vocabulary = vocabularyOf(values.filter((v) => v !== undefined))
  const index = new Map(vocabulary.map((text, code) => [text, code]))
  return {
    vocabulary,
    codes: Int32Array.from(values, (v) => (v === undefined ? -1 : (index.get(v) ?? -1))),
  }
}

/** The codes of several texts a row, in their order; the vocabulary in code-point order. */
export function packLists(lists: readonly (readonly string[])[]): CodeLists {
  const vocabulary = vocabularyOf(lists.flat())
  const index = new Map(vocabulary.map((text, code) => [text, code]))
  const offsets = new Int32Array(lists.length + 1)
  const codes: number[] = []
  lists.forEach((list, row) => {
    for (const text of list) codes.push(index.get(text) ?? -1)
    offsets[row + 1] = codes.length
  })
  return { vocabulary, offsets, codes: Int32Array.from(codes) }
}

/** The attributes with few enough distinct texts, coded; names in code-point order. */
export function packAttributes(rows: readonly Attributes[]): Map<string, Codes> {
  const distinct = new Map<string, Set<string>>()
  for (const attributes of rows) {
    for (const [name, value] of Object.entries(attributes)) {
      const values = distinct.get(name) ?? new Set<string>()
      distinct.set(name, values)
      if (values.size <= MAX_ATTRIBUTE_VALUES) values.add(String(value))
    }
  }
  const packed = new Map<string, Codes>()
  for (const name of [...distinct.keys()].toSorted(compareIds)) {
    if ((distinct.get(name)?.size ?? 0) > MAX_ATTRIBUTE_VALUES) continue
    packed.set(
      name,
      packCodes(
        rows.map((attributes) => {
          const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
          return value === undefined ? undefined : String(value)
        }),
      ),
    )
  }
  return packed
}

function vocabularyOf(values: Iterable<string>): string[] {
  return [...new Set(values)].toSorted(compareIds)
}

function offsetsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const offsets = new Int32Array(lists.length + 1)
  for (const [row, list] of lists.entries()) offsets[row + 1] = (offsets[row] ?? 0) + list.length
  return offsets
}

function rowIndex(records: readonly { id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map((record, row) => [record.id, row]))
}

function rowOf(rows: ReadonlyMap<string, number>, id: string): number {
  const row = rows.get(id)
  if (row === undefined) throw new RangeError(`participation of unknown record ${id}`)
  return row
}

function firstDay(date: string | undefined): number {
  return date === undefined ? NO_DAY : (dayRange(date)?.first ?? NO_DAY)
}

function lastDay(date: string | undefined): number {
  return date === undefined ? NO_DAY : (dayRange(date)?.last ?? NO_DAY)
}
