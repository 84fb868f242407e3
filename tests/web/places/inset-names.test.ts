import { expect, test } from 'vitest'
import { linesWithin } from '../../../web/src/places/inset-names.ts'

const widthOf = (text: string): number => text.length

test.each([
  ['Guyane française', 20, ['Guyane française']],
  ['Guyane française', 12, ['Guyane', 'française']],
  ['La Réunion', 4, ['La', 'Réunion']],
  ['a b c d', 3, ['a b', 'c d']],
])('%s in %i is %j', (name, room, lines) => {
  expect(linesWithin(name, room, widthOf)).toEqual(lines)
})
