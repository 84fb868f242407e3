import type { RecordSlice } from './protocol.ts'

/** One record as it will be kept; `body` null: it goes. */
export type StagedRecord = {
  key: string
  body: string | null
  source: string | null
  columns: string | null
  span: number | null
}

/** Walks through a slice; what it stands at is only made when it is asked for. */
export type SliceReader = {
  /** Goes to the next record; false at the end. */
  next(): boolean
  kind(): number
  key(): string
  /** Where the body stands in the bodies of the slice; both 0 where the record goes. */
  start(): number
  end(): number
  source(): string | null
  record(): StagedRecord
}

/**
 * Stands between two bodies in the array of all of them. Nothing else reads so: in the middle of a text
 * the quotation mark would be escaped, and no list of a record has numbers beside objects.
 */
const BETWEEN = '},0,{"'
const TO_NEXT = BETWEEN.indexOf('{')

/** Reads the records of a slice in turn. */
export function sliceReader(slice: RecordSlice): SliceReader {
  const { kinds, gone, keys, bodies, sources, sourceTexts } = slice
  let row = -1
  let [start, end, next] = [0, 0, 1]
  const key = () => keys[row] ?? ''
  const source = () => sourceTexts[sources[row] ?? -1] ?? null
  return {
    next() {
      row += 1
      if (row >= kinds.length) return false
      if (gone[row] === 1) {
        start = 0
        end = 0
        return true
      }
      const between = bodies.indexOf(BETWEEN, next)
      start = next
      end = between < 0 ? bodies.length - 1 : between + 1
      if (start >= end) throw new RangeError(`no body in row ${row}`)
      next = between < 0 ? bodies.length : between + TO_NEXT
      return true
    },
    kind: () => kinds[row] ?? -1,
    key,
    start: () => start,
    end: () => end,
    source,
    record: () => {
      const columns = cut(slice.columns, slice.columnEnds, row)
      const span = slice.spans[row] ?? Number.NaN
      return {
        key: key(),
        body: end === 0 ? null : bodies.slice(start, end),
        source: source(),
        columns: columns === '' ? null : columns,
        span: Number.isNaN(span) ? null : span,
      }
    },
  }
}

function cut(texts: string, ends: Int32Array, row: number): string {
  return texts.slice(row === 0 ? 0 : ends[row - 1], ends[row])
}
