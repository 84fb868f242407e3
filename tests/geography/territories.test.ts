import { describe, expect, test } from 'vitest'
import { communeByCode } from '../../server/geography/communes.ts'
import { communesOf, labelOf } from '../../server/geography/territories.ts'

describe('communesOf', () => {
  test('gives a commune alone', () => {
    expect([...(communesOf('64445') ?? [])]).toEqual(['64445'])
  })

  test('gives the 28 communes of Bordeaux Métropole', () => {
    const codes = communesOf('epci:243300316')
    expect(codes?.has('33063')).toBe(true)
    expect(codes?.has('33318')).toBe(true)
    expect(codes?.has('33243')).toBe(false)
    const inForce = [...(codes ?? [])].filter((code) => communeByCode(code)?.code === code)
    expect(inForce).toHaveLength(28)
  })

  test('gives the communes of a département and of a région, former codes among them', () => {
    const gironde = communesOf('departement:33')
    expect([...(gironde ?? [])].every((code) => code.startsWith('33'))).toBe(true)
    expect(gironde?.has('33009')).toBe(true)
    const region = communesOf('region:75')
    for (const code of ['24322', '33063', '40192', '47001', '64445', '87085']) {
      expect(region?.has(code)).toBe(true)
    }
    expect(region?.has('31555')).toBe(false)
    expect(communesOf('74010')?.has('74011')).toBe(true)
  })

  test('counts municipal arrondissements as parts of their commune', () => {
    // Paris, its twenty arrondissements.
    expect(communesOf('75056')?.size).toBe(21)
    expect(communesOf('departement:69')?.has('69383')).toBe(true)
    expect([...(communesOf('75112') ?? [])]).toEqual(['75112'])
  })

  test('gives those of a list of communes together, and of a list that holds what is none nothing', () => {
    const list = communesOf('communes:Lyon et Pau=69123,64445')
    expect(list?.has('64445')).toBe(true)
    // Its arrondissements too, as for the commune alone.
    expect(list?.has('69383')).toBe(true)
    expect(list?.size).toBe((communesOf('69123')?.size ?? 0) + 1)
    expect(communesOf('communes:64445,99999')).toBeUndefined()
    expect(communesOf('communes:64445,Pau')).toBeUndefined()
  })

  test.each(['99999', 'epci:1', 'departement:00', 'region:00', 'attribute:Pays:Béarn', '', 'x'])(
    'is undefined for "%s"',
    (territory) => {
      expect(communesOf(territory)).toBeUndefined()
    },
  )
})

describe('labelOf', () => {
  test.each([
    ['33063', 'Bordeaux'],
    ['epci:243300316', 'Bordeaux Métropole'],
    ['departement:24', 'Dordogne'],
    ['region:75', 'Nouvelle-Aquitaine'],
    ['attribute:Pays:Béarn', undefined],
    ['communes:Rive droite=33063,33318', 'Rive droite'],
    ['communes:33318,33063', 'Bordeaux, Pessac'],
    ['communes:33063,33318,64445,87085,24322', 'Périgueux, Bordeaux, Pessac + 2'],
  ])('names %s', (territory, label) => {
    expect(labelOf(territory)).toBe(label)
  })
})
