import neo4j from 'neo4j-driver'
import { dayRange } from '../../domain/dates.ts'
import type { RecordKind, RecordTypes } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'

/**
 * Records as properties of nodes and relationships, and back, without loss. Neo4j's own types where it
 * has them, so that analysts can ask for `actor.openedOn >= date('2012-01-01')`; JSON text for what is
 * nested. Empty lists and objects are left out. A date is kept as its first day (its last, for an end);
 * a month or a year alone also as written, beside it.
 */

/** Properties by name; null is the same as absent. */
export type Properties = Readonly<Record<string, unknown>>

type Codec = {
  write(name: string, value: unknown, to: Record<string, unknown>): void
  /** undefined: the record has no such field. */
  read(name: string, from: Properties): unknown
}

const readPlain = (name: string, from: Properties): unknown => from[name] ?? undefined

/** Texts, truth values, and numbers that may have a fraction. */
const plain: Codec = {
  write: (name, value, to) => {
    to[name] = value
  },
  read: readPlain,
}

const integer: Codec = {
  write: (name, value, to) => {
    to[name] = neo4j.int(Number(value))
  },
  read: readPlain,
}

const texts: Codec = {
  write: (name, value, to) => {
    if (Array.isArray(value) && value.length > 0) to[name] = value
  },
  read: (name, from) => from[name] ?? [],
}

/** Nested values; `empty` stands for the text that is left out. */
function json(empty: '{}' | '[]'): Codec {
  return {
    write: (name, value, to) => {
      const text = JSON.stringify(value)
      if (text !== empty) to[name] = text
    },
    read: (name, from) => {
      const text = from[name]
      return parse(name, text ?? empty)
    },
  }
}

/**
 * Where records came from: the same few values on half a million records, so each is made text, and
 * read from text, once.
 */
const source: Codec = {
  write: (name, value, to) => {
    if (!isObject(value)) return
    const known = sourceTexts.get(value) ?? JSON.stringify(value)
    sourceTexts.set(value, known)
    to[name] = known
  },
  read: (name, from) => {
    const text = from[name]
    if (typeof text !== 'string') return undefined
    if (text !== lastSource.text) lastSource = { text, value: parse(name, text) }
    return lastSource.value
  },
}

const sourceTexts = new WeakMap<object, string>()
let lastSource: { text: string; value: unknown } = { text: '', value: undefined }

function partialDate(day: 'first' | 'last'): Codec {
  return {
    write: (name, value, to) => {
      const text = String(value)
      const range = dayRange(text)
      if (range !== undefined) to[name] = dateOfDay(range[day])
      // A day that no calendar has (2013-02-30) is kept as it was written, and only so.
      if (range === undefined || range.first !== range.last) to[`${name}AsWritten`] = text
    },
    // The statements give the text: see get-actors.cypher.
    read: readPlain,
  }
}

const DAY_MS = 86_400_000

// Records share their dates: half a million participations have a few hundred.
const knownDates = new Map<number, InstanceType<typeof neo4j.types.Date>>()

function dateOfDay(day: number) {
  const known = knownDates.get(day)
  if (known !== undefined) return known
  const date = neo4j.types.Date.fromStandardDateUTC(new Date(day * DAY_MS))
  if (knownDates.size < 100_000) knownDates.set(day, date)
  return date
}

/** Date-times are kept as written: an offset or a fraction would not come back the same. */
const instant = plain

const place: Codec = {
  write: (_name, value, to) => {
    const parts = Object.entries(Object(value))
    for (const [part, partValue] of parts) to[PLACE_PROPERTIES[part] ?? part] = partValue
    if (parts.length === 0) to['placeIsEmpty'] = true
  },
  read: (_name, from) => {
    const value: Record<string, unknown> = {}
    for (const [part, property] of Object.entries(PLACE_PROPERTIES)) {
      if (from[property] !== undefined && from[property] !== null) value[part] = from[property]
    }
    return Object.keys(value).length > 0 || from['placeIsEmpty'] === true ? value : undefined
  },
}

const PLACE_PROPERTIES: Readonly<Record<string, string>> = {
  commune: 'commune',
  postcode: 'postcode',
  label: 'placeLabel',
  latitude: 'latitude',
  longitude: 'longitude',
  precision: 'placePrecision',
}

/** The codes as a list to search; as JSON too when any has dates. */
const skills: Codec = {
  write: (name, value, to) => {
    if (!Array.isArray(value) || value.length === 0) return
    const list: { code: string; from?: string; to?: string }[] = value
    to[name] = list.map((skill) => skill.code)
    if (list.some((skill) => skill.from !== undefined || skill.to !== undefined)) {
      to[`${name}WithDates`] = JSON.stringify(list)
    }
  },
  read: (name, from) => {
    const dated = from[`${name}WithDates`]
    if (typeof dated === 'string') return parse(name, dated)
    const codes = from[name] ?? []
    return Array.isArray(codes) ? codes.map((code: unknown) => ({ code })) : codes
  },
}

const vocabularies: Codec = {
  write: (_name, value, to) => {
    for (const [part, list] of Object.entries(Object(value))) texts.write(part, list, to)
  },
  read: (_name, from) =>
    Object.fromEntries(
      ['sectors', 'domains', 'categories', 'skills'].map((part) => [part, texts.read(part, from)]),
    ),
}

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

function parse(name: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch (cause) {
    throw new AppError('store-damaged', { reason: `${name} is not JSON` }, { cause })
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
