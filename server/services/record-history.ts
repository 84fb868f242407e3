import type { ChangeSetSummary } from '../domain/change-sets.ts'
import type { RecordKind } from '../domain/records.ts'
import type { Store } from '../store/store.ts'

/** One field as it was and as it became; empty where there was nothing. Long values are cut. */
export type FieldChange = { field: string; before: string; after: string }

/** What one change set did to one record. */
export type RecordChange = {
  changeSet: ChangeSetSummary
  change: 'created' | 'changed' | 'removed'
  /** Of a record that stayed: what changed. */
  fields: FieldChange[]
}

const SHOWN_LENGTH = 200

/** The changes of one record, newest first. O(changes of the record). */
export async function readRecordHistory(
  store: Store,
  networkId: string,
  { record, id }: { record: RecordKind; id: string },
): Promise<RecordChange[]> {
  const history = await store.recordHistory(networkId, record, id)
  return history.map(({ changeSet, entry: { before, after } }) => ({
    changeSet,
    change: before === null ? 'created' : after === null ? 'removed' : 'changed',
    fields: before === null || after === null ? [] : fieldChanges(before, after),
  }))
}

/** The fields that differ, in the order of the record; where it came from is told by the change set. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before))
  const is = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) =>
    field === 'source' || JSON.stringify(was.get(field)) === JSON.stringify(is.get(field))
      ? []
      : [{ field, before: shown(was.get(field)), after: shown(is.get(field)) }],
  )
}

function shown(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
