import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../server/domain/problems.ts'
import { importLimits } from '../../server/ingest/limits.ts'
import type { TableMapping } from '../../server/ingest/mapping.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { PROBLEM_RULES } from '../../server/ingest/rules.ts'
import { mappingOf, participationsTable, readText, textFile } from '../support/import-files.ts'

/** What is told of a problem, without the file's name; what is proposed is proved in fixes.test.ts. */
function told({ file: _file, fix: _fix, ...problem }: Problem): Omit<Problem, 'file'> {
  return problem
}

type Case = [
  name: string,
  text: string | Uint8Array,
  table: Partial<TableMapping>,
  problem: Omit<Problem, 'file'>,
]

const DATES: Partial<TableMapping> = {
  collaboration: { id: 'projet', startsOn: 'début', endsOn: 'fin' },
}
const PLACE: Partial<TableMapping> = {
  actor: { id: 'acteur', place: { latitude: 'lat', longitude: 'lon' } },
}

const FUNDING_FIELDS = { funderName: 'financeur', amount: 'montant' }
const FUNDING: Partial<TableMapping> = {
  collaboration: { id: 'projet', funding: FUNDING_FIELDS },
}

const REFUSED: Case[] = [
  [
    'a currency that is none',
    'acteur;projet;financeur;montant;devise\nMJC;P1;Région;5;$\nCCAS;P2;Région;100;€\n',
    { collaboration: { id: 'projet', funding: { ...FUNDING_FIELDS, currency: 'devise' } } },
    {
      line: 2,
      column: 'devise',
      rule: 'unknown-value',
      value: '$',
      expected: 'EUR, USD, GBP, CHF … (ISO 4217)',
      severity: 'refused',
    },
  ],
  [
    'a row of totals',
    'acteur;projet\nMJC;P1\nTOTAL GÉNÉRAL :;P1\n',
    {},
    { line: 3, rule: 'total-row', severity: 'refused' },
  ],
  [
    'a total with nothing but sums beside it, where an organisation of that name stands too',
    'acteur;projet;montant\nTotal;P1;12\nTotal;14 projets;2 500,00 €\n',
    {},
    { line: 3, rule: 'total-row', severity: 'refused' },
  ],
  [
    'a row without an actor',
    'acteur;projet\nMJC;P1\n;P1\n',
    {},
    { line: 3, column: 'acteur', rule: 'no-actor-identity', severity: 'refused' },
  ],
  [
    'a row without a collaboration',
    'acteur;projet\nMJC;P1\nCCAS; \n',
    {},
    { line: 3, column: 'projet', rule: 'no-collaboration-identity', severity: 'refused' },
  ],
  [
    'a day that does not exist, with the one that may be meant',
    'acteur;projet;début;fin\nMJC;P1;2012;2013\nMJC;P2;2013-02-30;\n',
    DATES,
    {
      line: 3,
      column: 'début',
      rule: 'no-such-day',
      value: '2013-02-30',
      expected: '2013-02-28',
      severity: 'refused',
    },
  ],
  [
    'what is no date',
    'acteur;projet;début;fin\nMJC;P1;2012;2013\nMJC;P2;bientôt;\n',
    DATES,
    { line: 3, column: 'début', rule: 'invalid-date', value: 'bientôt', severity: 'refused' },
  ],
  [
    'a longitude out of range',
    'acteur;projet;lat;lon\nMJC;P1;44,84;-0,58\nMJC2;P1;44;444\n',
    PLACE,
    {
      line: 3,
      column: 'lon',
      rule: 'out-of-range',
      value: '444',
      expected: '-180 … 180',
      severity: 'refused',
    },
  ],
  [
    'a number that is none',
    'acteur;projet;poids\nMJC;P1;1,5\nMJC;P2;lourd\n',
    { collaboration: { id: 'projet', weight: 'poids' } },
    { line: 3, column: 'poids', rule: 'not-a-number', value: 'lourd', severity: 'refused' },
  ],
  [
    'an unknown role',
    'acteur;projet;rôle\nMJC;P1;porteur\nCCAS;P1;chauffeur\n',
    { participation: { role: { column: 'rôle', values: { porteur: 'lead' } } } },
    {
      line: 3,
      column: 'rôle',
      rule: 'unknown-role',
      value: 'chauffeur',
      expected: 'lead, partner, support, funder, beneficiary, source, target',
      severity: 'refused',
    },
  ],
  [
    'a choice that is none of the possible ones',
    'acteur;projet;type\nMJC;P1;project\nMJC;P2;fête\n',
    { collaboration: { id: 'projet', kind: 'type' } },
    {
      line: 3,
      column: 'type',
      rule: 'unknown-value',
      value: 'fête',
      expected: 'project, action, tie',
      severity: 'refused',
    },
  ],
  [
    'neither yes nor no',
    'acteur;projet;ess\nMJC;P1;oui\nCCAS;P1;un peu\n',
    { actor: { id: 'acteur', socialEconomy: 'ess' } },
    { line: 3, column: 'ess', rule: 'not-yes-or-no', value: 'un peu', severity: 'refused' },
  ],
  [
    'too few cells',
    'acteur;projet\nMJC;P1\nCCAS\n',
    {},
    { line: 3, rule: 'wrong-column-count', value: '1', expected: '2', severity: 'refused' },
  ],
  [
    'a quote with text after it',
    'acteur;projet\nMJC;P1\n"CC"AS;P1\n',
    {},
    { line: 3, rule: 'bad-quote', value: '"CC"AS;P1', severity: 'refused' },
  ],
  [
    'a quote that is never closed',
    'acteur;projet\nMJC;P1\n"CCAS;P1\n',
    {},
    { line: 3, rule: 'unclosed-quote', value: '"CCAS;P1', severity: 'refused' },
  ],
  [
    'a name that is too long',
    `acteur;nom;projet\nA;MJC;P1\nB;${'x'.repeat(1001)};P1\n`,
    { actor: { id: 'acteur', name: 'nom' } },
    {
      line: 3,
      column: 'nom',
      rule: 'text-too-long',
      value: `${'x'.repeat(200)}…`,
      expected: '1000',
      severity: 'refused',
    },
  ],
  [
    'bytes that are no encoding',
    Buffer.concat([
      Buffer.from('acteur;projet\nMJC;P1\nD'),
      Buffer.from([0xfc, 0xbe, 0x8e, 0x96, 0x94, 0xbc]),
      Buffer.from('partement;P1\n'),
    ]),
    {},
    { line: 3, rule: 'undecodable-bytes', value: 'FC BE 8E 96 94 BC', severity: 'refused' },
  ],
  [
    'a tie of an actor with itself',
    'source;target\na;b\nb;b\n',
    { holds: 'ties', source: { id: 'source' }, target: { id: 'target' }, collaboration: {} },
    { line: 3, rule: 'self-tie', value: 'b', severity: 'refused' },
  ],
]

