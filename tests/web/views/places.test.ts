import { describe, expect, test } from 'vitest'
import { countLines, readLines } from '../../../web/src/views/places-lines.ts'
import { sortAreas } from '../../../web/src/views/places-table.tsx'

const PLACES = {
  actors: {
    id: ['a', 'b', 'c', 'd'],
    name: ['A', 'B', 'C', 'D'],
    sector: [0, 0, 0, 0],
    point: [0, 0, 1, 2],
    outside: [false, false, false, false],
    partners: [1, 1, 1, 1],
  },
  // a–c and b–c join the same two points; d–a is the other way round.
  ties: { source: [0, 1, 3], target: [2, 2, 0], weight: [1, 0.5, 0.25] },
}

describe('countLines', () => {
  test('counts pairs of points once, however many ties join them and whichever way', () => {
    expect(countLines(PLACES, 'all')).toEqual({ all: 2, drawn: 2, least: 0.25 })
    expect(countLines(PLACES, '300')).toEqual({ all: 2, drawn: 2, least: 0.25 })
    expect(countLines(PLACES, '0')).toEqual({ all: 2, drawn: 0, least: 0 })
  })

  test('a choice that is none gives the usual one', () => {
    expect([readLines('all'), readLines('12'), readLines(null)]).toEqual(['all', '300', '300'])
  })
})

const areas = {
  commune: ['1', '2', '3'],
  departement: ['1', '2', '3'],
  label: ['Élancourt', 'Dax', 'Pau'],
  actors: [2, 5, 2],
  within: [0, 1, 2],
  across: [0, 0, 0],
  unplaced: [0, 0, 0],
}

const order = (by: 'label' | 'actors' | 'across', descending: boolean) =>
  sortAreas(areas, { by, descending }, 'fr').map((row) => areas.label[row])

describe('sortAreas', () => {
  test('by name as the language does, and equal numbers by name', () => {
    expect(order('label', false)).toEqual(['Dax', 'Élancourt', 'Pau'])
    expect(order('actors', true)).toEqual(['Dax', 'Élancourt', 'Pau'])
    expect(order('actors', false)).toEqual(['Élancourt', 'Pau', 'Dax'])
    expect(order('across', true)).toEqual(['Dax', 'Élancourt', 'Pau'])
  })
})
