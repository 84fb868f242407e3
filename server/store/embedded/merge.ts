import { compareIds } from '../../domain/identifiers.ts'
import { list, number, text } from './rows.ts'
import type { StagedRecord } from './record-slices.ts'
import type { Statements } from './statements.ts'

/** Kept records of one kind that follow each other: their texts, and their keys for who needs them. */
export type KeptPage = { rows: number; lastKey: string; texts: string; keys: () => string[] }

const PAGE_ROWS = 1_000

/** All kept records of one kind, by key. A text holds no line break: it is JSON. */
export function* pagesOf(
  statements: Statements,
  network: number,
  kind: number,
): Generator<KeptPage> {
  let after = ''
  for (;;) {
    const before = after
    const row = statements('page-kept-records').get(network, kind, after, PAGE_ROWS) ?? []
    const rows = number(row[0])
    if (rows === 0) return
    after = text(row[1])
    yield {
      rows,
      lastKey: after,
      texts: text(row[2]),
      keys: () =>
        list(statements('page-keys').get(network, kind, before, PAGE_ROWS)?.[0] ?? null).map(text),
    }
    if (rows < PAGE_ROWS) return
  }
}

/**
 * Compares writes in key order with all kept records, a page at a time: where as many writes as the page
 * has rows make the same text, none of them changes anything, and no row is looked at by itself.
 */
export function compareAll(
  writes: readonly StagedRecord[],
  textOf: (write: StagedRecord) => string,
  compare: (write: StagedRecord, found: string | undefined) => void,
  pages: Iterable<KeptPage>,
): void {
  let next = 0
  for (const page of pages) {
    const same = writes.slice(next, next + page.rows)
    if (same.at(-1)?.key === page.lastKey && same.map(textOf).join('\n') === page.texts) {
      next += page.rows
      continue
    }
    const keys = page.keys()
    const texts = page.texts.split('\n')
    let row = 0
    for (; next < writes.length; next++) {
      const write = writes[next]
      if (write !== undefined && keys[row] === write.key) {
        compare(write, texts[row])
        row += 1
        continue
      }
      if (write === undefined || compareIds(write.key, page.lastKey) > 0) break
      while (compareIds(keys[row] ?? '', write.key) < 0) row += 1
      compare(write, keys[row] === write.key ? texts[row] : undefined)
    }
  }
  for (const write of writes.slice(next)) compare(write, undefined)
}
