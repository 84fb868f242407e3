import type { Write } from '../../domain/change-sets.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import type { RecordKind } from '../../domain/record-kinds.ts'
import type { Source } from '../../domain/records.ts'
import { checkRecord, checkText } from '../record-checks.ts'
import { KINDS } from './kinds.ts'
import { actorColumns, collaborationColumns, participationSpan } from './packed-columns.ts'
import type { RecordColumns } from './protocol.ts'
import { recordText } from './record-text.ts'

export function emptyColumns(): RecordColumns {
  return {
    kinds: [],
    keys: [],
    bodies: [],
    sources: [],
    sourceTexts: [],
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
  to.bodies.push(addTexts(to, write))
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

/** The record's text without its source, which goes to the table of sources. */
function addTexts(to: RecordColumns, write: Write): string | null {
  const { record, id, after } = write
  const source = after !== null && 'source' in after ? after.source : undefined
  to.sources.push(source === undefined ? -1 : addSource(to, record, id, source))
  if (after === null) return null
  const json = recordText(write)
  checkText(record, id, json)
  return json
}

// The records of an import mostly share one source.
let last: { source: Source; text: string } | undefined

function addSource(to: RecordColumns, record: RecordKind, id: string, source: Source): number {
  if (last?.source !== source) {
    const text = canonicalJson(source)
    checkText(record, id, text)
    last = { source, text }
  }
  if (to.sourceTexts.at(-1) !== last.text) to.sourceTexts.push(last.text)
  return to.sourceTexts.length - 1
}
