import { describe, expect, test } from 'vitest'
import { problemId, type Decisions } from '../../server/domain/problems.ts'
import type { TableMapping } from '../../server/ingest/mapping.ts'
import { participationsTable, readText } from '../support/import-files.ts'

type Cell = { rule: string; severity: string; value?: string; fix?: { value?: string } }

/** One row of acteur;projet and the column of the case, read without and then with the rule accepted. */
async function readTwice(more: Partial<TableMapping>, header: string, cells: string, rule: string) {
  const text = `acteur;projet;${header}\nMJC;P1;${cells}\nTémoin;P1${';'.repeat(header.split(';').length)}\n`
  const table = participationsTable(more)
  const [before, after] = [
    await readText(text, table),
    await readText(text, table, { decisions: { rules: [rule], problems: [] } }),
  ]
  const told = (read: typeof before): Cell[] =>
    read.problems
      .filter((problem) => problem.rule === rule)
      .map(({ severity, value, fix }) => ({
        rule,
        severity,
        ...(value !== undefined && { value }),
        ...(fix && { fix }),
      }))
  return { before, after, told: told(before), repaired: told(after) }
}

const identifier = (kind: string): Partial<TableMapping> => ({
  actor: { id: 'acteur', identifiers: { [kind]: 'numéro' } },
})

describe('identifiers', () => {
  test.each([
    ['siret', '7220086800072', 'lost-leading-zeros', 'siret', '07220086800072'],
    ['siret', '4.0109226700020E+13', 'scientific-notation', 'siret', '40109226700020'],
    ['siret', '7280266', 'lost-leading-zeros', 'siren', '007280266'],
    ['siren', '5520135', 'lost-leading-zeros', 'siren', '005520135'],
    ['rna', '332012345', 'invalid-rna', 'rna', 'W332012345'],
  ])(
    '%s %s is left out with a proposal, which is read once accepted',
    async (kind, text, rule, meant, value) => {
      const { before, after, told, repaired } = await readTwice(
        identifier(kind),
        'numéro',
        text,
        rule,
      )
      expect(told).toEqual([{ rule, severity: 'noted', value: text, fix: { value } }])
      expect(before.files).toMatchObject([{ refused: 0 }])
      expect(before.actors[0]?.identifiers).toBeUndefined()
      expect(repaired).toEqual([{ rule, severity: 'repaired', value: text, fix: { value } }])
      expect(after.actors[0]?.identifiers).toEqual({ [meant]: value })
      expect(after.problemCounts).toEqual({})
      expect(after.repairedCounts).toEqual({ [rule]: 1 })
    },
  )

  test.each([
    ['siret', '1,23457E+13', 'digits-lost'],
    ['siret', '73282932000075', 'invalid-siret'],
    ['siren', '123456789', 'invalid-siren'],
    ['rna', 'inconnue', undefined],
    ['rna', 'W12', 'invalid-rna'],
  ])('%s %s is left out and nothing can be proposed', async (kind, text, rule) => {
    const { before, after } = await readTwice(identifier(kind), 'numéro', text, rule ?? '')
    expect(before.problemCounts).toEqual(rule === undefined ? {} : { [rule]: 1 })
    expect(after.actors[0]).toEqual({ id: 'MJC', name: undefined })
    expect(after.repairedCounts).toEqual({})
  })

  test('spaces are no part of a number; other registers are not checked', async () => {
    const text = 'acteur;projet;n1;n2\nMJC;P1;732 829 320 00074;123\n'
    const { actors, problems } = await readText(
      text,
      participationsTable({ actor: { id: 'acteur', identifiers: { siret: 'n1', finess: 'n2' } } }),
    )
    expect(actors[0]?.identifiers).toEqual({ siret: '73282932000074', finess: '123' })
    expect(problems).toEqual([])
  })
})

const place = (fields: Record<string, string>): Partial<TableMapping> => ({
  actor: { id: 'acteur', place: fields },
})

