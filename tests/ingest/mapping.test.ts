import { describe, expect, test } from 'vitest'
import { AppError } from '../../server/errors.ts'
import { matchesGlob } from '../../server/ingest/glob.ts'
import { parseMapping, type FieldSpec, type TableMapping } from '../../server/ingest/mapping.ts'
import { mappingOf, participationsTable, readText, textFile } from '../support/import-files.ts'
import { readRecords } from '../../server/ingest/read-records.ts'

function refusal(mapping: unknown): unknown {
  try {
    parseMapping(mapping)
    return undefined
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.details } : error
  }
}

function withRole(role: unknown): unknown {
  return { version: 1, tables: [{ ...participationsTable(), participation: { role } }] }
}

/** What an actor's name becomes through a field. */
async function through(field: FieldSpec, cell: string): Promise<string | undefined> {
  const { actors } = await readText(
    `acteur;projet;nom\nA;P;"${cell}"\n`,
    participationsTable({ actor: { id: 'acteur', name: field } }),
  )
  return actors[0]?.name
}

describe('parseMapping', () => {
  test('takes the example of the design', () => {
    const mapping = {
      version: 1,
      tables: [
        {
          file: '*partenaires*.csv',
          sheet: '2014',
          header: true,
          holds: 'participations',
          encoding: 'utf-8',
          delimiter: ',',
          decimal: '.',
          persons: 'drop',
          actor: {
            id: ['Code_RNSR', 'Nom_organisme'],
            name: 'Nom_organisme',
            sectors: { column: 'Categorie', unknown: ['Non renseigné'] },
            place: { label: 'Ville', latitude: 'y', longitude: 'x' },
            attributes: ['Region'],
          },
          collaboration: {
            id: 'id',
            name: 'Acronyme',
            startsOn: { column: 'id', match: '^ANR-(\\d\\d)-', date: 'year' },
            kind: { value: 'project' },
          },
          participation: {
            role: { column: 'Est_coordinateur', values: { TRUE: 'lead', FALSE: 'partner' } },
          },
        },
      ],
      network: { supportActorIds: ['Médias-Cité'], actorListComplete: true, missingEnd: 'open' },
    }
    expect(parseMapping(mapping)).toEqual(mapping)
  })

  test.each([
    ['no table', { version: 1, tables: [] }, '/tables'],
    ['another version', { ...mappingOf(participationsTable()), version: 2 }, '/version'],
    ['an unknown key', { ...mappingOf(participationsTable()), colour: 'red' }, '/colour'],
    ['no actor', { version: 1, tables: [{ file: '*', holds: 'actors' }] }, '/tables/0/actor/id'],
    [
      'no identity',
      mappingOf(participationsTable({ collaboration: { kind: 'k' } })),
      '/tables/0/collaboration/id',
    ],
    [
      'ties without a target',
      mappingOf({ file: '*', holds: 'ties', source: { id: 'a' } }),
      '/tables/0/target/id',
    ],
    ['two ways to a value', withRole({ column: 'a', value: 'b' }), '/tables/0/participation/role'],
    [
      'a bad condition',
      withRole({ column: 'a', when: [{ column: 'b', match: '(' }] }),
      '/tables/0/participation/role/when/0/match',
    ],
    [
      'a bad expression',
      withRole({ column: 'a', match: '(' }),
      '/tables/0/participation/role/match',
    ],
    [
      'an expression without a group',
      withRole({ column: 'a', match: 'x+' }),
      '/tables/0/participation/role/match',
    ],
    [
      'look-behind, which no linear-time engine has',
      withRole({ column: 'a', match: '(a)\\1' }),
      '/tables/0/participation/role/match',
    ],
  ])('refuses %s, with its place', (_name, mapping, field) => {
    expect(refusal(mapping)).toMatchObject({ code: 'invalid-mapping', field })
  })
})

