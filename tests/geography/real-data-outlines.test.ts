import { readFileSync } from 'node:fs'
import { geoArea, geoBounds, geoContains } from 'd3-geo'
import type { Feature } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { beforeAll, describe, expect, test } from 'vitest'
import { departementRings, readOutlines } from '../../server/geography/outlines.ts'
import { communeByCode } from '../../server/geography/communes.ts'
import { departements } from '../../server/geography/decoupage.ts'

type Outlines = Topology<{ departements: GeometryCollection }>

let shapes: Map<string, Feature>
beforeAll(async () => {
  const topology: Outlines = JSON.parse(await readOutlines())
  const { features } = feature(topology, topology.objects.departements)
  shapes = new Map(features.map((shape) => [String(shape.id), shape]))
})

const shapeOf = (code: string) => {
  const shape = shapes.get(code)
  if (!shape) throw new Error(`no outline of ${code}`)
  return shape
}

describe('the outlines of the départements', () => {
  test('are those of the 101 départements of the official code', () => {
    // The collectivities overseas (975, 977…) are in the code too, but are no départements.
    const official = [...departements().keys()].filter((code) => !/^(975|977|978|98)/.test(code))
    expect([...shapes.keys()]).toEqual(official.toSorted())
    expect(shapes.size).toBe(101)
  })

  test.each([
    ['33', 'Bordeaux', -0.5795, 44.8378],
    ['2A', 'Sartène', 8.9747, 41.6222],
    ['2B', 'Corte', 9.149, 42.3061],
    ['75', 'Paris', 2.3522, 48.8566],
    ['973', 'Cayenne', -52.3135, 4.9224],
    ['974', 'Cilaos', 55.4744, -21.1353],
    ['87', 'Limoges', 1.2611, 45.8336],
  ])('département %s holds %s', (code, _name, longitude, latitude) => {
    expect(geoContains(shapeOf(code), [longitude, latitude])).toBe(true)
  })

  test('as rings are those that the TopoJSON reader makes', () => {
    for (const { code, rings } of departementRings()) {
      const { geometry } = shapeOf(code)
      const expected =
        geometry.type === 'Polygon'
          ? geometry.coordinates
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates.flat()
            : []
      expect(rings).toEqual(expected)
    }
    expect(departementRings()).toHaveLength(101)
  })

  test('go round the way that spherical geometry takes for inside', () => {
    // The other way round a shape would be the Earth without it: 4π.
    for (const shape of shapes.values()) expect(geoArea(shape)).toBeLessThan(0.01)
  })

  test('hold the communes of their own code, but for the width of their grid', () => {
    const rows = readFileSync(
      new URL('../../server/geography/commune-points.csv', import.meta.url),
      'utf8',
    )
      .trim()
      .split('\n')
      .slice(1)
    let inside = 0
    let known = 0
    for (const row of rows) {
      const [code = '', latitude, longitude] = row.split(',')
      const departement = communeByCode(code)?.departement ?? ''
      if (!shapes.has(departement)) continue
      known++
      const point: [number, number] = [Number(longitude), Number(latitude)]
      if (isNear(shapeOf(departement), point)) inside++
    }
    expect(known).toBeGreaterThan(8000)
    expect(inside / known).toBeGreaterThan(0.999)
  })
})

/** Within the box of a shape, and a grid step of 0.03° around it. */
function isNear(shape: Feature, [longitude, latitude]: [number, number]) {
  const [[west, south], [east, north]] = geoBounds(shape)
  const step = 0.03
  return (
    longitude > west - step &&
    longitude < east + step &&
    latitude > south - step &&
    latitude < north + step
  )
}
