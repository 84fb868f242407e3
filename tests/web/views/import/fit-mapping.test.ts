import { describe, expect, test } from 'vitest'
import type { ImportMapping } from '../../../../server/domain/import-mapping.ts'
import { fitMapping, generalised } from '../../../../web/src/views/import/fit-mapping.ts'

const columns = (...names: string[]) =>
  names.map((column) => ({ column, field: 'ignored', samples: [] }))

const MAPPING: ImportMapping = {
  version: 1,
  tables: [
    { file: 'adherents-2013.csv', holds: 'actors', actor: { id: 'code', name: 'Nom' } },
    {
      file: 'projets-2013.csv',
      holds: 'participations',
      actor: { id: 'code' },
      collaboration: { id: 'projet' },
    },
  ],
}

describe('generalised', () => {
  test('leaves open what changes from one edition to the next', () => {
    expect(generalised(MAPPING).tables.map(({ file }) => file)).toEqual([
      'adherents-*.csv',
      'projets-*.csv',
    ])
  })

  test('of one file alone, any name will do', () => {
    const [table] = MAPPING.tables
    expect(generalised({ version: 1, tables: table ? [table] : [] }).tables[0]?.file).toBe('*')
  })
})

describe('fitMapping', () => {
  const saved = generalised(MAPPING)

  test('reads the files that the names mean', () => {
    const fitted = fitMapping(saved, [
      { name: 'projets-2014.csv', columns: columns('code', 'projet') },
      { name: 'adherents-2014.csv', columns: columns('CODE', 'nom', 'ville') },
    ])
    expect(fitted?.missing).toEqual([])
    expect(fitted?.mapping.tables.map(({ file }) => file)).toEqual([
      'adherents-2014.csv',
      'projets-2014.csv',
    ])
  })

  test('or those that have all of its columns, whatever they are called', () => {
    const fitted = fitMapping(saved, [
      { name: 'classeur.xlsx', sheet: 'Liste', columns: columns('code', 'nom') },
      { name: 'classeur.xlsx', sheet: 'Liens', columns: columns('code', 'projet') },
    ])
    expect(fitted?.mapping.tables.map(({ sheet }) => sheet)).toEqual(['Liste', 'Liens'])
  })

  test('says which columns are not there, and when no file suits', () => {
    const files = [
      { name: 'adherents-2014.csv', columns: columns('code', 'raison sociale') },
      { name: 'projets-2014.csv', columns: columns('code', 'projet') },
    ]
    expect(fitMapping(saved, files)?.missing).toEqual(['Nom'])
    expect(fitMapping(saved, [{ name: 'x.csv', columns: columns('a') }])).toBeUndefined()
  })

  test('columns by number need as many', () => {
    const numbered: ImportMapping = {
      version: 1,
      tables: [
        {
          file: '*',
          holds: 'participations',
          header: false,
          actor: { name: 1 },
          collaboration: { name: 3 },
        },
      ],
    }
    const file = { name: 'sans.csv', columns: columns('1', '2') }
    expect(fitMapping(numbered, [file])?.missing).toEqual(['3'])
  })
})
