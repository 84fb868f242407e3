import { expect, test } from 'vitest'
import { isWithheld } from '../../server/domain/disclosure.ts'

test('figures about one or two actors are withheld from the public', () => {
  expect([0, 1, 2, 3].map((actors) => isWithheld('public', actors))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('nothing is withheld from those who may open the network', () => {
  expect([1, 2].some((actors) => isWithheld('internal', actors))).toBe(false)
})