describe('places', () => {
  test.each([
    [{ postcode: 'cp' }, 'cp', '1004', 'lost-leading-zeros', { postcode: '01004' }],
    [{ commune: 'insee' }, 'insee', '1004', 'lost-leading-zeros', { commune: '01004' }],
    [{ commune: 'insee' }, 'insee', '33063 / 33281', 'several-communes', { commune: '33063' }],
    [
      { latitude: 'lat', longitude: 'lon' },
      'lat;lon',
      '-0.58;44.84',
      'coordinates-swapped',
      { latitude: 44.84, longitude: -0.58 },
    ],
    // Lalinde, in Dordogne, is east of Greenwich: only the commune says that the sign is missing in Bordeaux.
    [
      { commune: 'insee', latitude: 'lat', longitude: 'lon' },
      'insee;lat;lon',
      '33063;44.84;0.58',
      'coordinates-elsewhere',
      { commune: '33063', latitude: 44.84, longitude: -0.58 },
    ],
    // The stop of a bus in Charente, geocoded to a Valence near Aix.
    [
      { commune: 'insee', latitude: 'lat', longitude: 'lon' },
      'insee;lat;lon',
      '16392;43.45;5.41',
      'coordinates-elsewhere',
      { commune: '16392' },
    ],
    // Saint-Pierre (La Réunion) with latitude and longitude the wrong way round: the postcode says so.
    [
      { postcode: 'cp', latitude: 'lat', longitude: 'lon' },
      'cp;lat;lon',
      '97410;55.47;-21.33',
      'coordinates-swapped',
      { postcode: '97410', latitude: -21.33, longitude: 55.47 },
    ],
  ])(
    '%j: what is written in %s as %s is %s, and then repaired',
    async (fields, header, cells, rule, meant) => {
      const { before, after, told } = await readTwice(place(fields), header, cells, rule)
      expect(told).toMatchObject([{ severity: 'noted', fix: {} }])
      expect(before.files).toMatchObject([{ refused: 0 }])
      expect(before.actors[0]?.place).not.toEqual(meant)
      expect(after.actors[0]?.place).toMatchObject(meant)
      expect(Object.keys(after.actors[0]?.place ?? {})).toEqual(
        expect.arrayContaining(Object.keys(meant)),
      )
      expect('latitude' in (after.actors[0]?.place ?? {})).toBe('latitude' in meant)
      expect(after.repairedCounts).toEqual({ [rule]: 1 })
    },
  )

  test('a point of zeros is left out at once: nobody is in the Gulf of Guinea', async () => {
    const fields = { commune: 'insee', latitude: 'lat', longitude: 'lon' }
    const { before } = await readTwice(place(fields), 'insee;lat;lon', '33063;0;0.0', '')
    expect(before.problemCounts).toEqual({ 'zero-coordinates': 1 })
    expect(before.actors[0]?.place).toEqual({ commune: '33063' })
  })

  test.each([
    ['33063;44.84;-0.58', 'in the commune'],
    // Salin-de-Giraud is 36 km from the centre of Arles.
    ['13004;43.41;4.73', 'at the far end of the widest commune'],
    ['97353;3.64;-54.03', 'in Guyane, where a commune is as wide as a département'],
  ])('nothing is said of %s (%s)', async (cells) => {
    const fields = { commune: 'insee', latitude: 'lat', longitude: 'lon' }
    const { before } = await readTwice(place(fields), 'insee;lat;lon', cells, '')
    expect(before.problemCounts).toEqual({})
  })

  test('a point of a commune that nobody knows is told of its code alone', async () => {
    const fields = { commune: 'insee', latitude: 'lat', longitude: 'lon' }
    const { before } = await readTwice(place(fields), 'insee;lat;lon', '00000;44.84;-0.58', '')
    expect(before.problemCounts).toEqual({ 'unknown-commune-code': 1 })
  })

  test('abroad is no mistake', async () => {
    const fields = { label: 'ville', country: 'pays', latitude: 'lat', longitude: 'lon' }
    const { before } = await readTwice(
      place(fields),
      'ville;pays;lat;lon',
      'Valence;ES;39.47;-0.38',
      '',
    )
    expect(before.problemCounts).toEqual({})
  })

  test('a postcode is French: 4 digits of Belgium are no lost zero', async () => {
    const fields = { postcode: 'cp', country: 'pays' }
    const { after } = await readTwice(place(fields), 'cp;pays', '1000;BE', 'lost-leading-zeros')
    expect(after.problemCounts).toEqual({ 'invalid-postcode': 1 })
    expect(after.actors[0]?.place).toBeUndefined()
  })
})