const NOTED: Case[] = [
  [
    'titles above the header, which are passed over',
    'Subventions 2018;;\nDépartement;;\nacteur;projet;rôle\nMJC;P1;lead\n',
    {},
    {
      line: 1,
      rule: 'rows-above-header',
      value: 'Subventions 2018',
      expected: '2',
      severity: 'noted',
    },
  ],
  [
    'a formula where a value was meant',
    'acteur;projet\n=HYPERLINK("x";"y");P1\n'.replace(';"y"', ''),
    {},
    {
      line: 2,
      column: 'acteur',
      rule: 'formula-cell',
      value: '=HYPERLINK("x")',
      severity: 'noted',
    },
  ],
  [
    'an apostrophe before what a spreadsheet would run',
    "acteur;projet\nMJC;'=P1\nCCAS;'-P2\nFoyer;P3\n",
    {},
    {
      line: 2,
      column: 'projet',
      rule: 'apostrophe-taken-off',
      value: '2',
      expected: "'=P1",
      severity: 'noted',
    },
  ],
  [
    'a quote inside a cell',
    'acteur;projet\nMJC "Le Foyer";P1\n',
    {},
    { line: 2, rule: 'stray-quote', value: 'MJC "Le Foyer"', severity: 'noted' },
  ],
  [
    'an amount and a sentence that unquoted commas cut',
    'acteur,projet,montant,note\nMJC,P1,100 000,00,solde. De plus, un acompte\n',
    {},
    {
      line: 2,
      rule: 'unquoted-commas',
      value: '100 000,00 … solde. De plus, un acompte',
      severity: 'noted',
    },
  ],
  [
    'UTF-8 letters in a Windows-1252 line',
    Buffer.concat([
      Buffer.from('acteur;projet\nMJC;d'),
      Buffer.from([0xe9]),
      Buffer.from('pense de 5 €\n'),
    ]),
    {},
    { line: 2, rule: 'utf8-in-windows-1252', value: 'â‚¬', severity: 'noted' },
  ],
  [
    'letters of another code page (DOS)',
    Buffer.concat([
      Buffer.from('acteur;projet\nD'),
      Buffer.from([0x82]),
      Buffer.from('partement;P1\n'),
    ]),
    {},
    { line: 2, rule: 'doubtful-letters', value: 'D‚partement', severity: 'noted' },
  ],
  [
    'the same participation twice',
    'acteur;projet\nMJC;P1\nMJC;P1\n',
    {},
    { line: 3, rule: 'duplicate-participation', value: 'MJC – P1', severity: 'noted' },
  ],
  [
    'the same actor in two roles',
    'acteur;projet;rôle\nMJC;P1;lead\nMJC;P1;partner\n',
    { participation: { role: 'rôle' } },
    {
      line: 3,
      column: 'rôle',
      rule: 'several-roles',
      value: 'MJC – P1',
      expected: 'lead, partner',
      severity: 'noted',
    },
  ],
  [
    'rows that disagree, with the number of records concerned',
    'acteur;projet;secteur\nMJC;P1;culture\nMJC;P2;social\nMJC;P3;social\nCCAS;P1;social\n',
    { actor: { id: 'acteur', sectors: 'secteur' } },
    {
      line: 3,
      column: 'secteur',
      rule: 'values-disagree',
      value: '1',
      expected: 'social',
      severity: 'noted',
    },
  ],
  [
    'a foreign postcode',
    'acteur;projet;cp\nMJC;P1;BT1 5GS\n',
    { actor: { id: 'acteur', place: { postcode: 'cp' } } },
    { line: 2, column: 'cp', rule: 'invalid-postcode', value: 'BT1 5GS', severity: 'noted' },
  ],
  [
    'a number that is no commune',
    'acteur;projet;insee\nMJC;P1;999\n',
    { actor: { id: 'acteur', place: { commune: 'insee' } } },
    { line: 2, column: 'insee', rule: 'invalid-commune', value: '999', severity: 'noted' },
  ],
  [
    'a name that several communes have',
    'acteur;projet;ville\nMJC;P1;Pau\nFoyer;P1;Valence\nAutre;P1;Valence\n',
    { actor: { id: 'acteur', place: { label: 'ville' } } },
    {
      line: 3,
      column: 'ville',
      rule: 'ambiguous-commune',
      value: 'Valence',
      expected: 'Valence (16392), Valence (26362), Valence (82186)',
      severity: 'noted',
    },
  ],
  [
    'names that no commune has, counted',
    'acteur;projet;ville\nMJC;P1;Pau\nCidade;P1;Porto\nStadt;P1;Bremen\nHaus;P1;Bremen\n',
    { actor: { id: 'acteur', place: { commune: 'ville' } } },
    {
      line: 3,
      column: 'ville',
      rule: 'unknown-commune',
      value: '2',
      expected: 'Porto',
      severity: 'noted',
    },
  ],
  [
    'latitude and longitude swapped (Bordeaux)',
    'acteur;projet;lat;lon\nMJC;P1;44,84;-0,58\nMJC2;P1;-0,58;44,84\n',
    PLACE,
    {
      line: 3,
      column: 'lat, lon',
      rule: 'coordinates-swapped',
      value: '-0.58 ; 44.84',
      expected: '44.84 ; -0.58',
      severity: 'noted',
    },
  ],
  [
    'a latitude past the pole whose longitude would do',
    'acteur;projet;lat;lon\nMJC;P1;44,84;-0,58\nMJC2;P1;166.4;-22.3\n',
    PLACE,
    {
      line: 3,
      column: 'lat, lon',
      rule: 'coordinates-swapped',
      value: '166.4 ; -22.3',
      expected: '-22.3 ; 166.4',
      severity: 'noted',
    },
  ],
  [
    'the code of a commune that is part of another now',
    'acteur;projet;insee\nMJC;P1;74011\n',
    { actor: { id: 'acteur', place: { commune: 'insee' } } },
    {
      line: 2,
      column: 'insee',
      rule: 'former-commune',
      value: '74011',
      expected: 'Annecy (74010)',
      severity: 'noted',
    },
  ],
  [
    'a code as those of communes, which none has (it is the postcode of Bordeaux)',
    'acteur;projet;insee\nMJC;P1;33063\nFabrique;P1;33000\nAtelier;P2;33000\n',
    { actor: { id: 'acteur', place: { commune: 'insee' } } },
    {
      line: 3,
      column: 'insee',
      rule: 'unknown-commune-code',
      value: '33000',
      severity: 'noted',
    },
  ],
  [
    'a column that the mapping names and the file lacks',
    'acteur;projet\nMJC;P1\n',
    { actor: { id: 'acteur', sectors: 'secteur' } },
    { line: 1, column: 'secteur', rule: 'column-absent', severity: 'noted' },
  ],
  [
    'dates reversed',
    'acteur;projet;début;fin\nMJC;P1;2012;2013\nMJC;P2;2014-05-01;2013\n',
    DATES,
    {
      line: 3,
      column: 'début, fin',
      rule: 'dates-reversed',
      value: '2014-05-01 → 2013',
      severity: 'noted',
    },
  ],
  [
    'a tie that comes back',
    'a;b;poids\nMJC;CCAS;1\nMJC;CCAS;5\n',
    {
      holds: 'ties',
      source: { id: 'a' },
      target: { id: 'b' },
      collaboration: { weight: { column: 'poids', several: 'sum' } },
    },
    { line: 3, rule: 'repeated-tie', value: 'MJC – CCAS', severity: 'noted' },
  ],
  [
    'parts of a grant that do not make a whole',
    'acteur;projet;rôle;part\nMJC;P1;beneficiary;0,5\nCCAS;P1;beneficiary;0,2\nMJC;P2;beneficiary;1\n',
    { participation: { role: 'rôle', share: 'part' } },
    { line: 2, rule: 'shares-not-one', value: '0.7', expected: 'P1', severity: 'noted' },
  ],
  [
    'most frequent dates of different rows that are reversed',
    'acteur;projet;début;fin\nA;P1;2012;2014\nB;P1;2010;2011\nC;P1;2012;2015\nD;P1;2009;2011\n',
    DATES,
    { line: 0, rule: 'merged-dates-reversed', value: 'P1: 2012 → 2011', severity: 'noted' },
  ],
  [
    'an amount that nobody gave',
    'acteur;projet;financeur;montant\nMJC;P1;;5000\nCCAS;P2;Région;100\n',
    FUNDING,
    {
      line: 0,
      rule: 'incomplete-funding',
      value: 'P1: 5000',
      expected: 'funder',
      severity: 'noted',
    },
  ],
  [
    'a funder without an amount',
    'acteur;projet;financeur;montant\nMJC;P1;Région;\nCCAS;P2;Région;100\n',
    FUNDING,
    {
      line: 0,
      rule: 'incomplete-funding',
      value: 'P1: Région',
      expected: 'amount',
      severity: 'noted',
    },
  ],
]

