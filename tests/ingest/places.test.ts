import { describe, expect, test } from 'vitest'
import { communesOf } from '../../server/geography/territories.ts'
import type { TableMapping } from '../../server/ingest/mapping.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { detectText, participationsTable, readText } from '../support/import-files.ts'

type PlaceKey = keyof NonNullable<NonNullable<TableMapping['actor']>['place']>
type PlaceMapping = Partial<Record<PlaceKey, string>>

/** The place of each actor of a table whose columns after acteur and projet are those of the mapping. */
async function placesOf(place: PlaceMapping, ...rows: string[]) {
  const header = ['acteur', 'projet', ...Object.values(place)].join(';')
  const text = [header, ...rows.map((row, i) => `A${i};P1;${row}`)].join('\n')
  const read = await readText(text, participationsTable({ actor: { id: 'acteur', place } }))
  return { places: read.actors.map((actor) => actor.place), rules: Object.keys(read.problemCounts) }
}

describe('the commune that a name means', () => {
  test.each([{ label: 'ville' }, { commune: 'ville' }] as const)(
    'is the only one that is called so: %j',
    async (mapping) => {
      const { places, rules } = await placesOf(mapping, 'PAU', 'Villeneuve s/ Lot', '33063')
      expect(places.slice(0, 2)).toEqual([
        { commune: '64445', label: 'PAU', precision: 'commune' },
        { commune: '47323', label: 'Villeneuve s/ Lot', precision: 'commune' },
      ])
      // The place is then found by a slice of its département.
      expect(communesOf('departement:47')?.has(places[1]?.commune ?? '')).toBe(true)
      expect(rules).toEqual('label' in mapping ? ['unknown-commune'] : [])
    },
  )

  test('is the one of the postcode, else of the département it begins with, or of the département named', async () => {
    const byPostcode = { label: 'ville', postcode: 'cp' }
    const { places } = await placesOf(byPostcode, 'Saint-Denis;93200', 'Bordeaux cedex;33077')
    expect(places.map((place) => place?.commune)).toEqual(['93066', '33063'])
    const byDepartement = { label: 'ville', departement: 'dep' }
    const named = await placesOf(byDepartement, 'Valence;26', 'Valence;Tarn et Garonne', 'Valence;')
    expect(named.places).toEqual([
      { commune: '26362', label: 'Valence', precision: 'commune' },
      { commune: '82186', label: 'Valence', precision: 'commune' },
      { label: 'Valence' },
    ])
    expect(named.rules).toEqual(['ambiguous-commune'])
  })

  test.each([
    ['64000 Pau', '64445'],
    ['F-26000 VALENCE', '26362'],
    ['Valence (26)', '26362'],
    ['Valence (Tarn-et-Garonne)', '82186'],
    ['St-Denis (974)', '97411'],
    ['Bastia (2B)', '2B033'],
    ['Saint-Denis (93200)', '93066'],
    ['Valence - Drôme', '26362'],
    ['Valence (Espagne)', undefined],
    ['Pau (33)', undefined],
  ])('is told with its postcode or its département in one cell: %s', async (text, commune) => {
    const { places } = await placesOf({ label: 'ville' }, text)
    expect(places[0]?.commune).toBe(commune)
    expect(places[0]?.label).toBe(text)
  })

  test('is the one of the région, in words of today', async () => {
    const { places } = await placesOf(
      { label: 'ville', region: 'région' },
      'La Rochelle;NOUVELLE AQUITAINE',
      'Saint-Denis;La Réunion',
      'La Rochelle;Poitou-Charentes',
      'La Rochelle;Bretagne',
    )
    expect(places.map((place) => place?.commune)).toEqual(['17300', '97411', undefined, undefined])
  })

  test('is never guessed from where the other actors are, nor against the postcode', async () => {
    const { places, rules } = await placesOf(
      { label: 'ville', postcode: 'cp' },
      'Valence;',
      'Montauban;82000',
      'Moissac;82200',
      'Bordeaux;75001',
    )
    expect(places[0]).toEqual({ label: 'Valence' })
    expect(places[3]).toEqual({ label: 'Bordeaux', postcode: '75001' })
    expect(rules).toEqual(['ambiguous-commune', 'unknown-commune'])
  })

  test('is today’s for a former one', async () => {
    const { places } = await placesOf({ label: 'ville' }, 'Annecy-le-Vieux')
    expect(places[0]).toEqual({ commune: '74010', label: 'Annecy-le-Vieux', precision: 'commune' })
  })

  test('is none abroad, whatever the name: Venise is also a commune of the Doubs', async () => {
    const byCountry = await placesOf({ label: 'ville', country: 'pays' }, 'Venise;IT', 'Venise;FR')
    expect(byCountry.places.map((place) => place?.commune)).toEqual([undefined, '25598'])
    const point = { label: 'ville', latitude: 'lat', longitude: 'lon' }
    const byPoint = await placesOf(point, 'Venise;45.44;12.33', 'Venise;47.33;6.11')
    expect(byPoint.places).toEqual([
      { label: 'Venise', latitude: 45.44, longitude: 12.33 },
      { commune: '25598', label: 'Venise', latitude: 47.33, longitude: 6.11 },
    ])
    expect(byCountry.rules).toEqual([])
  })

  test('is looked up only where no code is given', async () => {
    const { places } = await placesOf(
      { commune: 'insee', label: 'ville' },
      '33063;Pau',
      '74011;Pau',
    )
    expect(places).toEqual([
      { commune: '33063', label: 'Pau' },
      { commune: '74010', label: 'Pau' },
    ])
  })

  test('is told by rows together: one with the postcode is enough', async () => {
    const read = await readText(
      'acteur;projet;ville;cp\nMJC;P1;Valence;\nMJC;P2;Valence;26000\n',
      participationsTable({ actor: { id: 'acteur', place: { label: 'ville', postcode: 'cp' } } }),
    )
    expect(read.actors[0]?.place?.commune).toBe('26362')
    expect(read.problems).toEqual([])
  })
})

/** The table proposed for a file whose last column has this value. */
async function suggested(pays: string) {
  const rows = `MJC;P1;Pau;64;${pays}\nCCAS;P1;Dax;40;${pays}\n`
  const file = await detectText('reseau.csv', `acteur;projet;commune;département;pays\n${rows}`)
  return suggestMapping([file]).mapping?.tables[0]
}

test('columns of départements and countries are recognised and stay attributes; a Pays of the Béarn is no country', async () => {
  const table = await suggested('France')
  expect(table?.actor?.place).toEqual({
    label: 'commune',
    departement: 'département',
    country: 'pays',
  })
  expect(table?.actor?.attributes).toEqual(['département', 'pays'])
  const local = await suggested('Pays de Béarn')
  expect(local?.actor?.place).not.toHaveProperty('country')
})