describe('a row that is refused', () => {
  const dates: Partial<TableMapping> = { collaboration: { id: 'projet', startsOn: 'd' } }
  test.each([
    [dates, 'd', '2013-02-30', 'no-such-day', { startsOn: '2013-02-28' }],
    [dates, 'd', '12/25/2013', 'no-such-day', { startsOn: '2013-12-25' }],
    [dates, 'd', 'bientôt', 'invalid-date', {}],
    [
      { collaboration: { id: 'projet', weight: 'w' } },
      'w',
      '12 k€',
      'not-a-number',
      { weight: 12_000 },
    ],
    [{ collaboration: { id: 'projet', weight: 'w' } }, 'w', '-3', 'out-of-range', {}],
    [{ collaboration: { id: 'projet', directed: 'x' } }, 'x', 'bof', 'not-yes-or-no', {}],
    [{ collaboration: { id: 'projet', kind: 'k' } }, 'k', 'fête', 'unknown-value', {}],
    [{ participation: { role: 'r' } }, 'r', 'curieux', 'unknown-role', {}],
  ] satisfies [Partial<TableMapping>, string, string, string, object][])(
    '%j, %s: %s goes in once the fix is accepted',
    async (more, header, cell, rule, collaboration) => {
      const { before, after, told, repaired } = await readTwice(more, header, cell, rule)
      expect(told).toMatchObject([{ severity: 'refused', value: cell, fix: {} }])
      expect(before.files).toMatchObject([{ rows: 2, refused: 1 }])
      expect(repaired).toMatchObject([{ severity: 'repaired', fix: told[0]?.fix }])
      expect(after.files).toMatchObject([{ rows: 2, refused: 0 }])
      expect(after.collaborations).toEqual([{ id: 'P1', ...collaboration }])
      expect(after.participations).toHaveLength(2)
    },
  )

  test('dates that are the wrong way round are put right', async () => {
    const both: Partial<TableMapping> = {
      collaboration: { id: 'projet', startsOn: 'd', endsOn: 'f' },
    }
    const { before, after } = await readTwice(both, 'd;f', '2014;2012', 'dates-reversed')
    expect(before.collaborations).toEqual([{ id: 'P1' }])
    expect(after.collaborations).toEqual([{ id: 'P1', startsOn: '2012', endsOn: '2014' }])
  })
})

describe('one fix', () => {
  const text = 'acteur;projet;d\nA;P1;2013-02-30\nB;P2;2013-02-31\nC;P3;2013\n'
  const table = participationsTable({ collaboration: { id: 'projet', startsOn: 'd' } })

  test('is accepted by the problem’s id, the same at each reading', async () => {
    const first = await readText(text, table)
    const [problem] = first.problems
    const decisions: Decisions = { rules: [], problems: [problem ? problemId(problem) : ''] }
    const second = await readText(text, table, { decisions })
    expect(second.collaborations.map(({ id, startsOn }) => [id, startsOn])).toEqual([
      ['P1', '2013-02-28'],
      ['P3', '2013'],
    ])
    expect(second.problemCounts).toEqual({ 'no-such-day': 1 })
    expect(second.repairedCounts).toEqual({ 'no-such-day': 1 })
    expect(second.problems.map(({ severity }) => severity)).toEqual(['repaired', 'refused'])
    expect(second.problems.map(problemId)).toEqual(first.problems.map(problemId))
  })

  test('is left as it is written although its rule is accepted', async () => {
    const { problems } = await readText(text, table)
    const except = problems.slice(1, 2).map(problemId)
    const decisions: Decisions = { rules: ['no-such-day'], problems: [], except }
    const read = await readText(text, table, { decisions })
    expect(read.collaborations.map(({ id }) => id)).toEqual(['P1', 'P3'])
    expect(read.problemCounts).toEqual({ 'no-such-day': 1 })
    expect(read.repairedCounts).toEqual({ 'no-such-day': 1 })
    // An exception to what is not accepted is none.
    const alone = await readText(text, table, { decisions: { ...decisions, rules: [] } })
    expect(alone.problemCounts).toEqual({ 'no-such-day': 2 })
  })

  test('of another rule, file or line changes nothing', async () => {
    const decisions: Decisions = {
      rules: ['invalid-date'],
      problems: ['no-such-day|other.csv||2|d', 'no-such-day|test.csv||9|d'],
    }
    const read = await readText(text, table, { decisions })
    expect(read.problemCounts).toEqual({ 'no-such-day': 2 })
  })
})

