import { Type, type TObject } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Entry, Write } from '../domain/change-sets.ts'
import { isParticipationKey, recordKey } from '../domain/identifiers.ts'
import { RECORD_SCHEMAS, type RecordKind, type RecordTypes } from '../domain/record-kinds.ts'
import { Source } from '../domain/records.ts'
import { AppError } from '../errors.ts'
import type { RecordBatch } from './store.ts'

/** What both stores check of every record before it is kept, and again when it comes back. */

const CHECKS = {
  network: Compile(RECORD_SCHEMAS.network),
  actor: Compile(RECORD_SCHEMAS.actor),
  collaboration: Compile(RECORD_SCHEMAS.collaboration),
  participation: Compile(RECORD_SCHEMAS.participation),
  call: Compile(RECORD_SCHEMAS.call),
  application: Compile(RECORD_SCHEMAS.application),
}

/** What says yes to most records of the kinds that come by the hundred thousand, in a third of the time. */
const QUICK_CHECKS: Partial<Record<RecordKind, (value: unknown) => boolean>> = {
  actor: quickCheck(RECORD_SCHEMAS.actor),
  collaboration: quickCheck(RECORD_SCHEMAS.collaboration),
  participation: quickCheck(RECORD_SCHEMAS.participation),
}

const isSource = Compile(Source)
/** The records of an import mostly share one source. */
let lastSource: unknown

/**
 * A check that says yes only where the whole one does: names are looked up instead of matched, and a
 * source is checked once.
 */
function quickCheck({ properties }: TObject): (value: unknown) => boolean {
  const names = new Set(Object.keys(properties))
  const rest = Compile(Type.Object({ ...properties, source: Type.Optional(Type.Unknown()) }))
  return (value) => {
    if (typeof value !== 'object' || value === null) return false
    const source = 'source' in value ? value.source : undefined
    if (source !== undefined && source !== lastSource) {
      if (!isSource.Check(source)) return false
      lastSource = source
    }
    for (const name in value) if (!names.has(name)) return false
    return rest.Check(value)
  }
}

/** Whether a value is a record of this kind. */
export function isRecord<K extends RecordKind>(kind: K, value: unknown): value is RecordTypes[K] {
  return QUICK_CHECKS[kind]?.(value) === true || CHECKS[kind].Check(value)
}

/**
 * Refuses what may not be kept: a record that is not what its schema says, and one under another
 * record's key.
 * @throws AppError invalid-record with the record, its id, the field and what is wrong
 */
export function checkRecord(kind: RecordKind, key: string, value: unknown): void {
  if (!isRecord(kind, value)) {
    const [error] = CHECKS[kind].Errors(value)
    const field = error?.instancePath.slice(1).replaceAll('/', '.') ?? ''
    throw new AppError('invalid-record', {
      record: kind,
      id: key,
      field,
      problem: error?.message ?? '',
    })
  }
  if (!('actorId' in value && isParticipationKey(key, value)) && recordKey(value) !== key) {
    throw new AppError('invalid-record', {
      record: kind,
      id: key,
      field: 'id',
      problem: `must be the key of the record, ${recordKey(value)}`,
    })
  }
  if (HALF_PAIR.test(key)) throw notText(kind, key)
}

/**
 * Refuses text that is no text, in the JSON of a checked record: half a surrogate pair, which JSON
 * writes as an escape, would come back as another character.
 * @throws AppError invalid-record
 */
export function checkText(kind: RecordKind, key: string, json: string): void {
  if (json.includes('\\ud') && HALF_PAIR_ESCAPE.test(json)) throw notText(kind, key)
}

const HALF_PAIR = /\p{Surrogate}/u
// An even number of backslashes before it are backslashes of the text itself.
const HALF_PAIR_ESCAPE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

function notText(record: RecordKind, id: string): AppError {
  return new AppError('invalid-record', {
    record,
    id,
    field: '',
    problem: 'must be well-formed text',
  })
}

/** A write of a checked record. @throws AppError invalid-record */
export function toWrite(record: RecordKind, id: string, after: unknown): Write {
  if (after !== null) checkRecord(record, id, after)
  switch (record) {
    case 'network':
      return { record, id, after: recordOrNull(record, after) }
    case 'actor':
      return { record, id, after: recordOrNull(record, after) }
    case 'collaboration':
      return { record, id, after: recordOrNull(record, after) }
    case 'participation':
      return { record, id, after: recordOrNull(record, after) }
    case 'call':
      return { record, id, after: recordOrNull(record, after) }
    case 'application':
      return { record, id, after: recordOrNull(record, after) }
  }
}

/** An entry of checked records. @throws AppError invalid-record */
export function toEntry(record: RecordKind, id: string, before: unknown, after: unknown): Entry {
  if (before !== null) checkRecord(record, id, before)
  if (after !== null) checkRecord(record, id, after)
  switch (record) {
    case 'network':
      return {
        record,
        id,
        before: recordOrNull(record, before),
        after: recordOrNull(record, after),
      }
    case 'actor':
      return {
        record,
        id,
        before: recordOrNull(record, before),
        after: recordOrNull(record, after),
      }
    case 'collaboration':
      return {
        record,
        id,
        before: recordOrNull(record, before),
        after: recordOrNull(record, after),
      }
    case 'participation':
      return {
        record,
        id,
        before: recordOrNull(record, before),
        after: recordOrNull(record, after),
      }
    case 'call':
      return {
        record,
        id,
        before: recordOrNull(record, before),
        after: recordOrNull(record, after),
      }
    case 'application':
      return {
        record,
        id,
        before: recordOrNull(record, before),
        after: recordOrNull(record, after),
      }
  }
}

/** A batch of checked records. @throws AppError invalid-record */
export function toBatch(
  record: RecordKind,
  rows: readonly (readonly [string, unknown])[],
): RecordBatch {
  switch (record) {
    case 'network':
      return {
        record,
        rows: rows.map(([key, value]) => ({ key, value: toRecord(record, key, value) })),
      }
    case 'actor':
      return {
        record,
        rows: rows.map(([key, value]) => ({ key, value: toRecord(record, key, value) })),
      }
    case 'collaboration':
      return {
        record,
        rows: rows.map(([key, value]) => ({ key, value: toRecord(record, key, value) })),
      }
    case 'participation':
      return {
        record,
        rows: rows.map(([key, value]) => ({ key, value: toRecord(record, key, value) })),
      }
    case 'call':
      return {
        record,
        rows: rows.map(([key, value]) => ({ key, value: toRecord(record, key, value) })),
      }
    case 'application':
      return {
        record,
        rows: rows.map(([key, value]) => ({ key, value: toRecord(record, key, value) })),
      }
  }
}

/** A value as the record that it must be. @throws AppError invalid-record */
export function toRecord<K extends RecordKind>(
  kind: K,
  key: string,
  value: unknown,
): RecordTypes[K] {
  if (isRecord(kind, value)) return value
  throw new AppError('invalid-record', { record: kind, id: key, field: '', problem: '' })
}

function recordOrNull<K extends RecordKind>(kind: K, value: unknown): RecordTypes[K] | null {
  return isRecord(kind, value) ? value : null
}
