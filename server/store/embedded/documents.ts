import { AppError } from '../../errors.ts'
import type { DocumentStore, JsonValue, StoredDocument } from '../store.ts'
import type { DocumentRow, ReaderOperations, WriterOperations } from './protocol.ts'
import type { Client } from './worker-client.ts'

/** Small JSON with a revision; see DocumentStore. */
export function embeddedDocuments(
  writer: Client<WriterOperations>,
  reader: Client<ReaderOperations>,
): DocumentStore {
  return {
    get: async (kind, id) => {
      const row = await reader.call('getDocument', { kind, id })
      return row === null ? undefined : documentOf(row)
    },
    put: (kind, id, value, expectedRevision) => {
      const json = JSON.stringify(value)
      if (json === undefined)
        throw new AppError('invalid-record', { record: 'document', id, field: 'value' })
      return writer.call('putDocument', {
        kind,
        id,
        value: json,
        at: new Date().toISOString(),
        expectedRevision,
      })
    },
    list: async (kind) => {
      const rows = await reader.call('listDocuments', { kind })
      return rows.map(documentOf)
    },
    delete: async (kind, id) => {
      await writer.call('deleteDocument', { kind, id })
    },
  }
}

function documentOf(row: DocumentRow): StoredDocument {
  // Only `put` and `restore` write documents, and both take JSON alone.
  const value: JsonValue = JSON.parse(row.value)
  return { ...row, value }
}