describe('problems of a row', () => {
  test.each(REFUSED)('%s is refused alone, with its place', async (_name, text, more, problem) => {
    const table = participationsTable(more)
    const { problems, files, participations } = await readText(text, table)
    expect(problems.map(told)).toEqual([problem])
    expect(files).toMatchObject([{ rows: 2, refused: 1 }])
    const expected = table.holds === 'ties' ? 2 : 1
    expect(participations).toHaveLength(expected)
  })

  test.each(NOTED)('%s is told, and the row goes in', async (_name, text, more, problem) => {
    const { problems, files } = await readText(text, participationsTable(more))
    expect(problems.map(told)).toContainEqual(problem)
    expect(files).toMatchObject([{ refused: 0 }])
  })

  test('every problem of a row is told, and nothing of the row is kept', async () => {
    const { problems, actors } = await readText(
      'acteur;projet;début;fin\nMJC;;30/02/2012;hier\n',
      participationsTable(DATES),
    )
    expect(problems.map(({ rule }) => rule)).toEqual([
      'no-collaboration-identity',
      'no-such-day',
      'invalid-date',
    ])
    expect(actors).toEqual([])
  })

  test('an invisible character in a cell is refused (near the start it makes the file binary)', async () => {
    const rows = 'MJC;P1;Foyer\n'.repeat(1000)
    const { problems } = await readText(
      `acteur;projet;nom\n${rows}CCAS;P1;So\0cial\n`,
      participationsTable({ actor: { id: 'acteur', name: 'nom' } }),
    )
    expect(problems.map(told).at(-1)).toEqual({
      line: 1002,
      column: 'nom',
      rule: 'control-character',
      value: 'So␀cial',
      severity: 'refused',
    })
  })

  test('problems past the limit are only counted', async () => {
    const text = `acteur;projet\nMJC;P1\n${';P\n'.repeat(50)}`
    const limits = importLimits({ problems: 3 })
    const { problems, problemCounts } = await readText(text, participationsTable(), { limits })
    expect(problems).toHaveLength(3)
    expect(problemCounts).toEqual({ 'no-actor-identity': 50 })
  })

  test('a flood of notes does not hide what was refused', async () => {
    const text = `acteur;projet\n${'MJC;P1\n'.repeat(100)};P1\n`
    const limits = importLimits({ problems: 20 })
    const { problems } = await readText(text, participationsTable(), { limits })
    expect(problems.map(({ rule }) => rule)).toEqual([
      'duplicate-participation',
      'duplicate-participation',
      'no-actor-identity',
    ])
  })
})

