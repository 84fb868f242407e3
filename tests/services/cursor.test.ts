import { expect, test } from 'vitest'
import { readCursor, writeCursor } from '../../server/services/cursor.ts'

test.each([0, 1, 50, 123_456_789])('a cursor gives back its place: %i', (place) => {
  expect(readCursor(writeCursor(place) ?? undefined)).toBe(place)
})

test('no cursor is the beginning, and the end has none', () => {
  expect(readCursor(undefined)).toBe(0)
  expect(writeCursor(null)).toBeNull()
})

test.each(['', 'x', 'cA', 'MTI', 'cC0x', 'cDEuNQ', 'cDEwMDAwMDAwMDAw'])('%j is none', (cursor) => {
  expect(() => readCursor(cursor)).toThrow('invalid-request')
})
