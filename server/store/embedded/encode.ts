import type { Write } from '../../domain/change-sets.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import type { RecordKind } from '../../domain/record-kinds.ts'
import type { Source } from '../../domain/records.ts'
import { checkRecord, checkText } from '../record-checks.ts'
import { KINDS } from './kinds.ts'
import { actorColumns, collaborationColumns, participationSpan } from './packed-columns.ts'
import type { RecordSlice } from './protocol.ts'
import { recordInOrder } from './record-text.ts'

/** A slice that records are still added to. */
export type OpenSlice = {
  kinds: number[]
  keys: string[]
  gone: number[]
  /** Bodies in canonical order, a 0 between two (see record-slices.ts). */
  bodies: unknown[]
  sources: number[]
  sourceTexts: string[]
  columns: string[]
  spans: number[]
}

export function openSlice(): OpenSlice {
  return {
    kinds: [],
    keys: [],
    gone: [],
    bodies: [],
    sources: [],
    sourceTexts: [],
    columns: [],
    spans: [],
  }
}

/**
 * Adds one write to a slice on its way to the database.
 * @throws AppError invalid-record (see checkRecord)
 */
export function addWrite(to: OpenSlice, write: Write): void {
  const { record, id, after } = write
  if (after !== null) {
    checkRecord(record, id, after)
    if (to.bodies.length > 0) to.bodies.push(0)
    to.bodies.push(recordInOrder(write))
  }
  to.kinds.push(KINDS.indexOf(record))
  to.keys.push(id)
  to.gone.push(Number(after === null))
  to.columns.push(columnsOf(write))
  to.spans.push(
    record === 'participation' && after !== null ? participationSpan(after) : Number.NaN,
  )
  const source = after !== null && 'source' in after ? after.source : undefined
  to.sources.push(source === undefined ? -1 : addSource(to, record, id, source))
}

/**
 * The slice as it goes to the database thread: few large texts and arrays, which cost a tenth of what as
 * many single ones do.
 * @throws AppError invalid-record (see checkText)
 */
export function closeSlice(slice: OpenSlice): RecordSlice {
  const { keys, columns, sourceTexts } = slice
  const bodies = JSON.stringify(slice.bodies)
  if (bodies.includes('\\ud')) checkTexts(slice)
  return {
    kinds: Uint8Array.from(slice.kinds),
    gone: Uint8Array.from(slice.gone),
    keys,
    bodies,
    sources: Int32Array.from(slice.sources),
    sourceTexts,
    columns: columns.join(''),
    columnEnds: endsOf(columns),
    spans: Float64Array.from(slice.spans),
  }
}

function columnsOf({ record, after }: Write): string {
  if (record === 'actor' && after !== null) return actorColumns(after)
  if (record === 'collaboration' && after !== null) return collaborationColumns(after)
  return ''
}

/** Where each of several texts ends when they stand behind each other. */
function endsOf(texts: readonly string[]): Int32Array {
  const ends = new Int32Array(texts.length)
  let end = 0
  for (const [index, { length }] of texts.entries()) {
    end += length
    ends[index] = end
  }
  return ends
}

function checkTexts({ kinds, keys, gone, bodies }: OpenSlice): void {
  let body = 0
  for (const [row, kind] of kinds.entries()) {
    if (gone[row] === 1) continue
    checkText(KINDS[kind] ?? 'network', keys[row] ?? '', JSON.stringify(bodies[body]))
    body += 2
  }
}

// The records of an import mostly share one source.
let last: { source: Source; text: string } | undefined

function addSource(to: OpenSlice, record: RecordKind, id: string, source: Source): number {
  if (last?.source !== source) {
    const text = canonicalJson(source)
    checkText(record, id, text)
    last = { source, text }
  }
  if (to.sourceTexts.at(-1) !== last.text) to.sourceTexts.push(last.text)
  return to.sourceTexts.length - 1
}
