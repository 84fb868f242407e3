import { describe, expect, test } from 'vitest'
import {
  byDistance,
  cellsByPlace,
  readCell,
  tintOf,
  type Cell,
} from '../../../web/src/views/matrix-reading.ts'
import { stepFrom } from '../../../web/src/views/matrix-walk.ts'

const cell = (changes: Partial<Cell>): Cell => ({
  a: 0,
  b: 0,
  observed: 1,
  expected: 1,
  sd: 1,
  z: 0,
  p: 1,
  adjusted: 1,
  ...changes,
})

describe('a cell of the matrix', () => {
  test('stands out by its adjusted probability alone, on the side of its sign', () => {
    expect(readCell({ z: 2.5, adjusted: 0.2 })).toBe('chance')
    expect(readCell({ z: 2.5, adjusted: 0.049 })).toBe('more')
    expect(readCell({ z: -2.5, adjusted: 0.049 })).toBe('less')
    expect(readCell({ z: null, adjusted: null })).toBe('unknown')
  })

  test('is coloured strongly only where its sign says that it stands out', () => {
    expect(tintOf({ z: 6, adjusted: 0.3 })).toBe(1)
    expect(tintOf({ z: 0.4, adjusted: 0.9 })).toBe(0)
    expect([2.5, 4, 6].map((z) => tintOf({ z, adjusted: 0.01 }))).toEqual([2, 3, 4])
    expect(tintOf({ z: null, adjusted: null })).toBe(0)
  })
})

describe('the matrix', () => {
  const cells = [cell({ z: 1 }), cell({ a: 0, b: 1, z: null }), cell({ a: 1, b: 1, z: -3 })]

  test('lists the farthest from chance first, on either side, the unknown last', () => {
    expect(byDistance(cells).map(({ z }) => z)).toEqual([-3, 1, null])
  })

  test('is the same both ways across the diagonal', () => {
    const at = cellsByPlace(cells)
    expect(at(1, 0)).toBe(at(0, 1))
    expect(at(2, 2)).toBeUndefined()
  })

  test('is walked with arrows that stop at its edges, and Home and End', () => {
    const at = { row: 1, column: 1 }
    expect(stepFrom(at, 'ArrowUp', 3)).toEqual({ row: 0, column: 1 })
    expect(stepFrom({ row: 0, column: 0 }, 'ArrowLeft', 3)).toEqual({ row: 0, column: 0 })
    expect(stepFrom({ row: 3, column: 3 }, 'ArrowDown', 3)).toEqual({ row: 3, column: 3 })
    expect(stepFrom(at, 'End', 3)).toEqual({ row: 1, column: 3 })
    expect(stepFrom(at, 'Home', 3, true)).toEqual({ row: 0, column: 0 })
    expect(stepFrom(at, 'x', 3)).toBeUndefined()
  })
})