describe('problems of lists', () => {
  const actors: TableMapping = {
    file: 'acteurs*',
    holds: 'actors',
    actor: { id: 'id', name: 'nom' },
  }
  const projects: TableMapping = {
    file: 'projets*',
    holds: 'collaborations',
    collaboration: { id: 'id' },
  }
  const participations = participationsTable({ file: 'participations*' })

  test('an id that comes twice in a list is refused, with the line of the first', async () => {
    const { problems, actors: read } = await readText('id;nom\n1;MJC\n2;CCAS\n1;Autre\n', {
      ...actors,
      file: '*',
    })
    expect(problems.map(told)).toEqual([
      {
        line: 4,
        column: 'id',
        rule: 'duplicate-id',
        value: '1',
        expected: '2',
        severity: 'refused',
      },
    ])
    expect(read.map(({ name }) => name)).toEqual(['MJC', 'CCAS'])
  })

  test('a participation of an actor or a project that no list has is refused', async () => {
    const files = [
      textFile('participations.csv', 'acteur;projet\n1;P1\n9;P1\n1;P9\n8;P1\n'),
      textFile('acteurs.csv', 'id;nom\n1;MJC\n'),
      textFile('projets.csv', 'id\nP1\n'),
    ]
    const mapping = mappingOf(participations, actors, projects)
    const read = await readRecords(files, mapping, { known: { actors: new Set(['8']) } })
    expect(read.problems).toEqual([
      {
        file: 'participations.csv',
        line: 3,
        column: 'acteur',
        rule: 'unknown-actor',
        value: '9',
        severity: 'refused',
      },
      {
        file: 'participations.csv',
        line: 4,
        column: 'projet',
        rule: 'unknown-collaboration',
        value: 'P9',
        severity: 'refused',
      },
    ])
    expect(read.participations.map(({ actorId }) => actorId)).toEqual(['1', '8'])
  })

  test('a file that no table is about is told', async () => {
    const files = [
      textFile('participations.csv', 'acteur;projet\n1;P1\n'),
      textFile('lisez-moi.csv', 'bonjour\n'),
    ]
    const { problems } = await readRecords(files, mappingOf(participations))
    expect(problems).toEqual([
      { file: 'lisez-moi.csv', line: 0, rule: 'file-not-mapped', severity: 'noted' },
    ])
  })

  test('what could be understood in another way is told before anything is read', async () => {
    const doubt = {
      file: 'acteurs.csv',
      line: 0,
      column: 'id',
      rule: 'doubtful-identifier',
      severity: 'noted',
    } as const
    const { problems, problemCounts } = await readRecords(
      [textFile('acteurs.csv', 'id;nom\n1;MJC\n')],
      mappingOf(actors),
      { doubts: [doubt] },
    )
    expect(problems).toEqual([doubt])
    expect(problemCounts).toEqual({ 'doubtful-identifier': 1 })
  })

  test('a file with a header only is told when others have rows', async () => {
    const files = [
      textFile('participations.csv', 'acteur;projet\n'),
      textFile('acteurs.csv', 'id;nom\n1;MJC\n'),
    ]
    const { problems } = await readRecords(files, mappingOf(participations, actors))
    expect(problems).toEqual([
      { file: 'participations.csv', line: 1, rule: 'no-row', severity: 'noted' },
    ])
  })
})