describe('a field', () => {
  test.each<[name: string, field: FieldSpec, cell: string, value: string]>([
    ['a column by its number', { column: 3 }, 'MJC', 'MJC'],
    ['a column by its name, case and accents aside', { column: 'NÓM' }, 'MJC', 'MJC'],
    ['the group of a match', { column: 'nom', match: '^(\\w+) ' }, 'MJC de Pau', 'MJC'],
    [
      'a value table, whatever the case',
      { column: 'nom', values: { mjc: 'Foyer' } },
      'MJC',
      'Foyer',
    ],
    ['lower case', { column: 'nom', case: 'lower' }, 'ÉCOLE', 'école'],
    ['upper case', { column: 'nom', case: 'upper' }, 'école', 'ÉCOLE'],
    ['several columns together', { join: ['acteur', 'nom'] }, 'B|C', 'A|B||C'],
    ['the same for all', { value: 'toujours' }, 'MJC', 'toujours'],
    ['letters put together', { column: 'nom' }, 'e\u0301cole', 'école'],
    ['leading zeros as Excel keeps them', { column: 'nom' }, '=""00123""', '00123'],
  ])('gives %s', async (_name, field, cell, value) => {
    expect(await through(field, cell)).toBe(value)
  })

  test('gives nothing for what is said to be unknown or does not match', async () => {
    expect(
      await through({ column: 'nom', unknown: ['Non renseigné'] }, 'Non renseigné'),
    ).toBeUndefined()
    expect(await through({ column: 'nom', match: '^(\\d+)$' }, 'MJC')).toBeUndefined()
  })

  test('runs in linear time on an expression made to explode', async () => {
    const cell = `${'a'.repeat(5000)}!`
    expect(await through({ column: 'nom', match: '^((?:a+)+)$' }, cell)).toBeUndefined()
  })

  test('falls back on the next of a list, each read in its own way', async () => {
    const { collaborations } = await readText(
      'acteur;projet;serial;annee\nA;P1;39448;2009\nA;P2;;2010\n',
      participationsTable({
        collaboration: {
          id: 'projet',
          startsOn: [
            { column: 'serial', date: 'excel' },
            { column: 'annee', date: 'year' },
          ],
        },
      }),
    )
    expect(collaborations.map(({ startsOn }) => startsOn)).toEqual(['2008-01-01', '2010'])
  })
})

describe('a table', () => {
  test('without a header goes by numbers', async () => {
    const table: TableMapping = {
      file: '*',
      header: false,
      holds: 'participations',
      actor: { id: 1 },
      collaboration: { id: 2 },
    }
    const { actors, files } = await readText('MJC;P1\nCCAS;P1\n', table)
    expect(actors.map(({ id }) => id)).toEqual(['MJC', 'CCAS'])
    expect(files[0]?.rows).toBe(2)
  })

  test('finds a dotted column by its last part when only one ends so', async () => {
    const text = 'Projet.Code,Projet.Partenaire.Nom,Chef.Nom\nP1,MJC,X\n'
    const table = participationsTable({
      actor: { id: 'Projet.Partenaire.Nom' },
      collaboration: { id: 'Code' },
    })
    expect((await readText(text, table)).collaborations).toEqual([{ id: 'P1' }])
    const ambiguous = participationsTable({ actor: { id: 'Nom' }, collaboration: { id: 'Code' } })
    await expect(readText(text, ambiguous)).rejects.toThrow('invalid-mapping')
  })

  test('drops columns that name persons, even when the mapping wants them', async () => {
    const text = 'acteur;projet;Contact;Mél;ville\nMJC;P1;J. Dupont;j@d.fr;Pau\n'
    const actor = { id: 'acteur', attributes: ['Contact', 'Mél', 'ville'] }
    const dropped = await readText(text, participationsTable({ actor }))
    expect(dropped.actors[0]?.attributes).toEqual({ ville: 'Pau' })
    expect(dropped.droppedPersonal).toEqual([{ file: 'test.csv', columns: ['Contact', 'Mél'] }])
    expect(JSON.stringify(dropped)).not.toContain('Dupont')
    const kept = await readText(text, participationsTable({ actor, persons: 'keep' }))
    expect(kept.actors[0]).toMatchObject({ isPerson: true, attributes: { Contact: 'J. Dupont' } })
  })

  test('is chosen by the file’s name', async () => {
    const actors: TableMapping = {
      file: '{acteurs,actors}-20??.csv',
      holds: 'actors',
      actor: { id: 'id' },
    }
    const files = [textFile('Acteurs-2012.csv', 'id\nA\n'), textFile('acteurs.csv', 'id\nB\n')]
    const read = await readRecords(files, mappingOf(actors))
    expect(read.actors).toEqual([{ id: 'A' }])
  })

  test('settings of the network come with it', async () => {
    const read = await readRecords([textFile('t.csv', 'acteur;projet\nA;P\n')], {
      ...mappingOf(participationsTable()),
      network: { supportActorIds: [' A '], missingEnd: 'open' },
    })
    expect(read.network).toEqual({ supportActorIds: ['A'], missingEnd: 'open' })
  })
})

describe('matchesGlob', () => {
  test.each([
    ['envoi.zip/a.csv', 'envoi.zip/a.csv', true],
    ['a.csv', 'envoi.zip/a.csv', true],
    ['autre.zip/a.csv', 'envoi.zip/a.csv', false],
    ['*', 'anything.csv', true],
    ['*partenaires*.csv', 'anr_partenaires_2012.CSV', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['{a,b}.{csv,tsv}', 'b.tsv', true],
    ['{a,b}.csv', 'c.csv', false],
    ['x.csv', 'folder/x.csv', true],
    ['a.c', 'abc', false],
    [`${'*a'.repeat(30)}b`, 'a'.repeat(200), false],
  ])('%s and %s: %s', (glob, name, expected) => {
    expect(matchesGlob(glob, name)).toBe(expected)
  })
})
