import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { identifierOf } from '../../server/domain/identifiers.ts'
import type { Participation } from '../../server/domain/records.ts'
import type { TableMapping } from '../../server/ingest/mapping.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { completeRecords } from '../../server/ingest/records/imported.ts'
import { joinSpells } from '../../server/ingest/records/participations.ts'
import { mappingOf, participationsTable, readText, textFile } from '../support/import-files.ts'

const SECTORS = participationsTable({ actor: { id: 'acteur', sectors: 'secteur' } })

function sectorsOf(rows: readonly string[], field: object = { column: 'secteur' }) {
  const text = ['acteur;projet;secteur', ...rows.map((sector, i) => `A;P${i};${sector}`)].join('\n')
  const table = participationsTable({ actor: { id: 'acteur', sectors: field } })
  return readText(text, table).then(({ actors }) => actors[0]?.sectors)
}

describe('actors', () => {
  test('an identifier is the text itself, trimmed, nothing folded', async () => {
    const { actors } = await readText('acteur;projet\n MJC ;P1\nmjc;P1\n')
    expect(actors.map(({ id }) => id)).toEqual(['MJC', 'mjc'])
  })

  test('the number where there is one, else the name', async () => {
    const { actors } = await readText(
      'rnsr;nom;projet\n123;Labo;P1\n;Mairie;P1\n',
      participationsTable({ actor: { id: ['rnsr', 'nom'], name: 'nom' } }),
    )
    expect(actors).toEqual([
      { id: '123', name: 'Labo' },
      { id: 'Mairie', name: 'Mairie' },
    ])
  })

  test('several columns together make one identifier', async () => {
    const { actors } = await readText(
      'nom;ville;projet\nMJC;Pau;P1\nMJC;Dax;P1\n',
      participationsTable({ actor: { id: { join: ['nom', 'ville'] }, name: 'nom' } }),
    )
    expect(actors.map(({ id }) => id)).toEqual(['MJC|Pau', 'MJC|Dax'])
  })

  test('a long name is shortened in the identifier only', async () => {
    const name = 'Très long nom '.repeat(30).trim()
    const { actors } = await readText(
      `acteur;projet\n${name};P1\n`,
      participationsTable({ actor: { id: 'acteur', name: 'acteur' } }),
    )
    expect(actors).toEqual([{ id: identifierOf([name]), name }])
    expect(Buffer.byteLength(actors[0]?.id ?? '')).toBeLessThanOrEqual(200)
  })

  test('what counts is bytes of UTF-8: 150 of them and 16 hex digits of the SHA-256', async () => {
    const name = 'é'.repeat(150)
    const digest = createHash('sha256').update(name).digest('hex').slice(0, 16)
    const { actors } = await readText(`acteur;projet\n${name};P1\n`)
    expect(actors).toEqual([{ id: `${'é'.repeat(75)}${digest}` }])
  })

  test('rows that disagree give the most frequent sector', async () => {
    expect(await sectorsOf(['social', 'culture', 'culture'])).toEqual(['culture'])
  })

  test('among equally frequent ones the first in code-point order', async () => {
    expect(await sectorsOf(['social', 'éducation', 'culture'])).toEqual(['culture'])
    expect(await sectorsOf(['zz', 'éé', 'Ab'])).toEqual(['Ab'])
  })

  test('equal shares when the mapping asks for them', async () => {
    const field = { column: 'secteur', several: 'equal-shares' }
    expect(await sectorsOf(['social', 'culture', 'social'], field)).toEqual(['social', 'culture'])
  })

  test('several values in one cell make a multi-sector actor', async () => {
    const field = { column: 'secteur', split: '|', unknown: ['NA'], values: { cult: 'culture' } }
    expect(await sectorsOf([' cult | social|NA|cult '], field)).toEqual(['culture', 'social'])
  })

  test('an empty or unknown sector is no sector', async () => {
    const { actors } = await readText('acteur;projet;secteur\nA;P1;\n', SECTORS)
    expect(actors).toEqual([{ id: 'A' }])
  })

  test('other spellings of a name are aliases', async () => {
    const { actors } = await readText(
      'id;nom;projet\n1;Labo A;P1\n1;LABO A;P2\n1;Labo A;P3\n',
      participationsTable({ actor: { id: 'id', name: 'nom' } }),
    )
    expect(actors).toEqual([{ id: '1', name: 'Labo A', aliases: ['LABO A'] }])
  })

  test('places: decimal comma, a commune’s name instead of its code', async () => {
    const place = { latitude: 'lat', longitude: 'lon', postcode: 'cp', commune: 'commune' }
    const { actors } = await readText(
      'acteur;projet;lat;lon;cp;commune\nA;P;44,84;-0,58;33000;Bordeaux\nB;P;;;33000;2a004\n',
      participationsTable({ actor: { id: 'acteur', place } }),
    )
    expect(actors.map((actor) => actor.place)).toEqual([
      {
        commune: '33063',
        label: 'Bordeaux',
        postcode: '33000',
        latitude: 44.84,
        longitude: -0.58,
      },
      { commune: '2A004', postcode: '33000' },
    ])
  })
})