const node = (id: string) => `<node id="${id}"><data key="secteur">culture</data></node>`

describe('a graph file', () => {
  test('an attribute that it uses without declaring it goes in, and is told once with its line', async () => {
    const text = `<graphml>\n<graph>\n${node('A')}\n${node('B')}\n<edge source="A" target="B"/></graph></graphml>`
    const { problems, actors } = await readRecords([textFile('g.graphml', text)], {
      version: 1,
      tables: [
        { file: '*', sheet: 'nodes', holds: 'actors', actor: { id: 'id', sectors: 'secteur' } },
      ],
    })
    const own = problems.filter(({ rule }) => rule !== 'sheet-not-mapped')
    expect(own.map(told)).toEqual([
      {
        sheet: 'nodes',
        line: 3,
        rule: 'undeclared-attribute',
        value: 'secteur',
        severity: 'noted',
      },
    ])
    expect(actors.map(({ sectors }) => sectors)).toEqual([['culture'], ['culture']])
  })
})

describe('rules', () => {
  test.each(['fr', 'en'])('each has a sentence in %s', (language) => {
    const url = new URL(`../../server/locales/${language}.json`, import.meta.url)
    const catalogue: object = Object(JSON.parse(readFileSync(url, 'utf8')))
    expect(PROBLEM_RULES.filter((rule) => !Object.hasOwn(catalogue, `problem.${rule}`))).toEqual([])
  })

  test('each is proved here', () => {
    const source = ['problems', 'fixes', 'readers/sheets']
      .map((name) => readFileSync(new URL(`${name}.test.ts`, import.meta.url), 'utf8'))
      .join('')
    expect(PROBLEM_RULES.filter((rule) => !source.includes(`'${rule}'`))).toEqual([])
  })
})
