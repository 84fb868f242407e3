import { list, number, numberOrNull, text } from './rows.ts'
import type { StagedRecord } from './staging.ts'
import type { Statements } from './statements.ts'

/** A record as the table holds it. */
export type Kept = { body: string; source: number | null }

/** Kept records of one kind that follow each other. */
export type KeptPage = {
  keys: readonly unknown[]
  sources: readonly unknown[]
  bodies: readonly string[]
}

const PAGE_ROWS = 1_000

/** All kept records of one kind, by key. A body holds no line break: it is JSON. */
export function* pagesOf(
  statements: Statements,
  network: number,
  kind: number,
): Generator<KeptPage> {
  let after = ''
  for (;;) {
    const row = statements('page-kept-records').get(network, kind, after, PAGE_ROWS) ?? []
    const [rows, lastKey, keys, sources, bodies] = row
    if (number(rows) === 0) return
    after = text(lastKey)
    yield { keys: list(keys), sources: list(sources), bodies: text(bodies).split('\n') }
    if (number(rows) < PAGE_ROWS) return
  }
}

/** Gives each write with what is kept under its key; null where nothing is. Those that are kept come first. */
export function compareAll(
  writes: ReadonlyMap<string, StagedRecord>,
  compare: (write: StagedRecord, found: Kept | null) => void,
  pages: Iterable<KeptPage>,
): void {
  for (const { keys, sources, bodies } of pages) {
    for (let row = 0; row < keys.length; row++) {
      const write = writes.get(text(keys[row]))
      if (write === undefined) continue
      write.isKept = true
      compare(write, { body: text(bodies[row]), source: numberOrNull(sources[row] ?? null) })
    }
  }
  for (const write of writes.values()) if (!write.isKept) compare(write, null)
}