const rows = (...dates: string[]) =>
  `acteur;projet;d\n${dates.map((date, i) => `A;P${i};${date}\n`).join('')}`
const startsOf = (read: Awaited<ReturnType<typeof readText>>) =>
  read.collaborations.map(({ startsOn }) => startsOn)

describe('a column that has the month first', () => {
  const table = participationsTable({ collaboration: { id: 'projet', startsOn: 'd' } })
  const accepted: Decisions = { rules: ['month-first-dates'], problems: [] }
  test('is told once, by a date that has no other meaning, and read so once accepted', async () => {
    const text = rows('03/04/2013', '03/25/2013', '05/05/2013', '12/01/2014')
    const before = await readText(text, table)
    expect(before.problems.filter(({ rule }) => rule === 'month-first-dates')).toEqual([
      {
        file: 'test.csv',
        line: 0,
        column: 'd',
        rule: 'month-first-dates',
        value: '03/25/2013',
        expected: '2',
        fix: { value: '2013-03-25' },
        severity: 'noted',
      },
    ])
    expect(startsOf(before)).toEqual(['2013-04-03', '2013-05-05', '2014-01-12'])
    const after = await readText(text, table, { decisions: accepted })
    expect(startsOf(after)).toEqual(['2013-03-04', '2013-03-25', '2013-05-05', '2014-12-01'])
    expect(after.problemCounts).toEqual({})
    expect(after.repairedCounts).toEqual({ 'month-first-dates': 1 })
  })

  test.each([
    ['a date has the day first', ['03/04/2013', '03/25/2013', '25/03/2013']],
    ['nothing else could be meant otherwise', ['03/25/2013', '2013-01-02']],
    ['there is no proof', ['03/04/2013', '05/06/2013']],
  ])('is not told where %s', async (_why, dates) => {
    const read = await readText(rows(...dates), table)
    expect(read.problemCounts['month-first-dates']).toBeUndefined()
  })
})

describe('a number that identifies', () => {
  const table = participationsTable({
    actor: { id: ['siret', 'nom'], name: 'nom', identifiers: { siret: 'siret' } },
  })
  const text = [
    'siret;nom;projet',
    '1,23457E+13;MJC;P1',
    '1,23457E+13;Foyer;P1',
    '7220086800072;Vendée Habitat;P1',
    '73282932000075;Faute de frappe;P1',
    '',
  ].join('\n')

  test('and whose digits are lost is nobody’s: the name counts, and two actors stay two', async () => {
    const { actors } = await readText(text, table)
    expect(actors.map(({ id }) => id)).toEqual(['MJC', 'Foyer', '7220086800072', '73282932000075'])
  })

  test('is the one that was meant once that is accepted, as in another file', async () => {
    const decisions: Decisions = { rules: ['lost-leading-zeros'], problems: [] }
    const { actors } = await readText(text, table, { decisions })
    expect(actors.map(({ id }) => id)[2]).toBe('07220086800072')
    expect(actors[2]?.identifiers).toEqual({ siret: '07220086800072' })
  })

  test('alone, without a name, stays as it is written', async () => {
    const alone = participationsTable({ actor: { id: 'siret', identifiers: { siret: 'siret' } } })
    const { actors } = await readText('siret;projet\n7,86E+13;P1\n', alone)
    expect(actors.map(({ id }) => id)).toEqual(['7,86E+13'])
  })
})
