import type { Entry } from '../../domain/change-sets.ts'
import { RECORD_KINDS, type RecordKind, type RecordTypes } from '../../domain/record-kinds.ts'
import { AppError } from '../../errors.ts'

/** An entry as far as its shape can be seen at a glance. */
type EntryShape = { record: RecordKind; id: string; before: unknown; after: unknown }

/**
 * An entry whose two sides were checked before: on their way in, or when they were written to the
 * journal. Checking each again would take as long as writing it.
 */
export function knownEntry(entry: EntryShape): Entry {
  if (isKnown(entry)) return entry
  throw new AppError('store-damaged', { reason: `an entry of ${entry.record}` })
}

const isKnown = (entry: EntryShape): entry is Entry => RECORD_KINDS.includes(entry.record)

/** A record of which a statement gave the fields that are needed: checked when it was written. */
export function knownRecord<K extends RecordKind>(kind: K, value: unknown): RecordTypes[K] {
  if (isKnownRecord(kind, value)) return value
  throw new AppError('store-damaged', { reason: `a record of ${kind}` })
}

const isKnownRecord = <K extends RecordKind>(_kind: K, value: unknown): value is RecordTypes[K] =>
  isObject(value)

/**
 * Whether two JSON values are the same; the order of fields does not count, undefined is absent. What
 * sameRecord of the domain says, without making text of half a million pairs.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isObject(a) || !isObject(b)) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((part: unknown, index) => sameValue(part, b[index]))
    )
  }
  let fields = 0
  for (const [name, value] of Object.entries(a)) {
    if (value === undefined) continue
    fields += 1
    if (!Object.hasOwn(b, name) || !sameValue(value, b[name])) return false
  }
  for (const value of Object.values(b)) if (value !== undefined) fields -= 1
  return fields === 0
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
