import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { detectTables } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { templateIn } from '../../server/reports/templates/template.ts'
import {
  writeTemplateCsv,
  writeTemplateXlsx,
} from '../../server/reports/templates/write-template.ts'

const LANGUAGES = ['fr', 'en'] as const

async function imported(name: string, bytes: Uint8Array) {
  const file = { name, bytes }
  const { mapping } = suggestMapping(await detectTables(file, DEFAULT_LIMITS))
  if (mapping === undefined) throw new Error('nothing was understood')
  return readRecords([file], mapping)
}

// What the four rows of the example say, whatever the language.
const ROLES = ['lead', 'partner', 'lead', 'partner']
const KINDS = ['project', 'action']

describe.each(LANGUAGES)('the table to fill (%s)', (language) => {
  const { example, columns } = templateIn(language)

  test.each(['xlsx', 'csv'])(
    'filled as its example, as %s, it goes in without a problem',
    async (format) => {
      const bytes =
        format === 'xlsx'
          ? await writeTemplateXlsx(language, example)
          : writeTemplateCsv(language, true)
      const read = await imported(`t.${format}`, bytes)
      expect(read.problems).toEqual([])
      expect(read.files).toMatchObject([{ rows: 4, refused: 0 }])
      expect(read.actors.map(({ place }) => place?.commune)).toEqual(['33063', '64445', '17300'])
      expect(read.actors.map(({ sectors = [] }) => sectors.length)).toEqual([1, 2, 1])
      expect(read.collaborations.map(({ kind }) => kind)).toEqual(KINDS)
      expect(read.collaborations.map(({ domains = [] }) => domains.length)).toEqual([1, 1])
      expect(read.participations.map(({ role }) => role)).toEqual(ROLES)
      expect(read.participations).toHaveLength(4)
    },
  )

  test('empty, it has the lists in the columns they are for, and its example is no data', async () => {
    const { sheets } = await readXlsx(await writeTemplateXlsx(language))
    const [rows, shown, lists] = sheets
    expect(rows?.rows).toEqual([columns.map(({ header }) => header)])
    expect(shown?.rows).toHaveLength(5)
    expect(lists?.hidden).toBe(true)
    for (const [i, { header, list }] of columns.entries()) {
      const letter = String.fromCharCode(65 + i)
      const rule = rows?.dataValidations?.find(({ range }) => range.startsWith(`${letter}2:`))
      expect(rule?.inputMessage).not.toBe('')
      if (!list) continue
      const last = Number(/(\d+)$/.exec(rule?.formula1 ?? '')?.[1])
      const listed = lists?.rows.slice(1, last).map((row) => row[i])
      expect([header, rule?.type, listed]).toEqual([header, 'list', list.values])
    }
    await expect(imported('t.xlsx', await writeTemplateXlsx(language))).rejects.toMatchObject({
      code: 'no-usable-row',
    })
  })

  test('every word of its lists is understood', async () => {
    const column = (key: string) => columns.findIndex(({ header }) => header === key)
    const [roleAt, kindAt] = language === 'fr' ? ['Rôle', 'Type'] : ['Role', 'Kind']
    const rows = (columns[column(roleAt)]?.list?.values ?? []).map((role, i) => {
      const row = [...(example[0] ?? [])]
      row[0] = `Actor ${String(i)}`
      row[5] = `Project ${String(i)}`
      row[column(roleAt)] = role
      row[column(kindAt)] = columns[column(kindAt)]?.list?.values[i] ?? ''
      return row
    })
    const read = await imported('t.xlsx', await writeTemplateXlsx(language, rows))
    expect(read.problems).toEqual([])
    expect(read.participations.map(({ role }) => role)).toEqual([
      'lead',
      'partner',
      'support',
      'funder',
      'beneficiary',
    ])
    expect(read.collaborations.map(({ kind }) => kind)).toEqual([
      'project',
      'action',
      'action',
      'action',
      'action',
    ])
  })

  test('is the same bytes whenever it is written', async () => {
    const [first, second] = [await writeTemplateXlsx(language), await writeTemplateXlsx(language)]
    expect(Buffer.compare(first, second)).toBe(0)
  })
})
