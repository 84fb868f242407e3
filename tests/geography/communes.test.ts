import { describe, expect, test } from 'vitest'
import {
  communeByCode,
  communesNamed,
  departementOf,
  departementOfPostcode,
  epciOf,
  regionOf,
} from '../../server/geography/communes.ts'

const codesNamed = (...args: Parameters<typeof communesNamed>) =>
  communesNamed(...args).map(({ code }) => code)

describe('communeByCode', () => {
  test('finds the commune of an INSEE code', () => {
    expect(communeByCode('33063')).toMatchObject({ name: 'Bordeaux', departement: '33' })
    expect(communeByCode('2A004')).toMatchObject({ name: 'Ajaccio', departement: '2A' })
    expect(communeByCode('97411')).toMatchObject({ name: 'Saint-Denis', departement: '974' })
  })

  test('gives the successor of a code that is no longer in force', () => {
    // Annecy-le-Vieux (74011) and Annecy merged on 1 January 2017; Pont-Évêque never did.
    expect(communeByCode('74011')?.name).toBe('Annecy')
    expect(communeByCode('38318')?.name).toBe('Pont-Évêque')
  })

  test('gives an arrondissement of Paris, Lyon or Marseille under its own code', () => {
    expect(communeByCode('75112')).toMatchObject({ partOf: '75056' })
  })

  test('knows no code that never was', () => {
    expect(communeByCode('00000')).toBeUndefined()
    expect(communeByCode('')).toBeUndefined()
  })
})

describe('communesNamed', () => {
  test.each([
    ['BORDEAUX', '33063'],
    ['Bordeaux CEDEX', '33063'],
    ['St Emilion', '33394'],
    ['Sainte Foy la Grande', '33402'],
    ['Villeneuve s/ Lot', '47323'],
    ['Aire-sur-l’Adour', '40001'],
    ["Aire sur l'Adour", '40001'],
    ['la reole', '33352'],
    ['Oloron Ste Marie', '64422'],
    ['PARIS 12', '75112'],
    ['Lyon 3e arrondissement', '69383'],
    ['Marseille 1er Arrondissement', '13201'],
  ])('reads "%s"', (name, code) => {
    expect(codesNamed(name)).toEqual([code])
  })

  test('gives every namesake, and the one of a postcode or département', () => {
    expect(codesNamed('Saint-Denis').length).toBeGreaterThan(2)
    expect(codesNamed('Saint-Denis', { postcode: '93200' })).toEqual(['93066'])
    expect(codesNamed('Saint-Denis', { departement: '974' })).toEqual(['97411'])
  })

  test('takes the département of a postcode that no commune has (CEDEX)', () => {
    expect(codesNamed('Bordeaux', { postcode: '33077' })).toEqual(['33063'])
    expect(codesNamed('Bordeaux', { postcode: '75001' })).toEqual([])
  })

  test('finds the commune that a former one is part of', () => {
    expect(communesNamed('Annecy-le-Vieux')[0]?.name).toBe('Annecy')
  })

  test('finds nothing for an empty or unknown name', () => {
    expect(communesNamed('')).toEqual([])
    expect(communesNamed(' - ')).toEqual([])
    expect(communesNamed('Nulle-Part-sur-Rien')).toEqual([])
  })
})

describe('the territories around a commune', () => {
  test('are its EPCI, département and région', () => {
    expect(epciOf('33063')).toMatchObject({ siren: '243300316', name: 'Bordeaux Métropole' })
    expect(epciOf('33281')?.siren).toBe('243300316')
    expect(departementOf('47001')?.name).toBe('Lot-et-Garonne')
    expect(regionOf('64445')).toEqual({ code: '75', name: 'Nouvelle-Aquitaine' })
    expect(regionOf('2A004')?.name).toBe('Corse')
  })

  test('are those of its commune for an arrondissement', () => {
    expect(epciOf('69383')?.name).toContain('Lyon')
    expect(epciOf('75112')?.siren).toBe(epciOf('75056')?.siren)
  })

  test('are undefined where there is none', () => {
    // The Île d’Yeu is one of the four communes that need no EPCI.
    expect(epciOf('85113')).toBeUndefined()
    expect(departementOf('00000')).toBeUndefined()
  })

  test.each([
    ['33000', '33'],
    ['20000', '2A'],
    ['20200', '2B'],
    ['97400', '974'],
    ['01000', '01'],
  ])('postcode %s lies in département %s', (postcode, departement) => {
    expect(departementOfPostcode(postcode)).toBe(departement)
  })
})
