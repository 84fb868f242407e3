import neo4j from 'neo4j-driver'
import { dayRange } from '../../domain/dates.ts'
import { AppError } from '../../errors.ts'

/** How values of one type are written as properties, and read back. */

/** Properties by name; null is the same as absent. */
export type Properties = Readonly<Record<string, unknown>>

export type Codec = {
  write(name: string, value: unknown, to: Record<string, unknown>): void
  /** undefined: the record has no such field. */
  read(name: string, from: Properties): unknown
}

const readPlain = (name: string, from: Properties): unknown => from[name] ?? undefined

/** Texts, truth values, and numbers that may have a fraction. */
export const plain: Codec = {
  write: (name, value, to) => {
    to[name] = value
  },
  read: readPlain,
}

export const integer: Codec = {
  write: (name, value, to) => {
    to[name] = neo4j.int(Number(value))
  },
  read: readPlain,
}

export const texts: Codec = {
  write: (name, value, to) => {
    if (Array.isArray(value) && value.length > 0) to[name] = value
  },
  read: (name, from) => from[name] ?? [],
}

/** Nested values; `empty` stands for the text that is left out. */
export function json(empty: '{}' | '[]'): Codec {
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
export const source: Codec = {
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

export function partialDate(day: 'first' | 'last'): Codec {
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
export const instant = plain

export const place: Codec = {
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
export const skills: Codec = {
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

export const vocabularies: Codec = {
  write: (_name, value, to) => {
    for (const [part, list] of Object.entries(Object(value))) texts.write(part, list, to)
  },
  read: (_name, from) =>
    Object.fromEntries(
      ['sectors', 'domains', 'categories', 'skills'].map((part) => [part, texts.read(part, from)]),
    ),
}

function parse(name: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch (cause) {
    throw new AppError('store-damaged', { reason: `${name} is not JSON` }, { cause })
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
