import type { DocumentStore, JsonValue, StoredDocument } from '../store.ts'
import { AppError } from '../../errors.ts'
import type { Graph } from './driver.ts'
import * as queries from './queries.ts'

/** Documents read at once for a backup. */
const PAGE_DOCUMENTS = 200

export function neo4jDocuments(graph: Graph): DocumentStore {
  return {
    get: (kind, id) =>
      graph.read(async (transaction) => {
        const [row] = await transaction.run(queries.getDocument, { kind, id })
        return row === undefined ? undefined : documentOf(row)
      }),

    put: (kind, id, value, expectedRevision) =>
      graph.write(async (transaction) => {
        const text = JSON.stringify(value)
        const [present] = await transaction.run(queries.lockDocument, { kind, id })
        const actual = present?.revision ?? 0
        if (transaction.attempt > 1 && actual > 0) {
          // The first try may be in though its answer was lost: then this is the value, one revision on.
          const [stored] = await transaction.run(queries.getDocument, { kind, id })
          if (stored?.value === text && actual === (expectedRevision ?? actual - 1) + 1) {
            return actual
          }
        }
        if (expectedRevision !== undefined && expectedRevision !== actual) {
          throw new AppError('revision-conflict', { expected: expectedRevision, current: actual })
        }
        const revision = actual + 1
        const updatedAt = new Date().toISOString()
        await transaction.run(queries.putDocument, { kind, id, revision, updatedAt, value: text })
        return revision
      }),

    list: (kind) =>
      graph.read(async (transaction) => {
        const rows = await transaction.run(queries.listDocuments, { kind })
        return rows.map(documentOf)
      }),

    delete: async (kind, id) => {
      await graph.write((transaction) => transaction.run(queries.deleteDocument, { kind, id }))
    },
  }
}

/** All documents, by kind and id. */
export async function* allDocuments(graph: Graph): AsyncGenerator<StoredDocument> {
  let kind = ''
  let id = ''
  for (;;) {
    const after = { kind, id, limit: PAGE_DOCUMENTS }
    const rows = await graph.read((transaction) => transaction.run(queries.pageDocuments, after))
    yield* rows.map(documentOf)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE_DOCUMENTS) return
    kind = last.kind
    id = last.id
  }
}

type Row = { kind: string; id: string; revision: number; updatedAt: string; value: string }

function documentOf({ value, ...row }: Row): StoredDocument {
  // Only `put` and `restore` write documents, and both take JSON alone.
  const parsed: JsonValue = JSON.parse(value)
  return { ...row, value: parsed }
}
