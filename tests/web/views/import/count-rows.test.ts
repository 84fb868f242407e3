import { describe, expect, test } from 'vitest'
import type { ImportedFile } from '../../../../server/contract/imports.ts'
import { repairedCount, rowsRead } from '../../../../web/src/views/import/count-rows.ts'

const file = (holds: string, rows?: number): ImportedFile => ({
  name: `${holds}.csv`,
  bytes: 10,
  format: 'csv',
  compressed: false,
  encoding: { label: 'utf-8' },
  holds,
  ...(rows !== undefined && { rows }),
  columns: [],
  sample: [],
})

describe('rowsRead', () => {
  test('counts the rows of the tables that are read, not of those left aside', () => {
    expect(rowsRead([file('actors', 12), file('ties', 30), file('', 7)])).toBe(42)
  })

  test('says nothing where a table does not tell how many it has', () => {
    expect(rowsRead([file('actors', 12), file('ties')])).toBeUndefined()
    expect(rowsRead([file('', 7)])).toBeUndefined()
  })
})

const rule = (severity: 'refused' | 'noted' | 'repaired', count: number) => ({
  rule: 'x',
  title: 'X',
  severity,
  count,
})

test('cells put right are those of accepted fixes, of any rule', () => {
  const problemRules = [rule('refused', 5), rule('repaired', 2), rule('repaired', 1)]
  expect(repairedCount({ problemRules })).toBe(3)
})
