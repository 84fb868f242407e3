import type { RecordKind, RecordTypes } from '../../domain/record-kinds.ts'
import { sameValue } from './known-records.ts'
import {
  instant,
  integer,
  json,
  partialDate,
  place,
  plain,
  skills,
  source,
  texts,
  vocabularies,
  type Codec,
  type Properties,
} from './property-codecs.ts'

/**
 * Records as properties of nodes and relationships, and back, without loss. Neo4j's own types where it
 * has them, so that analysts can ask for `actor.openedOn >= date('2012-01-01')`; JSON text for what is
 * nested. Empty lists and objects are left out. A date is kept as its first day (its last, for an end);
 * a month or a year alone also as written, beside it.
 */

/** How each field of each record is kept; a field missing here would be lost, so the type asks for all. */
const CODECS: { [K in RecordKind]: Record<keyof RecordTypes[K], Codec> } = {
  network: {
    id: plain,
    name: plain,
    description: plain,
    createdAt: instant,
    supportActorIds: texts,
    actorListComplete: plain,
    vocabularies,
    missingEnd: plain,
    dormantAfterMonths: integer,
    newWithinMonths: integer,
    synthetic: plain,
  },
  actor: {
    id: plain,
    formerIds: texts,
    name: plain,
    aliases: texts,
    category: plain,
    sectors: texts,
    family: plain,
    identifiers: json('{}'),
    place,
    socialEconomy: plain,
    skills,
    knownSince: partialDate('first'),
    surveyedOn: partialDate('last'),
    openedOn: partialDate('first'),
    closedOn: partialDate('last'),
    isPerson: plain,
    attributes: json('{}'),
    source,
  },
  collaboration: {
    id: plain,
    name: plain,
    kind: plain,
    directed: plain,
    scope: plain,
    domains: texts,
    startsOn: partialDate('first'),
    endsOn: partialDate('last'),
    stages: json('[]'),
    originTerritory: plain,
    territories: texts,
    skillsNeeded: texts,
    followsIds: texts,
    spottedOn: partialDate('first'),
    spottedById: plain,
    fundings: json('[]'),
    weight: plain,
    attributes: json('{}'),
    source,
  },
  participation: {
    actorId: plain,
    collaborationId: plain,
    role: plain,
    startsOn: partialDate('first'),
    endsOn: partialDate('last'),
    intensity: plain,
    phase: plain,
    share: plain,
    source,
  },
  call: {
    id: plain,
    name: plain,
    opensOn: partialDate('first'),
    closesOn: partialDate('last'),
    domains: texts,
    eligibleCategories: texts,
    rules: texts,
    source,
  },
  application: {
    callId: plain,
    collaborationId: plain,
    filedOn: partialDate('first'),
    status: plain,
    source,
  },
}

/** What the two ends of a relationship already say; they are not repeated as properties. */
const ENDS: ReadonlySet<string> = new Set(['actorId', 'collaborationId', 'callId'])

const FIELDS: Readonly<Record<RecordKind, readonly (readonly [string, Codec])[]>> = {
  network: Object.entries(CODECS.network),
  actor: Object.entries(CODECS.actor),
  collaboration: Object.entries(CODECS.collaboration),
  participation: Object.entries(CODECS.participation),
  call: Object.entries(CODECS.call),
  application: Object.entries(CODECS.application),
}

/** The properties of one record; those of a relationship carry its key as `id`. */
export function toProperties<K extends RecordKind>(
  kind: K,
  networkId: string,
  key: string,
  record: RecordTypes[K],
): Record<string, unknown> {
  const properties: Record<string, unknown> = kind === 'network' ? {} : { networkId, id: key }
  const values: Record<string, unknown> = { ...record }
  for (const [field, codec] of FIELDS[kind]) {
    const value = values[field]
    if (value !== undefined && !ENDS.has(field)) codec.write(field, value, properties)
  }
  return properties
}

/** The record that properties hold, not yet checked; the ends of a relationship come as properties too. */
export function fromProperties(kind: RecordKind, properties: Properties): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [field, codec] of FIELDS[kind]) {
    const value = codec.read(field, properties)
    if (value !== undefined) record[field] = value
  }
  return record
}

/** The settings' properties with null for each absent one: what replaces the stored ones wholly. */
export function settingsProperties(network: RecordTypes['network']): Record<string, unknown> {
  const absent = { description: null, synthetic: null, supportActorIds: null }
  const lists = { sectors: null, domains: null, categories: null, skills: null }
  return { ...absent, ...lists, ...toProperties('network', network.id, network.id, network) }
}

/** What must be written to make one record's properties another's: to write all takes twice the time. */
export function changesOf(before: Properties, after: Properties): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(after)) {
    if (!sameValue(before[name], value)) changes[name] = value
  }
  for (const name of Object.keys(before)) if (after[name] === undefined) changes[name] = null
  return changes
}
