import type { Write } from '../../domain/change-sets.ts'
import { canonicalJson } from '../../domain/network-state.ts'
import { checkRecord } from '../record-checks.ts'
import { KINDS } from './kinds.ts'
import { actorColumns, collaborationColumns, participationSpan } from './packed-columns.ts'
import type { RecordColumns } from './protocol.ts'

export function emptyColumns(): RecordColumns {
  return {
    kinds: [],
    keys: [],
    bodies: [],
    sources: [],
    columns: [],
    spans: [],
    froms: [],
    tos: [],
  }
}

/**
 * Adds one write to columns on their way to the database.
 * @throws AppError invalid-record (see checkRecord)
 */
export function addWrite(to: RecordColumns, write: Write): void {
  to.kinds.push(KINDS.indexOf(write.record))
  to.keys.push(write.id)
  if (write.after !== null) checkRecord(write.record, write.id, write.after)
  const { columns = null, span = null, from = null, to: other = null } = derivedOf(write)
  to.columns.push(columns)
  to.spans.push(span)
  to.froms.push(from)
  to.tos.push(other)
  const { body, source } = textsOf(write.after)
  to.bodies.push(body)
  to.sources.push(source)
}

/** What is kept beside a record for packing it and for finding what it joins. */
type Derived = { columns?: string; span?: number; from?: string; to?: string }

function derivedOf(write: Write): Derived {
  if (write.after === null) return {}
  switch (write.record) {
    case 'actor':
      return { columns: actorColumns(write.after) }
    case 'collaboration':
      return { columns: collaborationColumns(write.after) }
    case 'participation':
      return {
        span: participationSpan(write.after),
        from: write.after.actorId,
        to: write.after.collaborationId,
      }
    case 'application':
      return { from: write.after.callId, to: write.after.collaborationId }
    default:
      return {}
  }
}

function textsOf(record: Write['after']): { body: string | null; source: string | null } {
  if (record === null) return { body: null, source: null }
  if (!('source' in record) || record.source === undefined) {
    return { body: canonicalJson(record), source: null }
  }
  const { source, ...rest } = record
  return { body: canonicalJson(rest), source: canonicalJson(source) }
}
