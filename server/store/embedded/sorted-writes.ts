import { compareIds } from '../../domain/identifiers.ts'
import type { StagedRecord } from './record-slices.ts'

/** Writes sorted at once: small enough to be sorted between one slice of an import and the next. */
const RUN_WRITES = 8_192

/** The writes of one kind by key; the last write of a record counts. */
export type SortedWrites = {
  add(write: StagedRecord): void
  /** How many were added, counting each write of a record. */
  added(): number
  inOrder(): readonly StagedRecord[]
}

/**
 * Sorts while writes come in, in the time in which a database thread would wait for the next ones: runs
 * of a few thousand, merged whenever two of a size stand side by side, so that only the last merge is
 * left at the end.
 */
export function sortedWrites(runWrites = RUN_WRITES): SortedWrites {
  let open: StagedRecord[] = []
  const runs: (readonly StagedRecord[])[] = []
  let added = 0
  // The plain order is several times faster, and the same where no character is beyond the basic plane:
  // what was sorted before the first such key came is in both orders.
  let compare = compareUnits

  function closeRun(): void {
    if (open.length === 0) return
    if (compare === compareUnits && open.some(({ key }) => SURROGATE.test(key))) {
      compare = compareIds
    }
    const sorted = open.toSorted((a, b) => compare(a.key, b.key))
    runs.push(sorted.filter(({ key }, index) => sorted[index + 1]?.key !== key))
    open = []
  }

  function mergeLastTwo(): void {
    const later = runs.pop() ?? []
    const earlier = runs.pop() ?? []
    runs.push(merged(earlier, later, compare))
  }

  return {
    add(write) {
      open.push(write)
      added += 1
      if (open.length < runWrites) return
      closeRun()
      while (lengthOf(runs.at(-2)) > 0 && lengthOf(runs.at(-2)) < 2 * lengthOf(runs.at(-1))) {
        mergeLastTwo()
      }
    },
    added: () => added,
    inOrder() {
      closeRun()
      while (runs.length > 1) mergeLastTwo()
      return runs[0] ?? []
    },
  }
}

/** Both in order; where both write the same record, the later write is kept. */
function merged(
  earlier: readonly StagedRecord[],
  later: readonly StagedRecord[],
  compare: (a: string, b: string) => number,
): readonly StagedRecord[] {
  const all: StagedRecord[] = []
  let next = 0
  for (const write of earlier) {
    let order = 1
    for (let other = later[next]; other !== undefined; other = later[next]) {
      order = compare(write.key, other.key)
      if (order <= 0) break
      all.push(other)
      next += 1
    }
    if (order !== 0) all.push(write)
  }
  for (; next < later.length; next++) {
    const write = later[next]
    if (write !== undefined) all.push(write)
  }
  return all
}

const lengthOf = (run: readonly unknown[] | undefined): number => run?.length ?? 0

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

const SURROGATE = /[\ud800-\udfff]/
