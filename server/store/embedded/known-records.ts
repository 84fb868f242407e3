import type { KeptPage } from './merge.ts'
import type { RecordSlice } from './protocol.ts'
import { sliceReader, type SliceReader, type StagedRecord } from './record-slices.ts'
import { sortedWrites, type SortedWrites } from './sorted-writes.ts'
import { textTable, type TextTable } from './text-table.ts'

/**
 * What the network holds of one kind, for an import that sends most of it again: each write is compared
 * when it comes, while the main thread makes the next ones, and what changes nothing is neither sorted
 * nor looked up. A record's body names it, so the texts of all of them are enough.
 */
export type KnownRecords = {
  /** Which state of the network is known (see early-changes.ts). */
  stamp: string
  /** Whether the write that the reader stands at changes nothing and need not be gathered. */
  isSame(reader: SliceReader, slice: RecordSlice): boolean
  /** Writes that were not gathered. */
  same(): number
  /** No more are expected: gives the texts back. What comes nevertheless is gathered. */
  forget(): void
  /** All writes of the kind that ever came, the last of each record: for another state of the network. */
  allWrites(): SortedWrites
}

/**
 * Learns what is kept, and goes through the writes that have come by then: `differing` are those that are
 * not kept as they are. Undefined where that is most of them, since then it does not pay.
 * @param kept how many records of the kind there are
 * @param sourceOf the number of a source's text, as the pages give it
 */
export function learnRecords(
  from: { kind: number; stamp: string; kept: number; pages: Iterable<KeptPage> },
  earlier: readonly StagedRecord[],
  sourceOf: (source: string) => number | undefined,
): { known: KnownRecords; differing: SortedWrites } | undefined {
  let texts: TextTable | undefined = tableOf(from.pages, from.kept)
  // The records of a slice mostly share one source.
  let last: { source: string | null; head: string } | undefined
  const headOf = (source: string | null): string => {
    if (last === undefined || last.source !== source) {
      last = { source, head: source === null ? '' : `${sourceOf(source) ?? '?'}` }
    }
    return last.head
  }

  const differing = sortedWrites()
  // A later write of a record that was to change may put it back: both are gathered, and the last counts.
  const changing = new Set<string>()
  let same = 0
  for (const write of earlier) {
    const { body } = write
    if (body !== null && texts.has(headOf(write.source), body, 0, body.length)) {
      same += 1
      continue
    }
    differing.add(write)
    changing.add(write.key)
  }
  if (same * 2 < earlier.length) return undefined

  const slices: RecordSlice[] = []
  return {
    differing,
    known: {
      stamp: from.stamp,
      isSame(reader, slice) {
        if (slices.at(-1) !== slice) slices.push(slice)
        if (texts === undefined) return false
        const [start, end] = [reader.start(), reader.end()]
        const isKept = end > 0 && texts.has(headOf(reader.source()), slice.bodies, start, end)
        if (isKept && (changing.size === 0 || !changing.has(reader.key()))) {
          same += 1
          return true
        }
        changing.add(reader.key())
        return false
      },
      same: () => same,
      forget() {
        texts = undefined
        changing.clear()
      },
      allWrites() {
        const all = sortedWrites()
        for (const write of earlier) all.add(write)
        for (const slice of slices) {
          const reader = sliceReader(slice)
          while (reader.next()) if (reader.kind() === from.kind) all.add(reader.record())
        }
        return all
      },
    },
  }
}

/** All kept records, each as the number of its source with its body. */
function tableOf(pages: Iterable<KeptPage>, kept: number): TextTable {
  const table = textTable(kept)
  for (const { texts } of pages) {
    for (let start = 0; start < texts.length;) {
      const line = texts.indexOf('\n', start)
      const end = line < 0 ? texts.length : line
      table.add(texts, start, end)
      start = end + 1
    }
  }
  return table
}
