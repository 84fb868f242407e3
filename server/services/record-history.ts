import type { ChangeSetSummary } from '../domain/change-sets.ts'
import type { RecordKind } from '../domain/record-kinds.ts'
import type { Store } from '../store/store.ts'
import { fieldChanges, type FieldChange } from './field-changes.ts'

/** What one change set did to one record. */
export type RecordChange = {
  changeSet: ChangeSetSummary
  change: 'created' | 'changed' | 'removed'
  /** Of a record that stayed: what changed. */
  fields: FieldChange[]
}

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
