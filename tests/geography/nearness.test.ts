import { describe, expect, test } from 'vitest'
import { communes } from '../../server/geography/decoupage.ts'
import { kilometresOutside, kilometresOutsideDepartement } from '../../server/geography/nearness.ts'
import { pointOf } from '../../server/geography/points.ts'

const AIX = { latitude: 43.451, longitude: 5.412 }
const SALIN_DE_GIRAUD = { latitude: 43.412, longitude: 4.73 }

describe('kilometresOutside', () => {
  test('is none for the far end of the widest commune of metropolitan France', () => {
    // Salin-de-Giraud is part of Arles, 36 km from its centre.
    expect(kilometresOutside(SALIN_DE_GIRAUD, '13004')).toBe(0)
  })

  test('is the distance for a place that is in another part of the country', () => {
    // Valence (Charente) to Aix-en-Provence.
    expect(kilometresOutside(AIX, '16392')).toBeGreaterThan(450)
  })

  test('is unknown where the commune has no point', () => {
    expect(kilometresOutside(AIX, '00000')).toBeUndefined()
  })

  test('is none for the point of each commune itself and of most neighbours', () => {
    const own = [...communes().byCode.values()].filter(({ code }) => pointOf(code) !== undefined)
    const outside = own.filter(({ code }) => kilometresOutside(pointOf(code) ?? AIX, code) !== 0)
    expect(outside).toEqual([])
  })
})

describe('kilometresOutsideDepartement', () => {
  test('tells a point in the département from one elsewhere', () => {
    expect(kilometresOutsideDepartement(AIX, '13')).toBe(0)
    expect(kilometresOutsideDepartement(AIX, '16')).toBeGreaterThan(400)
    expect(kilometresOutsideDepartement(AIX, 'XX')).toBeUndefined()
  })

  test('no commune lies outside its own', () => {
    const outside = [...communes().byCode.values()].filter(({ code, departement }) => {
      const point = pointOf(code)
      return (
        point?.precision === 'commune' &&
        (kilometresOutsideDepartement(point, departement) ?? 0) > 0
      )
    })
    expect(outside.map(({ code }) => code)).toEqual([])
  })
})
