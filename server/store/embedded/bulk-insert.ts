import type { Connection, SqlValue, Statement } from './driver.ts'
import { repeatedInsert, ROWS_PER_INSERT } from './statements.ts'

/** Inserts rows many at a time; `flush` writes the rest, `clear` forgets them. */
export type BulkInsert = { add(...row: SqlValue[]): void; flush(): void; clear(): void }

export function bulkInsert(connection: Connection, name: string): BulkInsert {
  let many: Statement | undefined
  let one: Statement | undefined
  let values: SqlValue[] = []
  let rows = 0
  return {
    add(...row) {
      values.push(...row)
      rows += 1
      if (rows < ROWS_PER_INSERT) return
      many ??= connection.prepare(repeatedInsert(name, ROWS_PER_INSERT))
      many.run(...values)
      values = []
      rows = 0
    },
    flush() {
      if (rows === 0) return
      one ??= connection.prepare(repeatedInsert(name, 1))
      const width = values.length / rows
      for (let row = 0; row < rows; row++) one.run(...values.slice(row * width, (row + 1) * width))
      values = []
      rows = 0
    },
    clear() {
      values = []
      rows = 0
    },
  }
}