describe('collaborations', () => {
  test('every way of writing dates and what is missing', async () => {
    const { collaborations } = await readText(
      'acteur;projet;d;f\nA;P1;2012-03-04;04/05/2013\nA;P2;2012;NA\nA;P3;;-\n',
      participationsTable({ collaboration: { id: 'projet', startsOn: 'd', endsOn: 'f' } }),
    )
    expect(collaborations).toEqual([
      { id: 'P1', startsOn: '2012-03-04', endsOn: '2013-05-04' },
      { id: 'P2', startsOn: '2012' },
      { id: 'P3' },
    ])
  })

  test('domains of all rows come together, a funding is kept', async () => {
    const { collaborations } = await readText(
      'acteur;projet;dom;montant\nA;P1;num;"1 000,50"\nB;P1;esc;"1 000,50"\n',
      participationsTable({
        collaboration: {
          id: 'projet',
          domains: 'dom',
          funding: { funderName: { value: 'Région' }, amount: 'montant' },
        },
      }),
    )
    expect(collaborations).toEqual([
      {
        id: 'P1',
        domains: ['num', 'esc'],
        fundings: [{ funderName: 'Région', amount: 1000.5, currency: 'EUR' }],
      },
    ])
  })

  test('ids that they refer to are made as the ids themselves are', async () => {
    const name = 'Réunion de lancement '.repeat(20).trim()
    const { collaborations } = await readText(
      `acteur;projet;suite de;repéré par\nA;P1;${name};${name}\n`,
      participationsTable({
        collaboration: { id: 'projet', followsIds: 'suite de', spottedById: 'repéré par' },
      }),
    )
    const id = identifierOf([name])
    expect(collaborations).toEqual([{ id: 'P1', followsIds: [id], spottedById: id }])
  })

  test('their list has the last word over what participations repeat', async () => {
    const files = [
      textFile('p.csv', 'acteur;projet;titre\nA;P1;Faux\nB;P1;Faux\n'),
      textFile('c.csv', 'id;titre\nP1;Vrai\n'),
    ]
    const list: TableMapping = {
      file: 'c.csv',
      holds: 'collaborations',
      collaboration: { id: 'id', name: 'titre' },
    }
    const table = participationsTable({
      file: 'p.csv',
      collaboration: { id: 'projet', name: 'titre' },
    })
    const read = await readRecords(files, mappingOf(table, list))
    expect(read.collaborations).toEqual([{ id: 'P1', name: 'Vrai' }])
    expect(read.problemCounts).toEqual({ 'values-disagree': 1 })
  })
})

function spell(startsOn: string, endsOn?: string): Participation {
  const participation = { actorId: 'A', collaborationId: 'P', role: 'partner', startsOn } as const
  return endsOn === undefined ? participation : { ...participation, endsOn }
}

