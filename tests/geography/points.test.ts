import { describe, expect, test } from 'vitest'
import { communes } from '../../server/geography/decoupage.ts'
import { kilometresBetween, pointOf } from '../../server/geography/points.ts'

describe('pointOf', () => {
  // Town halls, from OpenStreetMap and the towns' own sites.
  test.each([
    ['33063', 44.838, -0.579, 'Bordeaux'],
    ['75056', 48.857, 2.352, 'Paris'],
    ['2A004', 41.919, 8.739, 'Ajaccio'],
    ['97411', -20.879, 55.448, 'Saint-Denis de La Réunion'],
    ['97302', 4.938, -52.331, 'Cayenne'],
    ['98818', -22.276, 166.452, 'Nouméa'],
    ['13208', 43.27, 5.38, 'Marseille 8e'],
  ])('%s is within 5 km of %d, %d (%s)', (code, latitude, longitude) => {
    const point = pointOf(code)
    expect(point?.precision).toBe('commune')
    expect(point && kilometresBetween(point, { latitude, longitude })).toBeLessThan(5)
  })

  test('a former commune is where the one is that it became part of', () => {
    expect(pointOf('74011')).toEqual(pointOf('74010'))
  })

  test('an arrondissement without a point of its own is in its city', () => {
    expect(pointOf('75112')).toEqual(pointOf('75056'))
  })

  test('a commune of fewer than 1,000 inhabitants is placed among those of its postcode, of its EPCI, of its département', () => {
    // Saint-Fraigne (Charente, 16140): the stop of a bus there is at 45.953, -0.009.
    const point = pointOf('16317')
    expect(point?.precision).toBe('postcode')
    expect(point && kilometresBetween(point, { latitude: 45.953, longitude: -0.009 })).toBeLessThan(
      15,
    )
    // Ouessant is in no EPCI and has a postcode of its own.
    expect(pointOf('29155')?.precision).toBe('departement')
  })

  test('nothing is known of a code that never was, nor of the far islands of the Pacific', () => {
    expect(pointOf('00000')).toBeUndefined()
    expect(pointOf('98731')).toBeUndefined()
  })

  test('every commune of metropolitan France and of the overseas départements has a point', () => {
    const without = [...communes().byCode.values()].filter(
      ({ code, departement }) => departement < '98' && pointOf(code) === undefined,
    )
    expect(without).toEqual([])
  })
})

describe('kilometresBetween', () => {
  test('is a quarter of the meridian from the equator to the pole, nothing from a point to itself', () => {
    const pole = { latitude: 90, longitude: 0 }
    expect(kilometresBetween({ latitude: 0, longitude: 30 }, pole)).toBeCloseTo(10_007.5, 0)
    expect(kilometresBetween(pole, pole)).toBe(0)
  })
})