describe('participations', () => {
  const table = participationsTable({
    participation: { role: 'rôle', startsOn: 'd', endsOn: 'f', intensity: 'i', share: 's' },
  })

  test('role, dates, intensity and share are their own; no role is partner', async () => {
    const { participations } = await readText(
      'acteur;projet;rôle;d;f;i;s\nA;P;Lead;2012;2013;cooperation;0,25\nB;P;;;;;\n',
      table,
    )
    expect(participations).toEqual([
      {
        actorId: 'A',
        collaborationId: 'P',
        role: 'lead',
        startsOn: '2012',
        endsOn: '2013',
        intensity: 'cooperation',
        share: 0.25,
      },
      { actorId: 'B', collaborationId: 'P', role: 'partner' },
    ])
  })

  test('spells that touch or overlap are joined, gaps stay', async () => {
    const { participations } = await readText(
      [
        'acteur;projet;rôle;d;f;i;s',
        'A;P;;2012-06-01;2013-12-31;;',
        'A;P;;2012-01-01;2012-06-30;;',
        'A;P;;2014-01-01;2014-02-01;;',
        'A;P;;2014-02-03;2014-03-01;;',
        'A;P;lead;2012;2012;;',
      ].join('\n'),
      table,
    )
    expect(participations.map(({ role, startsOn, endsOn }) => [role, startsOn, endsOn])).toEqual([
      ['partner', '2012-01-01', '2014-02-01'],
      ['partner', '2014-02-03', '2014-03-01'],
      ['lead', '2012', '2012'],
    ])
  })

  test('with open ends a spell without an end takes in the later ones', () => {
    const spells = [spell('2012'), spell('2015', '2016')]
    expect(joinSpells(spells, 'open')).toEqual([spell('2012')])
    expect(joinSpells(spells, 'same')).toEqual(spells)
    expect(joinSpells([spell('2012'), spell('2013')], 'same')).toEqual([spell('2012', '2013')])
  })
})

describe('ties', () => {
  const table: TableMapping = {
    file: '*',
    holds: 'ties',
    source: { id: 'de', name: 'nom' },
    target: { id: 'vers' },
    collaboration: { weight: 'poids', directed: 'sens', startsOn: 'le' },
  }

  test('become collaborations of two participations that keep their weight and direction', async () => {
    const read = await readText(
      'de;nom;vers;poids;sens;le\na;Alpha;b;2,5;oui;2012\nb;;c|d;1;non;\n',
      table,
    )
    const { collaborations, participations } = completeRecords(read)
    expect(collaborations).toMatchObject([
      {
        id: 'a|b|2012|',
        name: 'Alpha – b',
        kind: 'tie',
        directed: true,
        weight: 2.5,
        startsOn: '2012',
      },
      { id: 'b|c||d||', kind: 'tie', directed: false, weight: 1 },
    ])
    expect(participations.map(({ actorId, role }) => [actorId, role])).toEqual([
      ['a', 'source'],
      ['b', 'target'],
      ['b', 'partner'],
      ['c|d', 'partner'],
    ])
  })
})

describe('readRecords', () => {
  test('takes a row in by all tables of a file or by none', async () => {
    const funder = participationsTable({
      actor: { id: 'financeur' },
      participation: { role: { value: 'funder' } },
    })
    const read = await readRecords(
      [
        textFile(
          't.csv',
          'acteur;financeur;projet\nA;Région;P1\n;Région;P2\n"x"y;Région;P3\nB;;P4\n',
        ),
      ],
      mappingOf(participationsTable(), funder),
    )
    expect(read.collaborations).toEqual([{ id: 'P1' }])
    expect(read.files).toMatchObject([{ rows: 4, refused: 3 }])
    expect(read.problems.map(({ rule }) => rule)).toEqual([
      'no-actor-identity',
      'bad-quote',
      'no-actor-identity',
    ])
  })

  test('what it gives passes between threads', async () => {
    const read = await readText('acteur;projet\nA;P1\n;P2\n')
    expect(structuredClone(read)).toEqual(read)
  })

  test('tells how far it is', async () => {
    const seen: number[] = []
    await readText('acteur;projet\nA;P1\nB;P2\n', participationsTable(), {
      onProgress: ({ rows }) => seen.push(rows),
    })
    expect(seen.at(-1)).toBe(2)
  })

  test('passes over an Excel sep= line and blank lines, and counts them in line numbers', async () => {
    const { problems, actors } = await readText('sep=|\r\nacteur|projet\r\n\r\nA|P1\r\n|P2\r\n')
    expect(actors).toEqual([{ id: 'A' }])
    expect(problems.map(({ line }) => line)).toEqual([5])
  })
})
